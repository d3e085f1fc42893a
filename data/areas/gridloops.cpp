// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/gridloops.h"

#include <QHash>
#include <algorithm>
#include <optional>

namespace huying
{

namespace
{

bool isBetween(Spot a, Spot b, Spot p)
{
    return std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y && p.y <= std::max(a.y, b.y);
}

bool haveCommonPoint(Spot a, Spot b, Spot c, Spot d)
{
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x)
        || std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
        return false;
    const int ofC = signOf(turn(a, b, c)), ofD = signOf(turn(a, b, d)), ofA = signOf(turn(c, d, a)), ofB = signOf(turn(c, d, b));
    if (ofC * ofD < 0 && ofA * ofB < 0)
        return true;
    return (ofC == 0 && isBetween(a, b, c)) || (ofD == 0 && isBetween(a, b, d)) || (ofA == 0 && isBetween(c, d, a))
           || (ofB == 0 && isBetween(c, d, b));
}

/// Both begin in `p` and go the same way.
bool lieOnEachOther(Spot p, Spot a, Spot b)
{
    return turn(p, a, b) == 0 && static_cast<WideInt>(a.x - p.x) * (b.x - p.x) + static_cast<WideInt>(a.y - p.y) * (b.y - p.y) > 0;
}

/// Whether `a` comes before `b` when one turns clockwise about `at` from the direction of `from`.
bool isSooner(Spot at, Spot from, Spot a, Spot b)
{
    const auto half = [&](Spot s) { // 0: less than half a turn clockwise, 1: more
        const int side = signOf(turn(at, from, s));
        return side < 0 ? 0 : side > 0 ? 1 : lieOnEachOther(at, from, s) ? 2 : 0;
    };
    const int ofA = half(a), ofB = half(b);
    return ofA != ofB ? ofA < ofB : turn(at, a, b) < 0;
}

/// Walks along edges that nobody has walked yet.
class Tracer
{
public:
    Tracer(std::vector<GridEdge> edges, const Spots &spots) : m_edges(std::move(edges)), m_spots(spots), m_used(m_edges.size())
    {
        std::ranges::sort(m_edges, [](GridEdge a, GridEdge b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
    }

    std::vector<Loop> run()
    {
        for (std::size_t i = 0; i < m_edges.size(); ++i)
            if (!m_used[i])
                walk(i);
        return std::move(m_loops);
    }

private:
    void walk(std::size_t edge)
    {
        Loop path;
        QHash<quint32, std::size_t> places;
        for (std::optional<std::size_t> next = edge; next;) {
            const GridEdge e = m_edges[*next];
            m_used[*next] = true;
            places.insert(e.from, path.size());
            path.push_back(e.from);
            if (const auto met = places.constFind(e.to); met != places.constEnd()) {
                const auto from = path.begin() + static_cast<std::ptrdiff_t>(*met);
                m_loops.emplace_back(from, path.end());
                for (auto it = from; it != path.end(); ++it)
                    places.remove(*it);
                path.erase(from, path.end());
            }
            next = onward(e);
        }
    }

    /// The sharpest turn to the right stays in the same corner of land.
    std::optional<std::size_t> onward(GridEdge e) const
    {
        std::optional<std::size_t> best;
        auto it = std::ranges::lower_bound(m_edges, e.to, {}, &GridEdge::from);
        for (; it != m_edges.end() && it->from == e.to; ++it) {
            const auto i = static_cast<std::size_t>(it - m_edges.begin());
            if (!m_used[i] && (!best || isSooner(m_spots[e.to], m_spots[e.from], m_spots[it->to], m_spots[m_edges[*best].to])))
                best = i;
        }
        return best;
    }

    std::vector<GridEdge> m_edges;
    const Spots &m_spots;
    std::vector<bool> m_used;
    std::vector<Loop> m_loops;
};

Ring closed(const Loop &loop, const std::function<LonLat(quint32)> &place)
{
    Ring ring;
    ring.reserve(loop.size() + 1);
    for (const quint32 v : loop)
        ring.push_back(place(v));
    ring.push_back(ring.front());
    return ring;
}

} // namespace

WideInt twiceArea(const Loop &loop, const Spots &spots)
{
    WideInt sum = 0;
    for (std::size_t i = 1; i + 1 < loop.size(); ++i)
        sum += turn(spots[loop[0]], spots[loop[i]], spots[loop[i + 1]]);
    return sum;
}

bool isRound(const Loop &loop, const Spots &spots, Spot place)
{
    int winding = 0;
    Spot a = spots[loop.back()];
    for (const quint32 v : loop) {
        const Spot b = spots[v];
        if (a.y <= place.y && b.y > place.y && turn(a, b, place) > 0)
            ++winding;
        else if (b.y <= place.y && a.y > place.y && turn(a, b, place) < 0)
            --winding;
        a = b;
    }
    return winding != 0;
}

bool clashes(GridEdge one, GridEdge other, const Spots &spots)
{
    if (one.isSame(other))
        return false;
    for (const GridEdge o : {other, GridEdge{other.to, other.from}}) {
        if (one.from == o.from)
            return lieOnEachOther(spots[one.from], spots[one.to], spots[o.to]);
        if (one.to == o.to)
            return lieOnEachOther(spots[one.to], spots[one.from], spots[o.from]);
    }
    return haveCommonPoint(spots[one.from], spots[one.to], spots[other.from], spots[other.to]);
}

std::vector<Loop> traceLoops(std::vector<GridEdge> edges, const Spots &spots)
{
    return Tracer(std::move(edges), spots).run();
}

std::vector<Loop> simpleLoops(const Loop &ring)
{
    std::vector<Loop> loops;
    Loop path;
    QHash<quint32, std::size_t> places;
    const auto cut = [&](std::size_t from) {
        Loop loop(path.begin() + static_cast<std::ptrdiff_t>(from), path.end());
        for (const quint32 v : loop)
            places.remove(v);
        path.resize(from);
        if (loop.size() > 2)
            loops.push_back(std::move(loop));
    };
    for (const quint32 v : ring) {
        if (const auto met = places.constFind(v); met != places.constEnd())
            cut(*met);
        places.insert(v, path.size());
        path.push_back(v);
    }
    if (!path.empty())
        cut(0);
    return loops;
}

MultiPolygon polygonsOf(const std::vector<Loop> &loops, const Spots &spots, const std::function<LonLat(quint32)> &place)
{
    MultiPolygon polygons;
    std::vector<std::pair<const Loop *, WideInt>> lands;
    for (const Loop &loop : loops)
        if (const WideInt area = twiceArea(loop, spots); area > 0) {
            lands.emplace_back(&loop, area);
            polygons.push_back({closed(loop, place)});
        }
    for (const Loop &loop : loops) {
        if (twiceArea(loop, spots) > 0)
            continue;
        std::size_t best = lands.size();
        for (std::size_t i = 0; i < lands.size(); ++i) {
            const Loop &land = *lands[i].first;
            const auto own = std::ranges::find_if(loop, [&land](quint32 v) { return std::ranges::find(land, v) == land.end(); });
            if (own != loop.end() && isRound(land, spots, spots[*own]) && (best == lands.size() || lands[i].second < lands[best].second))
                best = i;
        }
        if (best < lands.size())
            polygons[best].push_back(closed(loop, place));
    }
    return polygons;
}

} // namespace huying
