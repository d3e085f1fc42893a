// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/roadcut.h"

#include "data/areas/gridmesh.h"

#include <algorithm>
#include <map>
#include <numbers>
#include <queue>

namespace huying
{

namespace
{

constexpr double onBorder = 1;       ///< metres: a road that ends so near to the border ends on it
constexpr double deadEndReach = 60;  ///< metres that a cut goes straight on where a road ends
constexpr double pastBorder = 2;     ///< metres that a cut is drawn beyond the border
constexpr std::size_t mostEnds = 24; ///< places on the border that are tried
constexpr std::size_t mostWeighed = 400, mostTried = 12;

struct Metre
{
    double x = 0, y = 0;
};

double lengthOf(Metre a, Metre b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// How much dearer a metre is than one of a main road: a border that people know is a road that they know.
double dearness(const QString &klass)
{
    static const QHash<QString, double> table{{QStringLiteral("motorway"), 1.0}, {QStringLiteral("trunk"), 1.0}, {QStringLiteral("primary"), 1.0},
                                              {QStringLiteral("secondary"), 1.1}, {QStringLiteral("tertiary"), 1.3}, {QStringLiteral("residential"), 1.6}};
    return table.value(klass, 2.2);
}

class RoadCutter
{
public:
    RoadCutter(const AreaRecord &grid, const std::vector<LonLat> &places) : m_grid(grid), m_places(places)
    {
        const Ring *outer = nullptr;
        for (const Polygon &polygon : grid.shape)
            if (!polygon.empty() && (!outer || polygon[0].size() > outer->size()))
                outer = &polygon[0];
        if (!outer || outer->size() < 4)
            return;
        m_middle = outer->front();
        m_squeeze = std::cos(m_middle.lat * std::numbers::pi / 180);
        for (std::size_t i = 0; i + 1 < outer->size(); ++i)
            m_ring.push_back(metres((*outer)[i]));
        const std::size_t step = std::max<std::size_t>(1, places.size() / mostWeighed);
        for (std::size_t i = 0; i < places.size(); i += step)
            m_weighed.push_back(metres(places[i]));
    }

    void add(const RoadRecord &road)
    {
        for (std::size_t i = 0; i + 1 < road.line.size() && !m_ring.empty(); ++i)
            addPiece(road, road.line[i], road.line[i + 1]);
    }

    std::optional<GridCut> best(double mostShare)
    {
        addDeadEnds();
        std::vector<std::size_t> ends;
        for (std::size_t n = 0; n < m_nodes.size(); ++n)
            if (m_nodes[n].isEnd && !m_nodes[n].edges.empty())
                ends.push_back(n);
        std::ranges::stable_sort(ends, {}, [this](std::size_t n) { return m_edges[m_nodes[n].edges.front()].dear; });
        ends.resize(std::min(ends.size(), mostEnds));
        std::vector<Way> ways;
        for (const std::size_t from : ends)
            for (Way &way : waysFrom(from))
                if (const double share = shareOf(way); share <= mostShare) {
                    way.score += 4 * (share - 0.5);
                    ways.push_back(std::move(way));
                }
        std::ranges::stable_sort(ways, {}, &Way::score);
        ways.resize(std::min(ways.size(), mostTried));
        for (const Way &way : ways)
            if (const auto cut = tried(way); cut && cut->share <= mostShare)
                return cut;
        return std::nullopt;
    }

private:
    struct Node
    {
        Metre at;
        LonLat place;
        bool isEnd = false;            ///< a cut may begin here
        std::optional<LonLat> beyond;  ///< the point outside that it then begins with
        double along = 0;              ///< of an end: edge of the ring and how far on it
        std::vector<std::size_t> edges;
    };
    struct Edge
    {
        std::size_t from, to;
        double length, dear;
        QString name;
    };
    struct Way
    {
        std::vector<std::size_t> nodes, edges;
        double score = 0; ///< the lower the better
    };
    struct Foot ///< the point of the border that is nearest to a place
    {
        Metre at;
        double distance = 1e300, along = 0;
    };

    Metre metres(LonLat p) const { return {(p.lon - m_middle.lon) * m_squeeze * metresPerDegree, (p.lat - m_middle.lat) * metresPerDegree}; }
    LonLat place(Metre m) const { return {m_middle.lon + m.x / m_squeeze / metresPerDegree, m_middle.lat + m.y / metresPerDegree}; }

    bool isInside(Metre p) const { return isInside(m_ring, p); }
    static bool isInside(const std::vector<Metre> &ring, Metre p)
    {
        bool inside = false;
        Metre a = ring.back();
        for (const Metre &b : ring) {
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
                inside = !inside;
            a = b;
        }
        return inside;
    }

    Foot footOf(Metre p) const
    {
        Foot best;
        for (std::size_t i = 0; i < m_ring.size(); ++i) {
            const Metre a = m_ring[i], b = m_ring[(i + 1) % m_ring.size()];
            const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
            const double share = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
            const Metre at{a.x + share * dx, a.y + share * dy};
            if (const double d = lengthOf(p, at); d < best.distance)
                best = {at, d, static_cast<double>(i) + share};
        }
        return best;
    }

    /// Where the line from inside to outside first meets the border.
    std::optional<Foot> exitOf(Metre from, Metre to) const
    {
        std::optional<Foot> first;
        double nearest = 2;
        for (std::size_t i = 0; i < m_ring.size(); ++i) {
            const Metre a = m_ring[i], b = m_ring[(i + 1) % m_ring.size()];
            const double dx = to.x - from.x, dy = to.y - from.y, ex = b.x - a.x, ey = b.y - a.y, det = dx * ey - dy * ex;
            if (det == 0)
                continue;
            const double t = ((a.x - from.x) * ey - (a.y - from.y) * ex) / det, u = ((a.x - from.x) * dy - (a.y - from.y) * dx) / det;
            if (t >= 0 && t <= 1 && u >= 0 && u <= 1 && t < nearest) {
                nearest = t;
                first = Foot{{from.x + t * dx, from.y + t * dy}, 0, static_cast<double>(i) + u};
            }
        }
        return first;
    }

    std::size_t nodeAt(LonLat p)
    {
        const Spot spot = toSpot(p);
        const auto [known, isNew] = m_known.try_emplace({spot.x, spot.y}, m_nodes.size());
        if (isNew) {
            Node node{metres(p), p, false, {}, 0, {}};
            if (const Foot foot = footOf(node.at); foot.distance <= onBorder) {
                node.isEnd = true;
                node.along = foot.along;
            }
            m_nodes.push_back(std::move(node));
        }
        return known->second;
    }

    void connect(std::size_t a, std::size_t b, double dear, const QString &name)
    {
        m_edges.push_back({a, b, lengthOf(m_nodes[a].at, m_nodes[b].at), dear, name});
        m_nodes[a].edges.push_back(m_edges.size() - 1);
        m_nodes[b].edges.push_back(m_edges.size() - 1);
    }

    std::size_t addEnd(Metre at, double along, Metre beyond)
    {
        m_nodes.push_back({at, place(at), true, place(beyond), along, {}});
        return m_nodes.size() - 1;
    }

    void addPiece(const RoadRecord &road, LonLat one, LonLat other)
    {
        const double dear = dearness(road.klass);
        Metre a = metres(one), b = metres(other);
        const auto belongs = [this](Metre p) { return isInside(p) || footOf(p).distance <= onBorder; };
        const bool hasA = belongs(a), hasB = belongs(b);
        if (!hasA && !hasB)
            return;
        if (hasA && hasB) {
            const std::size_t from = nodeAt(one), to = nodeAt(other);
            const Metre middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
            const bool isAlongBorder = m_nodes[from].isEnd && m_nodes[to].isEnd && footOf(middle).distance <= onBorder;
            if (from != to && !isAlongBorder)
                connect(from, to, dear, road.name);
            return;
        }
        if (hasB) {
            std::swap(a, b);
            std::swap(one, other);
        }
        const std::size_t from = nodeAt(one);
        if (m_nodes[from].isEnd) // it leaves the grid where it stands
            return;
        if (const auto exit = exitOf(a, b)) {
            const double length = std::max(1e-6, lengthOf(a, b));
            const Metre beyond{exit->at.x + (b.x - a.x) / length * pastBorder, exit->at.y + (b.y - a.y) / length * pastBorder};
            connect(from, addEnd(exit->at, exit->along, beyond), dear, road.name);
        }
    }

    void addDeadEnds()
    {
        for (std::size_t n = 0, count = m_nodes.size(); n < count; ++n) {
            if (m_nodes[n].isEnd || m_nodes[n].edges.size() != 1)
                continue;
            const Metre at = m_nodes[n].at;
            const Foot foot = footOf(at);
            if (foot.distance > deadEndReach)
                continue;
            const Metre beyond{foot.at.x + (foot.at.x - at.x) / foot.distance * pastBorder, foot.at.y + (foot.at.y - at.y) / foot.distance * pastBorder};
            connect(n, addEnd(foot.at, foot.along, beyond), 3, {});
        }
    }

    /// The cheapest to every other end that none leads over.
    std::vector<Way> waysFrom(std::size_t from) const
    {
        std::vector<double> cost(m_nodes.size(), 1e300);
        std::vector<std::size_t> by(m_nodes.size(), m_edges.size());
        using Entry = std::pair<double, std::size_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> next;
        cost[from] = 0;
        next.emplace(0, from);
        while (!next.empty()) {
            const auto [soFar, node] = next.top();
            next.pop();
            if (soFar > cost[node] || (m_nodes[node].isEnd && node != from))
                continue;
            for (const std::size_t e : m_nodes[node].edges) {
                const std::size_t to = m_edges[e].from == node ? m_edges[e].to : m_edges[e].from;
                if (const double there = soFar + m_edges[e].length * m_edges[e].dear; there < cost[to]) {
                    cost[to] = there;
                    by[to] = e;
                    next.emplace(there, to);
                }
            }
        }
        std::vector<Way> ways;
        for (std::size_t to = from + 1; to < m_nodes.size(); ++to) {
            if (!m_nodes[to].isEnd || cost[to] > 1e299)
                continue;
            Way way;
            way.score = cost[to] / std::max(1.0, lengthOf(m_nodes[from].at, m_nodes[to].at));
            for (std::size_t node = to; node != from; node = m_edges[by[node]].from == node ? m_edges[by[node]].to : m_edges[by[node]].from) {
                way.nodes.push_back(node);
                way.edges.push_back(by[node]);
            }
            way.nodes.push_back(from);
            ways.push_back(std::move(way));
        }
        return ways;
    }

    /// Of the places, on the larger side.
    double shareOf(const Way &way) const
    {
        const Node &last = m_nodes[way.nodes.back()];
        std::vector<Metre> side;
        for (const std::size_t n : way.nodes)
            side.push_back(m_nodes[n].at);
        const auto size = static_cast<double>(m_ring.size());
        double to = m_nodes[way.nodes.front()].along;
        if (to <= last.along)
            to += size;
        for (double corner = std::floor(last.along) + 1; corner <= to; ++corner)
            side.push_back(m_ring[static_cast<std::size_t>(corner) % m_ring.size()]);
        const auto inside = static_cast<double>(std::ranges::count_if(m_weighed, [&side](Metre p) { return isInside(side, p); }));
        const auto all = static_cast<double>(std::max<std::size_t>(1, m_weighed.size()));
        return std::max(inside, all - inside) / all;
    }

    /// As the editor would do it; what it refuses is no proposal.
    std::optional<GridCut> tried(const Way &way) const
    {
        GridCut cut;
        const auto end = [this, &cut](std::size_t node) {
            if (m_nodes[node].beyond)
                cut.line.push_back(*m_nodes[node].beyond);
        };
        end(way.nodes.front());
        for (const std::size_t n : way.nodes)
            cut.line.push_back(m_nodes[n].place);
        end(way.nodes.back());
        std::vector<Spot> line;
        for (const LonLat &p : cut.line)
            line.push_back(toSpot(p));
        GridMesh mesh({m_grid}, {});
        const auto piece = mesh.faces().empty() ? Result<int>(fail(ErrorKind::Refused, {})) : mesh.split(0, line, m_grid.code + QStringLiteral("-"), m_grid.name, onBorder);
        if (!piece)
            return std::nullopt;
        std::size_t there = 0, here = 0;
        for (const LonLat &p : m_places) {
            const int face = mesh.faceAt(toSpot(p));
            there += face == *piece;
            here += face == 0;
        }
        if (here + there == 0)
            return std::nullopt;
        cut.share = static_cast<double>(std::max(here, there)) / static_cast<double>(here + there);
        std::map<QString, double> lengths;
        for (const std::size_t e : way.edges)
            if (!m_edges[e].name.isEmpty())
                lengths[m_edges[e].name] += m_edges[e].length;
        std::vector<std::pair<double, QString>> order;
        for (const auto &[name, length] : lengths)
            order.emplace_back(-length, name);
        std::ranges::sort(order);
        for (const auto &[length, name] : order)
            cut.roads << name;
        return cut;
    }

    static constexpr double metresPerDegree = 6371008.8 * std::numbers::pi / 180;
    const AreaRecord &m_grid;
    const std::vector<LonLat> &m_places;
    LonLat m_middle{};
    double m_squeeze = 1;
    std::vector<Metre> m_ring, m_weighed;
    std::map<std::pair<qint64, qint64>, std::size_t> m_known;
    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
};

} // namespace

std::optional<GridCut> cutAlongRoads(const AreaRecord &grid, const std::vector<RoadRecord> &roads, const std::vector<LonLat> &places, double mostShare)
{
    RoadCutter cutter(grid, places);
    for (const RoadRecord &road : roads)
        cutter.add(road);
    return cutter.best(mostShare);
}

} // namespace huying
