// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/filterbench.h"

#include "maps/view/defaultlayers.h"
#include "maps/view/mapview.h"
#include "tests/bench/benchline.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <ctime>

namespace huying::bench {

/// From the choice of another filter until its picture is on the screen, with all points in view.
bool measureFilter(const World &world)
{
    const PointTablePtr people = peopleOf(world);
    const QStringList &codes = people->categories;
    LayerModel layers;
    QList<MapLayer> list = defaultLayers();
    for (MapLayer &l : list)
        l.visible = l.id == QLatin1String("people");
    layers.setLayers(list);
    MapView map;
    map.setLayers(&layers);
    map.setAreas(world.areas);
    map.setHome(world.home);
    map.resize(world.window);
    map.setRegister(people);
    map.show();
    std::vector<double> wall, cpu;
    QTimer poll;
    int round = -3; // the first ones warm up
    QElapsedTimer timer;
    std::clock_t from = 0;
    QObject::connect(&poll, &QTimer::timeout, &map, [&] {
        if (!map.isSettled() || !map.marks())
            return;
        if (round > 0) {
            wall.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
            cpu.push_back(static_cast<double>(std::clock() - from) * 1e3 / CLOCKS_PER_SEC);
        }
        if (++round > 40)
            return QCoreApplication::quit();
        PointFilter filter;
        const auto chosen = [&codes, round](int which) { return codes.value((round >> 2 * which & 3) % std::max<qsizetype>(1, codes.size())); };
        filter.categories = {chosen(0), chosen(1)};
        timer.start();
        from = std::clock();
        layers.setFilter(QStringLiteral("people"), filter);
    });
    poll.start(1);
    QCoreApplication::exec();
    const double p50 = percentile(wall, 0.5);
    return printLine(QStringLiteral("map_filter_") + world.name, p50, 50,
                     {{QStringLiteral("p99"), hundredths(percentile(wall, 0.99))},
                      {QStringLiteral("cpu_p50"), hundredths(percentile(cpu, 0.5))},
                      {QStringLiteral("points"), static_cast<qint64>(people->size())}});
}

} // namespace huying::bench
