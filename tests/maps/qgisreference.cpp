// SPDX-License-Identifier: GPL-3.0-or-later

// What QGIS itself makes of projects, for tests to compare the engine with. Links QGIS, so it is a program of its
// own: "make DIR WEST SOUTH EAST NORTH" writes projects as GIS staff have them round a place, in degrees;
// "draw PROJECT WEST SOUTH EAST NORTH WIDTH HEIGHT FILE.png" draws metres of EPSG:3857 and prints a line for each
// layer that QGIS can't open.

#include "maps/engine/qgiscompat.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTextStream>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <qgsapplication.h>
#include <qgscategorizedsymbolrenderer.h>
#include <qgsfillsymbol.h>
#include <qgsgeometry.h>
#include <qgslayertree.h>
#include <qgslinesymbol.h>
#include <qgsmaprendererparalleljob.h>
#include <qgsmarkersymbol.h>
#include <qgspallabeling.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgsrasterrenderer.h>
#include <qgssinglesymbolrenderer.h>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

namespace
{

[[noreturn]] void die(const QString &why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

/// A place in degrees and what is drawn there; coordinates of shapes go from 0 to 1, y northwards.
class Maker
{
public:
    Maker(const QString &folder, const QgsRectangle &place) : m_dir(folder), m_place(place) { QDir().mkpath(folder + "/data"); }

    void makeAll()
    {
        writeData();
        makeGroups();
        makeCgcs();
        makeWeb();
        makeByHand();
    }

private:
    QgsPointXY at(double x, double y) const
    {
        return {m_place.xMinimum() + x * m_place.width(), m_place.yMinimum() + y * m_place.height()};
    }
    QString data(const char *name) const { return m_dir.filePath(QStringLiteral("data/") + name); }

    void write(const char *name, const char *driver, const char *table, const QString &geometry, const QgsCoordinateReferenceSystem &crs,
               const QVector<QPair<QString, QgsGeometry>> &shapes)
    {
        QgsVectorLayer layer(geometry + QStringLiteral("?crs=EPSG:4326&field=name:string(40)"), "m", "memory");
        QgsFeatureList features;
        const QgsCoordinateTransform there(layer.crs(), crs, QgsProject::instance());
        for (const auto &[text, shape] : shapes) {
            QgsFeature f(layer.fields());
            f.setAttribute(0, text);
            f.setGeometry(shape);
            features.append(f);
        }
        layer.dataProvider()->addFeatures(features);
        QgsVectorFileWriter::SaveVectorOptions options;
        options.driverName = driver;
        options.fileEncoding = "UTF-8";
        options.layerName = table;
        options.ct = there;
        QString why;
        if (QgsVectorFileWriter::writeAsVectorFormatV3(&layer, data(name), QgsProject::instance()->transformContext(), options, &why)
            != QgsVectorFileWriter::NoError)
            die(QString::fromLatin1(name) + ": " + why);
    }

    void writeData()
    {
        const QgsCoordinateReferenceSystem degrees("EPSG:4326"), cgcs("EPSG:4490"), gauss("EPSG:4549");
        const auto odd = QgsCoordinateReferenceSystem::fromProj("+proj=longlat +a=6378245 +rf=298.3 +no_defs +type=crs");
        const auto box = [this](double x, double y, double w, double h) {
            return QgsGeometry::fromRect(QgsRectangle(at(x, y), at(x + w, y + h)));
        };
        write("parcels.shp", "ESRI Shapefile", "parcels", "Polygon", cgcs,
              {{"耕地", box(.1, .1, .3, .3)}, {"林地", box(.5, .1, .3, .3)}, {"宅基地", box(.1, .5, .3, .3)}});
        write("roads.gpkg", "GPKG", "roads", "LineString", degrees,
              {{"人民路", QgsGeometry::fromPolylineXY({at(.05, .45), at(.95, .47)})},
               {"长江路", QgsGeometry::fromPolylineXY({at(.45, .05), at(.45, .95)})}});
        write("hydrants.geojson", "GeoJSON", "hydrants", "Point", degrees,
              {{"1号", QgsGeometry::fromPointXY(at(.25, .25))}, {"2号", QgsGeometry::fromPointXY(at(.65, .7))}});
        write("fields.gpkg", "GPKG", "fields", "Polygon", gauss, {{"大田", box(.55, .55, .35, .35)}});
        write("odd.shp", "ESRI Shapefile", "odd", "Polygon", odd, {{"旧图", box(.2, .3, .5, .08)}});
        write("gone.shp", "ESRI Shapefile", "gone", "Polygon", cgcs, {{"没了", box(.4, .4, .2, .2)}});
        QImage hill(64, 64, QImage::Format_RGB32);
        for (int i = 0; i < 64 * 64; ++i)
            hill.setPixelColor(i % 64, i / 64, QColor(4 * (i % 64), 3 * (i / 64), 120));
        hill.save(data("hill.png"));
        QFile world(data("hill.pgw"));
        if (!world.open(QIODevice::WriteOnly))
            die("hill.pgw");
        const QgsPointXY corner = at(.02, .98);
        const double dx = m_place.width() * .96 / 64, dy = m_place.height() * .96 / 64;
        QTextStream out(&world);
        out << qSetRealNumberPrecision(15) << dx << "\n0\n0\n" << -dy << '\n'
                            << corner.x() + dx / 2 << '\n' << corner.y() - dy / 2 << '\n';
    }

    QgsVectorLayer *vector(const char *file, const char *name, const QColor &colour) const
    {
        auto *layer = new QgsVectorLayer(data(file), name, "ogr");
        if (!layer->isValid())
            die(QString::fromLatin1(file) + " can't be opened");
        std::unique_ptr<QgsSymbol> symbol(QgsSymbol::defaultSymbol(layer->geometryType()));
        symbol->setColor(colour);
        if (auto *line = dynamic_cast<QgsLineSymbol *>(symbol.get()))
            line->setWidth(1.2);
        if (auto *marker = dynamic_cast<QgsMarkerSymbol *>(symbol.get()))
            marker->setSize(6);
        layer->setRenderer(new QgsSingleSymbolRenderer(symbol.release()));
        return layer;
    }
    static QgsSymbol *fill(const QgsVectorLayer &layer, const char *colour)
    {
        QgsSymbol *symbol = QgsSymbol::defaultSymbol(layer.geometryType());
        symbol->setColor(QColor(colour));
        return symbol;
    }
    QgsRasterLayer *hill() const
    {
        auto *layer = new QgsRasterLayer(data("hill.png"), "晕渲", "gdal");
        layer->setCrs(QgsCoordinateReferenceSystem("EPSG:4326"));
        return layer;
    }
    static void label(QgsVectorLayer &layer)
    {
        QgsPalLayerSettings text;
        text.fieldName = "name";
        text.placement = huying::qgis::curvedPlacement;
        QgsTextFormat format;
        format.setFont(QFont("Noto Sans CJK SC"));
        format.setSize(14);
        text.setFormat(format);
        layer.setLabeling(new QgsVectorLayerSimpleLabeling(text));
        layer.setLabelsEnabled(true);
    }
    void save(QgsProject &project, const char *name) const
    {
        project.setFilePathStorage(Qgis::FilePathType::Relative);
        if (!project.write(m_dir.filePath(name)))
            die(project.error());
    }

    void makeGroups()
    {
        QgsProject project;
        project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"));
        project.setBackgroundColor(QColor(250, 245, 230));
        const auto add = [&](QgsLayerTreeGroup *group, QgsMapLayer *layer) {
            project.addMapLayer(layer, false);
            return group->addLayer(layer);
        };
        QgsLayerTree &root = *project.layerTreeRoot();
        QgsLayerTreeGroup *outer = root.addGroup("市政"), *inner = outer->addGroup("消防"), *off = root.addGroup("关着的");
        add(inner, vector("hydrants.geojson", "消防栓", Qt::red));
        auto *roads = vector("roads.gpkg", "道路", QColor(200, 120, 0));
        label(*roads);
        add(outer, roads);
        add(outer, vector("gone.shp", "管网", Qt::magenta));
        add(off, vector("odd.shp", "旧图", Qt::black));
        off->setItemVisibilityChecked(false);
        auto *parcels = vector("parcels.shp", "地块", QColor(90, 170, 90));
        parcels->setRenderer(new QgsCategorizedSymbolRenderer(
            "name", {QgsRendererCategory("耕地", fill(*parcels, "#d8c98a"), "耕地"),
                     QgsRendererCategory("林地", fill(*parcels, "#5a9a5a"), "林地"),
                     QgsRendererCategory("宅基地", fill(*parcels, "#c08080"), "宅基地")}));
        parcels->setOpacity(0.7);
        add(&root, parcels);
        add(&root, hill());
        save(project, "groups.qgz");
        for (const char *suffix : {"shp", "shx", "dbf", "prj", "cpg"})
            QFile::remove(data((std::string("gone.") + suffix).c_str()));
    }

    // Drawn in another order than listed, too.
    void makeCgcs()
    {
        QgsProject project;
        project.setCrs(QgsCoordinateReferenceSystem("EPSG:4490"));
        QgsMapLayer *parcels = vector("parcels.shp", "地块", QColor(90, 170, 90));
        QgsMapLayer *fields = vector("fields.gpkg", "大田", QColor(200, 200, 80));
        QgsMapLayer *odd = vector("odd.shp", "旧图", QColor(80, 80, 200));
        project.addMapLayers({parcels, fields, odd});
        project.layerTreeRoot()->setHasCustomLayerOrder(true);
        project.layerTreeRoot()->setCustomLayerOrder(QList<QgsMapLayer *>{odd, parcels, fields});
        save(project, "cgcs.qgs");
    }

    // 192.0.2.1 answers nobody, port 9 of this machine refuses.
    void makeWeb()
    {
        QgsProject project;
        project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"));
        project.addMapLayer(vector("parcels.shp", "地块", QColor(90, 170, 90)));
        const auto add = [&](const char *uri, const char *name) { project.addMapLayer(new QgsRasterLayer(uri, name, "wms")); };
        add("type=xyz&url=http://192.0.2.1/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=19&zmin=0", "影像");
        add("type=xyz&url=http://127.0.0.1:9/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=19&zmin=0", "街景");
        save(project, "web.qgs");
    }

    // As a script of somebody else's writes it: no layer tree, no CRS of the project, little of anything.
    void makeByHand()
    {
        QFile file(m_dir.filePath("hand.qgs"));
        if (!file.open(QIODevice::WriteOnly))
            die("hand.qgs");
        file.write("<qgis version=\"3.16\" projectname=\"手写\"><projectlayers>"
                   "<maplayer type=\"vector\" geometry=\"Polygon\"><id>p1</id><datasource>data/parcels.shp</datasource>"
                   "<layername>地块</layername><provider encoding=\"UTF-8\">ogr</provider></maplayer>"
                   "<maplayer type=\"vector\" geometry=\"Line\"><id>r1</id><datasource>data/roads.gpkg|layername=roads</datasource>"
                   "<layername>道路</layername><provider>ogr</provider></maplayer>"
                   "</projectlayers></qgis>");
    }

    QDir m_dir;
    QgsRectangle m_place;
};

int draw(const QStringList &words)
{
    QgsProject project;
    if (!project.read(words[0]))
        die(project.error());
    QList<QgsMapLayer *> layers;
    const auto order = project.layerTreeRoot()->layerOrder();
    for (QgsMapLayer *layer : order) {
        if (!layer->isValid())
            std::printf("%s\n", layer->name().toUtf8().constData());
        else if (project.layerTreeRoot()->findLayer(layer)->isVisible())
            layers.append(layer);
    }
    QgsMapSettings settings;
    settings.setLayers(layers);
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"));
    settings.setTransformContext(project.transformContext());
    settings.setExtent(QgsRectangle(words[1].toDouble(), words[2].toDouble(), words[3].toDouble(), words[4].toDouble()));
    settings.setOutputSize(QSize(words[5].toInt(), words[6].toInt()));
    settings.setBackgroundColor(project.backgroundColor());
    settings.setFlag(Qgis::MapSettingsFlag::Antialiasing);
    settings.setLabelingEngineSettings(project.labelingEngineSettings());
    QgsMapRendererParallelJob job(settings);
    job.start();
    job.waitForFinished();
    return job.renderedImage().save(words[7]) ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QgsApplication app(argc, argv, false);
    QgsApplication::setPrefixPath(HUYING_QGIS_PREFIX, true);
    QgsApplication::initQgis();
    const QStringList words = QCoreApplication::arguments().mid(1);
    int result = 2;
    if (words.size() == 6 && words[0] == "make") {
        Maker(words[1], QgsRectangle(words[2].toDouble(), words[3].toDouble(), words[4].toDouble(), words[5].toDouble())).makeAll();
        result = 0;
    } else if (words.size() == 9 && words[0] == "draw") {
        result = draw(words.mid(1));
    }
    QgsApplication::exitQgis();
    return result;
}
