// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/drawing.h"
#include "maps/engine/labelsize.h"
#include "maps/engine/qgiscompat.h"

#include <qgsannotationlayer.h>
#include <qgsexpressioncontextutils.h>
#include <qgsgeometry.h>
#include <qgslayertree.h>
#include <qgsmaplayer.h>
#include <qgsmaplayerstylemanager.h>
#include <qgsmapsettings.h>
#include <qgsmapthemecollection.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

namespace huying
{
namespace
{

constexpr int keptSets = 6;

struct Shown
{
    QgsMapLayer *layer;
    double opacity;
};

QVector<Shown> shownLayers(QgsProject &project, const wire::Style &style)
{
    QHash<QString, double> opacity;
    for (const wire::LayerState &state : style.layers)
        opacity.insert(state.id, state.opacity);
    QVector<Shown> shown;
    if (QgsAnnotationLayer *notes = project.mainAnnotationLayer(); notes && !notes->isEmpty())
        shown.append({notes, notes->opacity()});
    const auto order = project.layerTreeRoot()->layerOrder();
    for (QgsMapLayer *layer : order) {
        const QgsLayerTreeLayer *node = layer ? project.layerTreeRoot()->findLayer(layer) : nullptr;
        const bool wanted = node && (style.asProject ? node->isVisible() : opacity.contains(layer->id()));
        if (wanted && layer->isValid())
            shown.append({layer, style.asProject ? layer->opacity() : opacity.value(layer->id())});
    }
    return shown;
}

} // namespace

bool isRemote(const QgsMapLayer &layer)
{
    static const QStringList local{QStringLiteral("ogr"),    QStringLiteral("gdal"),    QStringLiteral("delimitedtext"),
                                   QStringLiteral("memory"), QStringLiteral("spatialite"), QStringLiteral("gpx"),
                                   QStringLiteral("mdal"),   QStringLiteral("virtual"), QString()};
    return !local.contains(layer.providerType()) || layer.source().contains(QLatin1String("://"));
}

std::shared_ptr<const LayerSet> Drawing::layers(const wire::Style &style)
{
    QByteArray key;
    QDataStream stream(&key, QIODevice::WriteOnly);
    stream << style;
    auto set = m_sets.value(key);
    if (!set) {
        if (m_sets.size() >= keptSets)
            m_sets.clear();
        set = makeSet(style);
        m_sets.insert(key, set);
    }
    return set;
}

std::shared_ptr<LayerSet> Drawing::makeSet(const wire::Style &style) const
{
    auto set = std::make_shared<LayerSet>();
    const QString colour = m_project.readEntry(QStringLiteral("huying"), QStringLiteral("/background/") + style.theme);
    set->background = colour.isEmpty() ? m_project.backgroundColor() : QColor(colour);
    const QMap<QString, QString> styles = m_project.mapThemeCollection()->mapThemeStyleOverrides(style.theme);
    for (const Shown &shown : shownLayers(m_project, style)) {
        std::unique_ptr<QgsMapLayer> copy(shown.layer->clone());
        if (styles.contains(shown.layer->id()))
            QgsMapLayerStyle(styles.value(shown.layer->id())).writeToLayer(copy.get());
        copy->setOpacity(shown.opacity);
        if (auto *vector = dynamic_cast<QgsVectorLayer *>(copy.get()); vector && style.labelFloor > 0)
            enlargeLabels(*vector, style.labelFloor);
        set->ids.append(shown.layer->id());
        set->remote = set->remote || isRemote(*shown.layer);
        set->layers.push_back(std::move(copy));
    }
    return set;
}

QgsMapSettings Drawing::settings(const LayerSet &set, const double extent[4], int width, int height, double dpi,
                                 bool tile) const
{
    QgsMapSettings s;
    QList<QgsMapLayer *> layers;
    for (const auto &layer : set.layers)
        layers.append(layer.get());
    const QgsRectangle area(extent[0], extent[1], extent[2], extent[3]);
    s.setLayers(layers);
    s.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
    s.setTransformContext(m_project.transformContext());
    s.setOutputSize(QSize(width, height));
    s.setOutputDpi(dpi);
    s.setExtent(area);
    s.setBackgroundColor(set.background);
    s.setOutputImageFormat(QImage::Format_ARGB32_Premultiplied);
    s.setFlag(Qgis::MapSettingsFlag::Antialiasing);
    s.setFlag(Qgis::MapSettingsFlag::UseAdvancedEffects);
    s.setFlag(Qgis::MapSettingsFlag::DrawLabeling);
    s.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization);
    s.setFlag(Qgis::MapSettingsFlag::RenderMapTile, tile);
    QgsLabelingEngineSettings labels = m_project.labelingEngineSettings();
    labels.setFlag(qgis::partialLabels, !tile);
    s.setLabelingEngineSettings(labels);
    if (tile)
        s.setLabelBoundaryGeometry(QgsGeometry::fromRect(area));
    QgsExpressionContext context;
    context << QgsExpressionContextUtils::globalScope() << QgsExpressionContextUtils::projectScope(&m_project)
            << QgsExpressionContextUtils::mapSettingsScope(s);
    s.setExpressionContext(context);
    return s;
}

} // namespace huying
