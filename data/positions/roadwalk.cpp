// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/roadwalk.h"

#include "data/model/ground.h"
#include "data/rules/recommend.h"
#include "data/store/gpkgblob.h"
#include "data/store/reading.h"

#include <algorithm>
#include <numbers>

namespace huying
{

namespace
{

constexpr int walkTickMs = 250;
constexpr TimeMs usualEvery = 10 * secondMs, realEvery = 1500; ///< a fix in ten seconds, and in a fast replay no more than the eye takes
constexpr double farthestStep = 3000;                         ///< metres that a unit goes between two fixes
constexpr double cellDegrees = 0.005, snapWithin = 700;

quint64 cellOf(double lon, double lat)
{
    return (static_cast<quint64>(static_cast<quint32>(std::floor(lon / cellDegrees) + 100000)) << 32) | static_cast<quint32>(std::floor(lat / cellDegrees) + 100000);
}

double headingOf(LonLat a, LonLat b)
{
    const double dx = (b.lon - a.lon) * std::cos(a.lat * std::numbers::pi / 180), dy = b.lat - a.lat;
    return std::fmod(std::atan2(dx, dy) * 180 / std::numbers::pi + 360, 360);
}

std::vector<Line> readRoads(Store &store)
{
    std::vector<Line> roads;
    SQLite::Statement rows(store.db(), "SELECT geom FROM roads WHERE geom NOT NULL AND class != 'motorway'");
    while (rows.executeStep()) {
        const auto cell = rows.getColumn(0);
        roads.push_back(lineFromGpkg({static_cast<const unsigned char *>(cell.getBlob()), static_cast<std::size_t>(cell.getBytes())}));
    }
    return roads;
}

} // namespace

inline size_t qHash(const WorldPoint &p, size_t seed = 0)
{
    return qHashMulti(seed, p.x, p.y);
}

RoadWalk::RoadWalk(QString storePath, const Clock &clock, std::function<void(const UnitFix &)> tell)
    : m_path(std::move(storePath)), m_clock(clock), m_tell(std::move(tell)), m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const auto every = static_cast<TimeMs>(std::max<double>(usualEvery, realEvery * m_clock.speed()));
        step(m_clock.now(), every);
    });
}

void RoadWalk::start()
{
    const auto read = guarded(m_path, QStringLiteral("读取道路"), [&]() -> Result<void> {
        auto store = Store::open(m_path, Store::Access::Reader);
        if (!store)
            return tl::unexpected(store.error());
        set(readRoads(**store), readUnits(**store));
        return {};
    });
    if (read)
        m_timer.start(walkTickMs);
    else
        qWarning("%s", qPrintable(read.error().message));
}

void RoadWalk::set(const std::vector<Line> &roads, const QList<UnitRow> &units)
{
    m_nodes.clear();
    m_cells.clear();
    m_walkers.clear();
    QHash<WorldPoint, quint32> nodes;
    for (const Line &road : roads)
        addRoad(road, nodes);
    for (quint32 i = 0; i < m_nodes.size(); ++i)
        m_cells[cellOf(m_nodes[i].place.lon, m_nodes[i].place.lat)].push_back(i);
    for (const UnitRow &unit : units)
        if (unit.place && unit.status != UnitStatus::Offline)
            addUnit(unit);
}

void RoadWalk::addRoad(const Line &line, QHash<WorldPoint, quint32> &nodes)
{
    std::optional<quint32> before;
    for (const LonLat &place : line) {
        // Ends that meet are the same to about a metre.
        const WorldPoint exact = toWorld(place), key{exact.x >> 7, exact.y >> 7};
        auto node = nodes.constFind(key);
        if (node == nodes.cend()) {
            node = nodes.insert(key, static_cast<quint32>(m_nodes.size()));
            m_nodes.push_back({place, {}});
        }
        if (before && *before != *node) {
            m_nodes[*before].next.push_back(*node);
            m_nodes[*node].next.push_back(*before);
        }
        before = *node;
    }
}

void RoadWalk::addUnit(const UnitRow &unit)
{
    const bool drives = unit.kind == UnitKind::Vehicle;
    Walker walker{unit.ref, unit.shift, *unit.place, *unit.place, drives ? 8.0 : 1.3, drives ? 2500.0 : 450.0, -1, -1, 0, 0};
    walker.from = walker.to = nearest(*unit.place, snapWithin);
    m_walkers.push_back(std::move(walker));
}

int RoadWalk::nearest(LonLat place, double within) const
{
    int best = -1;
    double metres = within;
    const int reach = 2;
    for (int dx = -reach; dx <= reach; ++dx)
        for (int dy = -reach; dy <= reach; ++dy)
            if (const auto cell = m_cells.constFind(cellOf(place.lon + dx * cellDegrees, place.lat + dy * cellDegrees)); cell != m_cells.cend())
                for (const quint32 node : *cell)
                    if (const double m = metresBetween(place, m_nodes[node].place); m < metres && !m_nodes[node].next.empty()) {
                        metres = m;
                        best = static_cast<int>(node);
                    }
    return best;
}

/// Any way on but back, as long as it stays near the post; else the way that leads home.
int RoadWalk::onward(const Walker &walker)
{
    const Node &here = m_nodes[static_cast<std::size_t>(walker.to)];
    std::vector<quint32> ways;
    for (const quint32 way : here.next)
        if (static_cast<int>(way) != walker.from && metresBetween(m_nodes[way].place, walker.post) < walker.reach)
            ways.push_back(way);
    if (!ways.empty())
        return static_cast<int>(ways[m_random() % ways.size()]);
    return static_cast<int>(*std::ranges::min_element(here.next, {}, [&](quint32 way) { return metresBetween(m_nodes[way].place, walker.post); }));
}

void RoadWalk::walk(Walker &walker, double metres)
{
    while (metres > 0) {
        const LonLat goal = m_nodes[static_cast<std::size_t>(walker.to)].place;
        const double left = metresBetween(walker.place, goal);
        if (left > metres) {
            const double share = metres / left;
            walker.place = {walker.place.lon + (goal.lon - walker.place.lon) * share, walker.place.lat + (goal.lat - walker.place.lat) * share};
            return;
        }
        metres -= std::max(left, 1.0);
        walker.place = goal;
        const int next = onward(walker);
        walker.from = std::exchange(walker.to, next);
    }
}

void RoadWalk::step(TimeMs now, TimeMs every)
{
    QHash<QString, bool> shifts;
    for (Walker &walker : m_walkers) {
        if (walker.nextAt > now && walker.nextAt <= now + every)
            continue;
        auto onShift = shifts.find(walker.shift);
        if (onShift == shifts.end())
            onShift = shifts.insert(walker.shift, isOnShift(walker.shift, now));
        // The first fixes are spread, so that not all come at once ever after.
        const bool isFirst = walker.nextAt == 0;
        walker.nextAt = now + (isFirst ? static_cast<TimeMs>(m_random() % static_cast<quint64>(every)) : every);
        if (!*onShift)
            continue;
        const LonLat before = walker.place;
        const double seconds = isFirst ? 0 : static_cast<double>(now - walker.at) / secondMs;
        walker.at = now;
        if (walker.to >= 0)
            walk(walker, std::clamp(seconds * walker.metresPerSecond, 0.0, farthestStep));
        UnitFix fix{walker.ref, walker.place, std::nullopt, now, 6.0 + static_cast<double>(m_random() % 8), 1};
        if (metresBetween(before, walker.place) > 1)
            fix.heading = headingOf(before, walker.place);
        m_tell(fix);
    }
}

} // namespace huying
