// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/identify.h"
#include "maps/engine/drawing.h"
#include "maps/engine/qgiscompat.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsexpression.h>
#include <qgsexpressioncontextutils.h>
#include <qgsfeatureiterator.h>
#include <qgsfeaturerequest.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

namespace huying
{
namespace
{

constexpr int featuresALayer = 20;

QVector<QPair<QString, QString>> attributesOf(const QgsVectorLayer &layer, const QgsFeature &feature)
{
    QVector<QPair<QString, QString>> list;
    const QgsFields fields = layer.fields();
    for (int i = 0; i < fields.size(); ++i) {
        const QString name = fields.at(i).name();
        const QVariant value = feature.attribute(i);
        const bool secret = name.endsWith(QLatin1String("_enc")) || name.endsWith(QLatin1String("_hash"));
        if (secret || value.isNull() || value.userType() == QMetaType::QByteArray)
            continue;
        list.append({layer.attributeDisplayName(i), value.toString()});
    }
    return list;
}

QString titleOf(const QgsVectorLayer &layer, const QgsFeature &feature)
{
    QgsExpressionContext context(QgsExpressionContextUtils::globalProjectLayerScopes(&layer));
    context.setFeature(feature);
    QgsExpression expression(layer.displayExpression());
    return expression.evaluate(&context).toString();
}

void identifyIn(const QgsProject &project, QgsVectorLayer &layer, const QString &id, const wire::Identify &question,
                QVector<wire::Feature> &found)
{
    const QgsCoordinateReferenceSystem mercator(QStringLiteral("EPSG:3857")), degrees(QStringLiteral("EPSG:4326"));
    const QgsPointXY centre = QgsCoordinateTransform(degrees, mercator, &project).transform(question.lon, question.lat);
    const QgsCoordinateTransform toMap(layer.crs(), mercator, &project);
    const double t = question.tolerance;
    const QgsRectangle around(centre.x() - t, centre.y() - t, centre.x() + t, centre.y() + t);
    QgsFeatureRequest request;
    request.setFilterRect(toMap.transformBoundingBox(
        around, Qgis::TransformDirection::Reverse));
    QgsFeatureIterator it = layer.getFeatures(request);
    QgsFeature feature;
    const QgsGeometry place = QgsGeometry::fromPointXY(centre);
    const QgsCoordinateTransform toDegrees(layer.crs(), degrees, &project);
    for (int n = 0; n < featuresALayer && it.nextFeature(feature);) {
        QgsGeometry shape = feature.geometry();
        if (shape.transform(toMap) != qgis::done || shape.distance(place) > t)
            continue;
        QgsGeometry stored = feature.geometry();
        stored.transform(toDegrees);
        found.append({id, layer.name(), titleOf(layer, feature), attributesOf(layer, feature), stored.asWkb()});
        ++n;
    }
}

} // namespace

wire::Identified identify(const QgsProject &project, const LayerSet &set, const wire::Identify &question)
{
    wire::Identified answer;
    answer.request = question.request;
    for (size_t i = 0; i < set.layers.size(); ++i) {
        auto *layer = dynamic_cast<QgsVectorLayer *>(set.layers[i].get());
        if (!layer || (question.scale > 0 && !layer->isInScaleRange(question.scale)))
            continue;
        try {
            identifyIn(project, *layer, set.ids.at(int(i)), question, answer.features);
        } catch (const QgsException &e) {
            answer.problem = {wire::Trouble::LayerBroken, layer->name(), e.what()};
        }
    }
    return answer;
}

} // namespace huying
