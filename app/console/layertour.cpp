// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/layertour.h"

#include "data/model/layermodel.h"
#include "maps/view/mapview.h"
#include "theme/theme.h"

#include <QApplication>

namespace huying
{

namespace
{

constexpr double tourZooms[] = {11, 13, 14.5, 16, 18}; ///< place, town, village, grid, street

/// `shown` alone of the live layers, and the borders of towns, which say where that is.
void showAlone(LayerModel &layers, const QString &shown)
{
    const QList<MapLayer> all = layers.layers();
    for (const MapLayer &layer : all)
        if (layer.group != LayerGroup::Project)
            layers.setVisible(layer.id, layer.id == shown || layer.id == QLatin1String("towns"));
}

} // namespace

QList<Scenery> layerTour(LayerModel &layers, const QList<ConsoleWindow *> &windows)
{
    QList<Scenery> tour;
    for (ConsoleWindow *window : windows) {
        auto *map = window->findChild<MapView *>();
        if (!map)
            continue;
        for (const bool dark : {true, false})
            for (const double zoom : tourZooms)
                for (const MapLayer &layer : layers.layers()) {
                    if (layer.group == LayerGroup::Project)
                        continue;
                    const auto prepare = [&layers, map, dark, zoom, id = layer.id] {
                        const Theme now = themeOf(map);
                        if (now.dark != dark)
                            applyTheme(*qApp, dark ? Theme::makeDark(now.surface) : Theme::makeLight(now.surface));
                        showAlone(layers, id);
                        Viewport view = map->viewport();
                        view.zoom = zoom;
                        map->setViewport(view);
                    };
                    tour << Scenery{QStringLiteral("%1-%2-%3").arg(dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(zoom).arg(layer.id),
                                    {window}, prepare};
                }
    }
    return tour;
}

} // namespace huying
