// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/exportmap.h"

#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "widgets/controls/toast.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace huying
{

namespace
{

constexpr double halfEquator = 20037508.342789244; ///< metres, EPSG:3857
constexpr double paperDpi = 200;

QString tr(const char *text)
{
    return QCoreApplication::translate("ExportMap", text);
}

/// EPSG:3857 metres, y northwards.
QRectF extentOf(const Viewport &view)
{
    const QRectF world = view.worldRect();
    const double metres = 2 * halfEquator / worldSize;
    return QRectF(QPointF(world.left() * metres - halfEquator, halfEquator - world.bottom() * metres),
                  world.size() * metres);
}

} // namespace

void exportMap(QWidget &window, Session &session, const MapView &map, ToastStack &toasts)
{
    auto *dialog = new QFileDialog(&window);
    dialog->setWindowTitle(tr(QT_TRANSLATE_NOOP("ExportMap", "Export map")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr(QT_TRANSLATE_NOOP("ExportMap", "PDF document (*.pdf)")),
                            tr(QT_TRANSLATE_NOOP("ExportMap", "PNG picture (*.png)"))});
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, [&](const QString &file) {
        const QSize pixels = map.size() * paperDpi / 96.0;
        const quint64 request = session.engine.exportMap(extentOf(map.viewport()), pixels, paperDpi, file,
                                                         MapStyle{themeOf(&map).dark, std::nullopt});
        auto *once = new QObject(&window);
        QObject::connect(&session.engine, &EngineLink::exported, once,
                         [&toasts, once, request](quint64 answered, const QString &written, const QString &trouble) {
                             if (answered != request)
                                 return;
                             once->deleteLater();
                             const bool good = trouble.isEmpty();
                             toasts.post({good ? LampShape::Tick : LampShape::Diamond,
                                          good ? tr(QT_TRANSLATE_NOOP("ExportMap", "Map exported"))
                                               : tr(QT_TRANSLATE_NOOP("ExportMap", "Map not exported")),
                                          good ? written : trouble, {}, 8, false});
                         });
    });
    dialog->open();
}

} // namespace huying
