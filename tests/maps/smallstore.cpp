// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/smallstore.h"
#include "data/store/bulkwriter.h"

namespace huying
{

void SmallStore::addRoad(const char *kind, const QString &name, Line line)
{
    RoadRecord road;
    road.ref = QString::number(roads.size());
    road.klass = QString::fromLatin1(kind);
    road.name = name;
    road.line = std::move(line);
    roads.push_back(road);
}

void SmallStore::addLand(const char *kind, const QString &name, LonLat a, LonLat b)
{
    SurfaceRecord surface;
    surface.ref = QString::number(land.size());
    surface.kind = QString::fromLatin1(kind);
    surface.name = name;
    surface.shape = {{{{a.lon, a.lat}, {b.lon, a.lat}, {b.lon, b.lat}, {a.lon, b.lat}, {a.lon, a.lat}}}};
    land.push_back(surface);
}

bool SmallStore::write(const QString &file) const
{
    auto made = Store::create(file, QStringLiteral("2026-01-01T00:00:00Z"));
    if (!made)
        return false;
    Store &store = **made;
    BulkWriter writer(store, nullptr);
    SQLite::Transaction transaction(store.db());
    for (const RoadRecord &r : roads)
        writer.add(r);
    for (const WaterwayRecord &w : waterways)
        writer.add(w);
    for (const SurfaceRecord &s : land)
        writer.addLand(s);
    for (const SurfaceRecord &s : buildings)
        writer.addBuilding(s);
    transaction.commit();
    return bool(store.finishBulk());
}

} // namespace huying
