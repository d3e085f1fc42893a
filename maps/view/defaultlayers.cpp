// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/defaultlayers.h"

#include <QCoreApplication>

namespace huying {

QList<MapLayer> defaultLayers()
{
    const auto layer = [](const char *id, LayerGroup group, const QString &name, bool visible,
                          double minZoom) {
        MapLayer l;
        l.id = QLatin1String(id);
        l.group = group;
        l.name = name;
        l.visible = visible;
        l.minZoom = minZoom;
        return l;
    };
    using enum LayerGroup;
    QList<MapLayer> layers{
        layer("units", People, QCoreApplication::translate("huying::MapLayers", "Grid workers and forces"),
              true, 11.5),
        layer("people", People, QCoreApplication::translate("huying::MapLayers", "Residents"), false, 7),
        layer("towns", Land, QCoreApplication::translate("huying::MapLayers", "County and towns"), true, 0),
        layer("villages", Land, QCoreApplication::translate("huying::MapLayers", "Villages and communities"),
              true, 9),
        layer("grids", Land, QCoreApplication::translate("huying::MapLayers", "Grids"), true, 12),
        layer("places", Land, QCoreApplication::translate("huying::MapLayers", "Places"), false, 9),
        layer("cases", Cases, QCoreApplication::translate("huying::MapLayers", "Open cases"), true, 0),
        layer("heatmap", Cases, QCoreApplication::translate("huying::MapLayers", "Open cases by area"), true,
              0),
        layer("cameras", Things, QCoreApplication::translate("huying::MapLayers", "Cameras"), true, 15.75),
        layer("things", Things, QCoreApplication::translate("huying::MapLayers", "City parts and sensors"),
              false, 11),
        layer("sentiments", Sentiment, QCoreApplication::translate("huying::MapLayers", "Public opinion"),
              false, 9),
        layer("organizations", Organizations,
              QCoreApplication::translate("huying::MapLayers", "Organisations"), false, 10)};
    // Where streets can be read, shades would only colour them.
    for (MapLayer &l : layers)
        if (l.id == QLatin1String("heatmap"))
            l.maxZoom = 14.75;
    return layers;
}

} // namespace huying
