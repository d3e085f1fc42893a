// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadlayer.h"
#include "maps/engine/qgiscompat.h"
#include "maps/engine/roadrules.h"

#include <QDateTime>
#include <QFileInfo>
#include <qgsexception.h>
#include <qgsfeatureiterator.h>
#include <qgsfeaturerequest.h>
#include <qgsgeometry.h>
#include <qgsproject.h>
#include <qgsproviderregistry.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerfeatureiterator.h>

namespace huying
{
namespace
{

constexpr int leastLikely = 50;

int fieldNamed(const QgsFields &fields, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (const int i = fields.lookupField(QString::fromUtf8(name)); i >= 0)
            return i;
    return -1;
}

QString partOfUri(const QgsVectorLayer &layer, const char *part)
{
    return QgsProviderRegistry::instance()
        ->decodeUri(layer.providerType(), layer.source())
        .value(QString::fromLatin1(part))
        .toString();
}

int likelihood(const QgsVectorLayer &layer)
{
    if (!layer.isValid() || layer.geometryType() != qgis::lineGeometry || layer.providerType() == QLatin1String("WFS")
        || layer.providerType() == QLatin1String("OAPIF"))
        return 0;
    const QString table = partOfUri(layer, "layerName").toLower(), name = layer.name().toLower();
    if (table == QLatin1String("roads"))
        return 100;
    for (const auto &[word, worth] : {std::pair("路网", 95), std::pair("道路", 90), std::pair("公路", 85), std::pair("road", 80),
                                     std::pair("street", 70), std::pair("highway", 70)})
        if (name.contains(QString::fromUtf8(word)) || table.contains(QString::fromUtf8(word)))
            return worth;
    return fieldNamed(layer.fields(), {"highway", "fclass"}) >= 0 ? 60 : 0;
}

const QgsVectorLayer *likeliest(const QgsProject &project)
{
    const QgsVectorLayer *best = nullptr;
    auto value = std::pair<int, long long>(leastLikely, 0);
    const auto layers = project.mapLayers();
    for (const QgsMapLayer *layer : layers)
        if (const auto *lines = dynamic_cast<const QgsVectorLayer *>(layer))
            if (const std::pair<int, long long> its(likelihood(*lines), lines->featureCount()); its > value) {
                value = its;
                best = lines;
            }
    return best;
}

/// Data without a reference system are taken for degrees if they look so, else for the project's.
QgsCoordinateReferenceSystem systemOf(const QgsVectorLayer &layer, const QgsProject &project)
{
    if (layer.crs().isValid())
        return layer.crs();
    const QgsRectangle extent = layer.extent();
    if (extent.xMinimum() >= -180 && extent.xMaximum() <= 180 && extent.yMinimum() >= -90 && extent.yMaximum() <= 90)
        return QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4326"));
    return project.crs();
}

QByteArray keyOf(const QgsVectorLayer &layer)
{
    const QString file = partOfUri(layer, "path");
    if (file.isEmpty() || !QFileInfo::exists(file))
        return {};
    QByteArray key = layer.source().toUtf8() + layer.subsetString().toUtf8() + layer.crs().authid().toUtf8();
    for (const QString &part : {file, file + QStringLiteral("-wal")})
        key += '|' + QByteArray::number(QFileInfo(part).lastModified().toMSecsSinceEpoch());
    return key;
}

void addParts(const QgsGeometry &geometry, const RoadLine &like, std::vector<RoadLine> &lines)
{
    for (auto part = geometry.const_parts_begin(); part != geometry.const_parts_end(); ++part) {
        RoadLine line = like;
        for (auto v = (*part)->vertices_begin(); v != (*part)->vertices_end(); ++v)
            line.points.push_back({(*v).x(), (*v).y()});
        if (line.points.size() > 1)
            lines.push_back(std::move(line));
    }
}

} // namespace

RoadSource roadSource(const QgsProject &project)
{
    RoadSource source;
    const QgsVectorLayer *layer = likeliest(project);
    if (!layer) {
        source.problem = {wire::Trouble::NoRoads, {}, {}};
        return source;
    }
    source.layer = layer->name();
    source.key = keyOf(*layer);
    const QgsCoordinateReferenceSystem system = systemOf(*layer, project);
    if (!system.isValid()) {
        source.problem = {wire::Trouble::RoadsBroken, layer->name(), QStringLiteral("CRS")};
        return source;
    }
    source.features = std::make_shared<QgsVectorLayerFeatureSource>(layer);
    source.toDegrees = QgsCoordinateTransform(system, QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4326")), project.transformContext());
    const QgsFields fields = layer->fields();
    source.fields = {fieldNamed(fields, {"highway", "fclass", "class", "road_class", "type", "技术等级", "道路等级", "等级"}),
                     fieldNamed(fields, {"oneway", "one_way", "单行线", "单行"}),
                     fieldNamed(fields, {"speed", "maxspeed", "max_speed", "限速", "设计速度"}),
                     fieldNamed(fields, {"other_tags"}), fieldNamed(fields, {"highway"}) >= 0};
    return source;
}

std::vector<RoadLine> readRoads(const RoadSource &source, const std::atomic<bool> &cancelled)
{
    QgsAttributeList wanted;
    for (const int field : {source.fields.klass, source.fields.oneway, source.fields.speed, source.fields.tags})
        if (field >= 0)
            wanted << field;
    QgsFeatureRequest request;
    request.setSubsetOfAttributes(wanted);
    std::vector<RoadLine> lines;
    QgsFeatureIterator features = source.features->getFeatures(request);
    QgsFeature feature;
    while (features.nextFeature(feature)) {
        if (cancelled)
            return {};
        const auto word = [&feature](int field) { return field >= 0 ? feature.attribute(field).toString().trimmed() : QString(); };
        const RoadTags tags{word(source.fields.klass), word(source.fields.oneway), word(source.fields.speed), word(source.fields.tags)};
        const auto rules = rulesOf(tags, source.fields.mustHaveClass);
        if (!rules || !feature.hasGeometry())
            continue;
        QgsGeometry geometry = feature.geometry();
        try {
            if (QgsWkbTypes::isCurvedType(geometry.wkbType()))
                geometry.convertToStraightSegment();
            if (geometry.transform(source.toDegrees) != qgis::done)
                continue;
        } catch (const QgsException &) {
            continue; // beyond what the reference system knows
        }
        addParts(geometry, {{}, rules->speed, rules->forward, rules->backward}, lines);
    }
    return lines;
}

} // namespace huying
