// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/defaultproject.h"
#include "maps/engine/intoplace.h"
#include "maps/engine/palette.h"
#include "maps/engine/qgiscompat.h"
#include "maps/engine/symbols.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <functional>
#include <memory>
#include <qgscoordinatereferencesystem.h>
#include <qgslayertree.h>
#include <qgslayertreemodel.h>
#include <qgsmaplayerstylemanager.h>
#include <qgsmapthemecollection.h>
#include <qgsproject.h>
#include <qgsrenderer.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

namespace huying
{
namespace
{

constexpr int defaultVersion = 2;
const QString scope = QStringLiteral("huying");

using Renderer = std::function<QgsFeatureRenderer *(const Palette &)>;
using Labels = std::function<QgsAbstractVectorLayerLabeling *(const Palette &)>;

struct BaseLayer
{
    const char *group, *name, *table, *filter;
    double minScale;
    Renderer renderer;
    Labels labels;
};

std::vector<BaseLayer> baseLayers()
{
    const Labels none;
    return {
        {"交通", "道路", "roads", "", 0, roadRenderer, roadLabels},
        {"建筑", "建筑", "buildings", "", 40000, buildingRenderer, none},
        {"水系", "水面", "land", "\"kind\" = 'water'", 0, waterRenderer,
         [](const Palette &p) { return areaLabels(p.waterLabel, p, 60000); }},
        {"水系", "河流", "waterways", "", 0, waterwayRenderer,
         [](const Palette &p) { return lineLabels(p.waterLabel, p, 160000); }},
        {"用地", "绿地", "land", "\"kind\" in ('park','forest','farmland')", 0, greenRenderer,
         [](const Palette &p) { return areaLabels(p.parkLabel, p, 15000); }},
        {"用地", "街区", "land", "\"kind\" in ('residential','industrial','block')", 300000, blockRenderer, none},
    };
}

void dress(QgsVectorLayer &layer, const BaseLayer &base, const Palette &palette)
{
    layer.setRenderer(base.renderer(palette));
    if (base.labels)
        layer.setLabeling(base.labels(palette));
    layer.setLabelsEnabled(bool(base.labels));
}

QgsVectorLayer *makeLayer(const BaseLayer &base, const QString &store, const QgsProject &project)
{
    QString source = store + QStringLiteral("|layername=") + QString::fromLatin1(base.table);
    if (*base.filter)
        source += QStringLiteral("|subset=") + QString::fromLatin1(base.filter);
    const QgsVectorLayer::LayerOptions options(project.transformContext());
    auto *layer = new QgsVectorLayer(source, QString::fromUtf8(base.name), QStringLiteral("ogr"), options);
    layer->setReadOnly(true);
    if (base.minScale > 0) {
        layer->setMinimumScale(base.minScale);
        layer->setScaleBasedVisibility(true);
    }
    QgsMapLayerStyleManager &styles = *layer->styleManager();
    dress(*layer, base, darkPalette());
    styles.renameStyle(styles.currentStyle(), QStringLiteral("dark"));
    styles.addStyleFromLayer(QStringLiteral("light"));
    styles.setCurrentStyle(QStringLiteral("light"));
    dress(*layer, base, lightPalette());
    styles.setCurrentStyle(QStringLiteral("dark"));
    return layer;
}

void addTheme(QgsProject &project, const QString &theme, const QColor &background)
{
    const auto layers = project.mapLayers();
    for (QgsMapLayer *layer : layers)
        layer->styleManager()->setCurrentStyle(theme);
    QgsLayerTreeModel model(project.layerTreeRoot());
    project.mapThemeCollection()->insert(
        theme, QgsMapThemeCollection::createThemeFromCurrentState(project.layerTreeRoot(), &model));
    project.writeEntry(scope, QStringLiteral("/background/") + theme, background.name());
}

} // namespace

void makeDefaultProject(QgsProject &project, const QString &store)
{
    project.clear();
    project.setCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
    project.setTitle(QStringLiteral("一张图"));
    project.setEllipsoid(QStringLiteral("EPSG:7030"));
    project.setBackgroundColor(darkPalette().land);
    for (const BaseLayer &base : baseLayers()) {
        QgsVectorLayer *layer = makeLayer(base, store, project);
        project.addMapLayer(layer, false);
        const QString group = QString::fromUtf8(base.group);
        QgsLayerTreeGroup *node = project.layerTreeRoot()->findGroup(group);
        if (!node)
            node = project.layerTreeRoot()->addGroup(group);
        node->addLayer(layer);
    }
    addTheme(project, QStringLiteral("light"), lightPalette().land);
    addTheme(project, QStringLiteral("dark"), darkPalette().land);
    project.setDirty(false);
}

QString projectBeside(const QString &store)
{
    const QFileInfo info(store);
    return info.path() + QLatin1Char('/') + info.completeBaseName() + QStringLiteral(".qgz");
}

bool isOutdatedDefault(const QgsProject &project)
{
    const int version = project.readNumEntry(scope, QStringLiteral("/defaultVersion"), 0);
    const QDateTime written =
        QDateTime::fromString(project.readEntry(scope, QStringLiteral("/written")), Qt::ISODate);
    return version > 0 && version < defaultVersion && written.isValid()
           && qAbs(written.secsTo(project.lastSaveDateTime())) < 5;
}

bool saveDefaultProject(QgsProject &project, const QString &file)
{
    if (!QFileInfo(QFileInfo(file).path()).isWritable())
        return false;
    project.setFilePathStorage(Qgis::FilePathType::Relative);
    project.writeEntry(scope, QStringLiteral("/defaultVersion"), defaultVersion);
    project.writeEntry(scope, QStringLiteral("/written"), QDateTime::currentDateTime().toString(Qt::ISODate));
    // QGIS packs it in the folder for temporary files and copies it from there: a kill would leave half of it, and half a
    // project is somebody's work, which nobody touches.
    const QFileInfo info(file);
    const QString part = info.path() + QLatin1Char('/') + info.completeBaseName() + QStringLiteral(".part.qgz");
    if (!project.write(part) || !moveIntoPlace(part, file)) {
        QFile::remove(part);
        return false;
    }
    project.setFileName(file);
    project.setDirty(false);
    return true;
}

} // namespace huying
