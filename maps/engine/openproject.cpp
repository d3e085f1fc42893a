// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/openproject.h"
#include "maps/engine/defaultproject.h"
#include "maps/engine/drawing.h"
#include "maps/engine/projectfile.h"
#include "maps/engine/qgiscompat.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDate>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QIcon>
#include <QPixmap>
#include <algorithm>
#include <qgscoordinatetransform.h>
#include <qgsdataprovider.h>
#include <qgslayertree.h>
#include <qgslegendsymbolitem.h>
#include <qgsproject.h>
#include <qgsproviderregistry.h>
#include <qgsrenderer.h>
#include <qgssymbol.h>
#include <qgssymbollayerutils.h>
#include <qgsvectorlayer.h>

namespace huying
{
namespace
{

using wire::Problem;
using wire::Trouble;

bool startsLikeSqlite(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

QString sourceFile(const QgsMapLayer &layer)
{
    return QgsProviderRegistry::instance()
        ->decodeUri(layer.providerType(), layer.source())
        .value(QStringLiteral("path"))
        .toString();
}

Problem layerProblem(const QgsMapLayer &layer)
{
    if (layer.isValid())
        return {};
    const QString file = sourceFile(layer);
    if (!file.isEmpty() && !file.contains(QLatin1String("://")) && !QFileInfo::exists(file))
        return {Trouble::LayerSource, file, {}};
    QgsError error = layer.error();
    if (error.isEmpty() && layer.dataProvider())
        error = layer.dataProvider()->error();
    // summary() of an empty error reads past its end.
    return {Trouble::LayerBroken, file, error.isEmpty() ? QString() : error.summary()};
}

QByteArray legendOf(const QgsMapLayer &layer)
{
    const auto *vector = dynamic_cast<const QgsVectorLayer *>(&layer);
    if (!vector || !vector->isValid() || !vector->renderer())
        return {};
    const QgsLegendSymbolList items = vector->renderer()->legendSymbolItems();
    const QgsSymbol *symbol = nullptr;
    for (const QgsLegendSymbolItem &item : items)
        symbol = item.symbol() ? item.symbol() : symbol;
    if (!symbol)
        return {};
    QByteArray png;
    QBuffer buffer(&png);
    QgsSymbolLayerUtils::symbolPreviewIcon(symbol, QSize(32, 32), 4).pixmap(32, 32).save(&buffer, "PNG");
    return png;
}

wire::Layer describe(const QgsMapLayer &layer, QgsLayerTreeLayer &node)
{
    wire::Layer l;
    l.id = layer.id();
    l.name = layer.name();
    QStringList groups;
    for (QgsLayerTreeNode *up = node.parent(); up && up->parent(); up = up->parent())
        groups.prepend(up->name());
    l.group = groups.join(QLatin1Char('/'));
    l.visible = node.isVisible();
    l.opacity = layer.opacity();
    if (layer.hasScaleBasedVisibility()) {
        l.minScale = layer.minimumScale();
        l.maxScale = layer.maximumScale();
    }
    l.problem = layerProblem(layer);
    l.legend = legendOf(layer);
    return l;
}

bool isBaseTable(const QgsMapLayer &layer)
{
    static const QStringList base{QStringLiteral("roads"), QStringLiteral("buildings"), QStringLiteral("waterways"),
                                  QStringLiteral("land")};
    return base.contains(QgsProviderRegistry::instance()
                             ->decodeUri(layer.providerType(), layer.source())
                             .value(QStringLiteral("layerName"))
                             .toString());
}

// What is kept of a picture must not outlive what it shows: of a service, the day; of tables in which the
// console works, this process.
void addContent(const QgsMapLayer &layer, const QString &store, QCryptographicHash &hash, QStringList &files)
{
    hash.addData(layer.source().toUtf8());
    const QRectF extent = layer.extent().toRectF();
    hash.addData(QStringLiteral("%1 %2 %3 %4").arg(extent.x()).arg(extent.y()).arg(extent.width()).arg(extent.height()).toUtf8());
    if (isRemote(layer)) {
        hash.addData(QDate::currentDate().toString(Qt::ISODate).toLatin1());
        return;
    }
    const QString file = sourceFile(layer);
    if (store.isEmpty() || QFileInfo(file) != QFileInfo(store)) {
        if (!file.isEmpty() && !files.contains(file))
            files.append(file);
    } else if (!isBaseTable(layer)) {
        hash.addData(QByteArray::number(QDateTime::currentMSecsSinceEpoch()));
    }
}

void setContent(wire::Layers &answer, const QgsProject &project, const QString &store)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(Qgis::version().toUtf8() + HUYING_VERSION);
    QFile file(project.fileName());
    if (file.open(QIODevice::ReadOnly))
        hash.addData(file.readAll());
    answer.files.append(project.fileName());
    const auto layers = project.mapLayers();
    for (const QgsMapLayer *layer : layers)
        if (layer->isValid())
            addContent(*layer, store, hash, answer.files);
        else
            hash.addData(layer->id().toUtf8());
    answer.content = hash.result();
}

void setExtent(wire::Layers &answer, const QgsProject &project)
{
    const QgsCoordinateReferenceSystem degrees(QStringLiteral("EPSG:4326"));
    QgsRectangle all;
    const auto layers = project.mapLayers();
    for (const QgsMapLayer *layer : layers) {
        if (!layer->isValid() || layer->extent().isEmpty())
            continue;
        try {
            const QgsCoordinateTransform toDegrees(layer->crs(), degrees, &project);
            all.combineExtentWith(toDegrees.transformBoundingBox(layer->extent()));
        } catch (const QgsException &) {
            // A layer in a CRS without a way to degrees doesn't decide where the map opens.
        }
    }
    if (all.isEmpty())
        return;
    answer.west = all.xMinimum();
    answer.south = all.yMinimum();
    answer.east = all.xMaximum();
    answer.north = all.yMaximum();
}

bool readProject(QgsProject &project, const QString &file, Problem &problem)
{
    problem = examineProject(file);
    // QGIS forgives more than this reader does.
    const bool readable = !problem || problem.trouble == Trouble::ProjectCut;
    if (readable && project.read(file))
        problem = {};
    else if (!problem)
        problem = {Trouble::ProjectBroken, file, project.error()};
    return !problem;
}

bool openStore(QgsProject &project, const QString &store, Problem &problem, QVector<Problem> &notices)
{
    if (!QFileInfo(store).isReadable()) {
        problem = {Trouble::FileMissing, store, {}};
        return false;
    }
    if (!startsLikeSqlite(store)) {
        problem = {Trouble::StoreBroken, store, {}};
        return false;
    }
    const QString saved = projectBeside(store);
    Problem broken;
    const bool exists = QFileInfo::exists(saved);
    if (exists && readProject(project, saved, broken) && !isOutdatedDefault(project))
        return true;
    if (broken)
        notices.append(broken);
    makeDefaultProject(project, store);
    // A broken one is somebody's work: it is left for them to mend.
    if (!broken && !saveDefaultProject(project, saved))
        notices.append({Trouble::NotSaved, saved, project.error()});
    return true;
}

int height(const QgsMapLayer &layer)
{
    const auto *vector = dynamic_cast<const QgsVectorLayer *>(&layer);
    return vector ? 1 + int(vector->geometryType()) : 4;
}

// Projects written by scripts often have no layer tree and no reference systems, and QGIS then draws nothing.
// Their layers are put into it: points over lines over areas over pictures; where they lie the data say.
void adoptLayers(QgsProject &project)
{
    const auto all = project.mapLayers();
    for (QgsMapLayer *layer : all)
        if (layer->isValid() && !layer->crs().isValid() && layer->dataProvider())
            layer->setCrs(layer->dataProvider()->crs());
    if (!project.layerTreeRoot()->findLayers().isEmpty())
        return;
    auto layers = project.mapLayers().values();
    std::sort(layers.begin(), layers.end(), [](const QgsMapLayer *a, const QgsMapLayer *b) {
        return std::pair(height(*a), a->name()) < std::pair(height(*b), b->name());
    });
    for (QgsMapLayer *layer : std::as_const(layers))
        project.layerTreeRoot()->addLayer(layer);
}

} // namespace

wire::Layers openProject(QgsProject &project, const QString &path, QVector<Problem> &notices)
{
    wire::Layers answer;
    project.clear();
    const bool store = path.endsWith(QLatin1String(".gpkg"), Qt::CaseInsensitive);
    if (store ? !openStore(project, path, answer.problem, notices) : !readProject(project, path, answer.problem)) {
        project.clear();
        return answer;
    }
    adoptLayers(project);
    answer.project = project.fileName();
    answer.title = project.title();
    const auto nodes = project.layerTreeRoot()->findLayers();
    for (QgsLayerTreeLayer *node : nodes)
        if (const QgsMapLayer *layer = node->layer())
            answer.layers.append(describe(*layer, *node));
    setContent(answer, project, store ? path : QString());
    setExtent(answer, project);
    return answer;
}

} // namespace huying
