// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-qgis STORE [TABLE]: how long QGIS' own renderer takes for one 1920×1080 picture of a register
// as dots and as heat, the view moved a little between pictures as in panning. Peer of huying-bench-map;
// prints milliseconds.
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <qgsapplication.h>
#include <qgscoordinatetransform.h>
#include <qgsheatmaprenderer.h>
#include <qgsmaprenderercustompainterjob.h>
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

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 2) {
        std::fputs("huying-bench-qgis STORE [TABLE]\n", stderr);
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QgsApplication app(argc, argv, false);
    QgsApplication::initQgis();
    int result = 0;
    {
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
