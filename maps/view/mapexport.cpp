// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapexport.h"

#include "maps/view/mapview.h"

#include <QFutureWatcher>
#include <QPainter>
#include <QSaveFile>
#include <QtConcurrent>
#include <cmath>

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

bool isPdf(const QString &file)
{
    return file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
}

/// Names of the files; empty if one could not be written.
QStringList writeLive(const QString &folder, const LivePicture &live)
{
    constexpr int fast = 80; // of PNG: little compression, the pictures live for seconds
    QStringList files{folder + QStringLiteral("/live.png")};
    if (live.map.isNull() || !live.map.save(files.first(), "PNG", fast))
        return {};
    for (const QImage &key : live.keys) {
        files << folder + QStringLiteral("/key%1.png").arg(files.size());
        if (!key.save(files.last(), "PNG", fast))
            return {};
    }
    return files;
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
    m_content = map.contentForPaper();
    if (isPdf(m_file)) {
        m_view = m_sheet.pageViewFor(map.viewport());
        return orderPage(map.styleForPaper());
    }
    m_view = m_sheet.viewFor(map.viewport());
    const QSize pixels = (m_view.size * m_sheet.ratio()).toSize();
    m_request = m_link.exportMap(extentOf(m_view), pixels, m_sheet.dpi, m_dir.filePath(QStringLiteral("base.png")),
                                 map.styleForPaper());
    emit ordered();
}

/// The live layers first, then the engine lays all out.
void MapExport::orderPage(const MapStyle &style)
{
    wire::Page order;
    const QRectF extent = extentOf(m_view), frame = m_sheet.pageFrame();
    order.west = extent.left(), order.south = extent.top(), order.east = extent.right(), order.north = extent.bottom();
    order.width = m_sheet.millimetres.width(), order.height = m_sheet.millimetres.height();
    order.left = frame.left(), order.top = frame.top(), order.frameWidth = frame.width(), order.frameHeight = frame.height();
    order.dpi = m_sheet.dpi;
    order.file = m_file;
    order.style = wireStyle(style);
    order.title = m_sheet.title, order.date = m_sheet.time, order.notes = m_sheet.notes();
    order.scale = scaleText(std::round(scaleDenominator(m_view)));
    order.legendTitle = tr("Legend"), order.northMark = tr("N");
    const auto work = [view = m_view, ratio = m_sheet.ratio(), content = m_content, folder = m_dir.path()] {
        return writeLive(folder, paintLive(view, ratio, content));
    };
    auto *watcher = new QFutureWatcher<QStringList>(this);
    connect(watcher, &QFutureWatcher<QStringList>::finished, this, [this, watcher, order] {
        const QStringList files = watcher->result();
        wire::Page page = order;
        if (files.isEmpty())
            return finish(tr("%1 can't be written: there is no room for the pictures on it in %2.").arg(m_file, m_dir.path()));
        page.live = files.first();
        page.keys = files.mid(1);
        m_request = m_link.exportPage(page);
        emit ordered();
    });
    watcher->setFuture(QtConcurrent::run(work));
}

void MapExport::takeBase(quint64 request, const QString &trouble)
{
    if (request != m_request)
        return;
    if (isPdf(m_file))
        finish(trouble.isEmpty() ? QString() : tr("Nothing was written to %1. %2").arg(m_file, trouble));
    else if (trouble.isEmpty())
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
        const bool written = !base.isNull() && out.open(QIODevice::WriteOnly) && writePng(out, sheet, view, base, content) && out.commit();
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
