// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/mapworlds.h"

#include "data/live/livestore.h"
#include "data/model/pointorder.h"
#include "tests/bench/sampleplace.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <cstdio>
#include <malloc.h>
#include <unistd.h>

namespace huying::bench {

namespace {

/// What the process holds in memory, once what was freed is given back.
qint64 residentBytes()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

} // namespace

World sampleWorld(const QString &name, std::size_t points, int towns, int units, int cases, bool counted)
{
    SamplePlace place(towns, 15, towns > 20 ? 10 : 7);
    World w{name, counted, place.areas(), place.box(), place.cases(cases, World{}.now), place.units(units),
            {},   World{}.now};
    const qint64 before = residentBytes();
    const QStringList codes{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")};
    PointTablePtr people = std::make_shared<PointTable>(inMortonOrder(*place.points(RegisterKind::People, points, codes)));
    w.bytesAPoint = static_cast<double>(residentBytes() - before) / static_cast<double>(points);
    w.registers = {people, place.points(RegisterKind::Things, 3000, {QStringLiteral("camera"), QStringLiteral("lamp")})};
    return w;
}

std::optional<World> storeWorld(const QString &path, const Workflow &workflow)
{
    LiveStore store({path, std::nullopt, 1}, workflow);
    World w;
    w.name = QStringLiteral("store");
    bool loaded = false;
    QObject::connect(&store, &LiveStore::opened, [&](const StoreInfo &info) {
        w.home = info.home;
        w.now = info.lastAt;
    });
    QObject::connect(&store, &LiveStore::areasLoaded, [&](const AreaTreePtr &areas) { w.areas = areas; });
    QObject::connect(&store, &LiveStore::casesLoaded,
                     [&](const QList<CaseState> &cases) { w.cases += cases; });
    QObject::connect(&store, &LiveStore::unitsLoaded, [&](const QList<UnitRow> &units) { w.units = units; });
    QObject::connect(&store, &LiveStore::registerLoaded,
                     [&](const PointTablePtr &t) { w.registers.append(t); });
    QObject::connect(&store, &LiveStore::failed, [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.message));
        QCoreApplication::exit(1);
    });
    QObject::connect(&store, &LiveStore::allLoaded, [&] {
        loaded = true;
        QCoreApplication::quit();
    });
    store.open();
    QCoreApplication::exec();
    return loaded ? std::optional(std::move(w)) : std::nullopt;
}

PointTablePtr peopleOf(const World &world)
{
    const auto people = std::ranges::find(world.registers, RegisterKind::People, [](const PointTablePtr &t) { return t->kind; });
    return people == world.registers.end() ? world.registers.value(0) : *people;
}

} // namespace huying::bench
