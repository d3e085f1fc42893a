// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-qgis STORE [TABLE]: how long QGIS' own renderer takes for one 1920×1080 picture of a register
// as dots and as heat, the view moved a little between pictures as in panning. Peer of huying-bench-map;
// prints milliseconds.
// huying-bench-qgis --first STORE: from the start of main to the first full picture of the whole place: the project beside
// the store, and on it people, places, areas and cases, drawn in parallel as QGIS Desktop draws. Peer of --bench-start.
#include <QElapsedTimer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <qgsapplication.h>
#include <qgscoordinatetransform.h>
#include <qgsheatmaprenderer.h>
#include <qgslayertree.h>
#include <qgsmaprenderercustompainterjob.h>
#include <qgsmaprendererparalleljob.h>
#include <qgsmapsettings.h>
#include <qgsmarkersymbol.h>
#include <qgsproject.h>
#include <qgssinglesymbolrenderer.h>
#include <qgsvectorlayer.h>
#include <vector>

namespace {

double medianPicture(QgsVectorLayer &layer)
{
    QgsMapSettings settings;
    settings.setLayers({&layer});
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
    settings.setOutputSize({1920, 1080});
    const QgsCoordinateTransform toMercator(layer.crs(), settings.destinationCrs(), QgsProject::instance());
    QgsRectangle extent = toMercator.transformBoundingBox(layer.extent());
    QImage image(1920, 1080, QImage::Format_ARGB32_Premultiplied);
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        settings.setExtent(extent);
        image.fill(0xFF23282D);
        QElapsedTimer timer;
        timer.start();
        QPainter painter(&image);
        QgsMapRendererCustomPainterJob job(settings, &painter);
        job.renderSynchronously();
        painter.end();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
        extent += QgsVector(extent.width() / 192, 0);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

QgsVectorLayer *layerOf(const QString &store, const char *table)
{
    return new QgsVectorLayer(store + QStringLiteral("|layername=") + QLatin1String(table), QLatin1String(table), QStringLiteral("ogr"));
}

int firstPicture(const QString &store, const QElapsedTimer &sinceStart)
{
    QgsProject &project = *QgsProject::instance();
    const QFileInfo info(store);
    const bool hasProject = project.read(info.path() + QLatin1Char('/') + info.completeBaseName() + QStringLiteral(".qgz"));
    QList<QgsMapLayer *> layers;
    long long points = 0;
    for (const char *table : {"cases", "people", "places", "areas"}) {
        QgsVectorLayer *layer = layerOf(store, table);
        project.addMapLayer(layer);
        if (!layer->isValid()) {
            std::fprintf(stderr, "%s: no layer %s\n", qPrintable(store), table);
            return 1;
        }
        if (std::strcmp(table, "areas") != 0)
            points += layer->featureCount();
        layers << layer;
    }
    QgsMapSettings settings;
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
    const auto shown = project.layerTreeRoot()->layerOrder();
    for (QgsMapLayer *layer : shown)
        if (!layers.contains(layer) && layer->isValid())
            layers << layer;
    settings.setLayers(layers);
    settings.setOutputSize({1920, 1080});
    const QgsCoordinateTransform toMercator(layers[3]->crs(), settings.destinationCrs(), &project);
    settings.setExtent(toMercator.transformBoundingBox(layers[3]->extent()));
    QgsMapRendererParallelJob job(settings);
    job.start();
    job.waitForFinished();
    if (job.renderedImage().isNull())
        return 1;
    std::printf("{\"first_picture\":%lld,\"points\":%lld,\"layers\":%d,\"project\":%s}\n", static_cast<long long>(sinceStart.elapsed()), points,
                static_cast<int>(layers.size()), hasProject ? "true" : "false");
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    const bool first = argc == 3 && std::strcmp(argv[1], "--first") == 0;
    if (argc < 2) {
        std::fputs("huying-bench-qgis STORE [TABLE] | --first STORE\n", stderr);
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QgsApplication app(argc, argv, false);
    QgsApplication::initQgis();
    int result = 0;
    if (first) {
        result = firstPicture(QString::fromLocal8Bit(argv[2]), sinceStart);
    } else {
        const QString table = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QStringLiteral("people");
        QgsVectorLayer layer(QString::fromLocal8Bit(argv[1]) + QStringLiteral("|layername=") + table, table,
                             QStringLiteral("ogr"));
        if (layer.isValid()) {
            // A plain pointer in QGIS 3, a smart one later: both go in.
            std::unique_ptr<QgsMarkerSymbol> dot(
                QgsMarkerSymbol::createSimple({{QStringLiteral("name"), QStringLiteral("circle")},
                                               {QStringLiteral("size"), QStringLiteral("1.5")}}));
            layer.setRenderer(new QgsSingleSymbolRenderer(dot.release()));
            const double dots = medianPicture(layer);
            auto *heat = new QgsHeatmapRenderer;
            heat->setRadius(3);
            layer.setRenderer(heat);
            const double cloud = medianPicture(layer);
            std::printf("{\"points\":%lld,\"dots\":%.1f,\"heat\":%.1f}\n",
                        static_cast<long long>(layer.featureCount()), dots, cloud);
        } else {
            std::fprintf(stderr, "%s: no layer %s\n", argv[1], qPrintable(table));
            result = 1;
        }
    }
    QgsApplication::exitQgis();
    return result;
}
