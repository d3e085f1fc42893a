// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapexport.h"

#include "maps/view/mapview.h"

#include <QFutureWatcher>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QtConcurrent>

namespace huying
{

namespace
{

constexpr double halfEquator = 20037508.342789244; ///< metres, EPSG:3857

/// EPSG:3857 metres, y northwards.
QRectF extentOf(const Viewport &view)
{
    const QRectF world = view.worldRect();
    const double metres = 2 * halfEquator / worldSize;
    return QRectF(QPointF(world.left() * metres - halfEquator, halfEquator - world.bottom() * metres),
                  world.size() * metres);
}

bool writePdf(QIODevice &device, const MapSheet &sheet, const Viewport &view, const QImage &base,
              const MapContentPtr &content)
{
    QPdfWriter pdf(&device);
    pdf.setResolution(sheet.dpi);
    pdf.setPageSize(QPageSize(sheet.millimetres, QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    pdf.setPageMargins(QMarginsF());
    pdf.setTitle(sheet.title);
    pdf.setCreator(QStringLiteral("Huying"));
    QPainter p;
    if (!p.begin(&pdf))
        return false;
    p.scale(sheet.ratio(), sheet.ratio());
    paintSheet(p, sheet, view, base, content);
    return p.end();
}

bool writePng(QIODevice &device, const MapSheet &sheet, const Viewport &view, const QImage &base,
              const MapContentPtr &content)
{
    QImage image(sheet.pixels(), QImage::Format_RGB32);
    if (image.isNull())
        return false;
    image.fill(Qt::white);
    image.setDotsPerMeterX(qRound(sheet.dpi / 0.0254));
    image.setDotsPerMeterY(qRound(sheet.dpi / 0.0254));
    QPainter p(&image);
    p.scale(sheet.ratio(), sheet.ratio());
    paintSheet(p, sheet, view, base, content);
    return p.end() && image.save(&device, "PNG");
}

} // namespace

MapExport::MapExport(EngineLink &link, const MapSheet &sheet, const QString &file, QObject *parent)
    : QObject(parent), m_link(link), m_sheet(sheet), m_file(file)
{
    connect(&link, &EngineLink::exported, this,
            [this](quint64 request, const QString &, const QString &trouble) { takeBase(request, trouble); });
}

void MapExport::start(MapView &map)
{
    m_view = m_sheet.viewFor(map.viewport());
    m_content = map.contentForPaper();
    const QSize pixels = (m_view.size * m_sheet.ratio()).toSize();
    m_request = m_link.exportMap(extentOf(m_view), pixels, m_sheet.dpi, m_dir.filePath(QStringLiteral("base.png")),
                                 map.styleForPaper());
}

void MapExport::takeBase(quint64 request, const QString &trouble)
{
    if (request != m_request)
        return;
    if (trouble.isEmpty())
        compose();
    else
        finish(tr("The map engine did not draw the base map, so nothing was written. %1 Try again when the status "
                  "line says that the base map is ready.").arg(trouble));
}

void MapExport::compose()
{
    const auto work = [sheet = m_sheet, view = m_view, content = m_content, file = m_file,
                       picture = m_dir.filePath(QStringLiteral("base.png"))]() -> QString {
        const QImage base(picture);
        QSaveFile out(file);
        const bool pdf = file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
        const bool written = !base.isNull() && out.open(QIODevice::WriteOnly)
                             && (pdf ? writePdf : writePng)(out, sheet, view, base, content) && out.commit();
        return written ? QString()
                       : tr("%1 can't be written: choose another folder, or make room on the disk.").arg(file);
    };
    auto *watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcher<QString>::finished, this, [this, watcher] { finish(watcher->result()); });
    watcher->setFuture(QtConcurrent::run(work));
}

void MapExport::finish(const QString &trouble)
{
    emit done(m_file, trouble);
    deleteLater();
}

} // namespace huying
