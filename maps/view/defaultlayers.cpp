// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/defaultlayers.h"

#include <QCoreApplication>

namespace huying {

QList<MapLayer> defaultLayers()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("huying::MapLayers", text); };
    const auto layer = [](const char *id, LayerGroup group, const QString &name, bool visible, double minZoom) {
        MapLayer l;
        l.id = QLatin1String(id);
        l.group = group;
        l.name = name;
        l.visible = visible;
        l.minZoom = minZoom;
        return l;
    };
    using enum LayerGroup;
    return {layer("units", People, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Grid workers and forces")), true, 11.5),
            layer("people", People, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Residents")), false, 7),
            layer("towns", Land, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "County and towns")), true, 0),
            layer("villages", Land, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Villages and communities")), true, 9),
            layer("grids", Land, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Grids")), true, 12),
            layer("places", Land, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Places")), false, 9),
            layer("cases", Cases, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Open cases")), true, 0),
            layer("heatmap", Cases, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Open cases by area")), true, 0),
            layer("cameras", Things, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Cameras")), true, 14.5),
            layer("things", Things, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "City parts and sensors")), false, 11),
            layer("sentiments", Sentiment, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Public opinion")), false, 9),
            layer("organizations", Organizations, tr(QT_TRANSLATE_NOOP("huying::MapLayers", "Organisations")), false, 10)};
}

} // namespace huying
