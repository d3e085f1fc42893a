// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadgraph.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <unordered_map>

namespace huying
{

namespace
{

constexpr std::size_t linesBetweenLooks = 1024; ///< lines between two looks at whether it is still wanted

/// Vertices of all lines, those within the tolerance of each other as one node; and their segments by place.
class Junctions
{
public:
    Junctions(double tolerance, double latitude)
        : m_tolerance(std::max(tolerance, 0.0001)), m_metresLat(111132), m_metresLon(111320 * std::max(0.01, std::cos(latitude * std::numbers::pi / 180)))
    {
    }

    std::uint32_t nodeAt(RoadPoint p)
    {
        const auto [cx, cy] = cellOf(p);
        for (std::int64_t y = cy - 1; y <= cy + 1; ++y)
            for (std::int64_t x = cx - 1; x <= cx + 1; ++x)
                for (auto [it, end] = m_cells.equal_range(keyOf(x, y)); it != end; ++it)
                    if (metresBetween(m_places[it->second], p) <= m_tolerance)
                        return it->second;
        const auto node = static_cast<std::uint32_t>(m_places.size());
        m_places.push_back(p);
        m_uses.push_back(0);
        m_cells.emplace(keyOf(cx, cy), node);
        return node;
    }
    void use(std::uint32_t node) { ++m_uses[node]; }
    bool isJunction(std::uint32_t node) const { return m_uses[node] > 1; }
    std::uint32_t uses(std::uint32_t node) const { return m_uses[node]; }
    const std::vector<RoadPoint> &places() const { return m_places; }
    double tolerance() const { return m_tolerance; }

    /// Metres east and north of the place, good near the network.
    std::pair<double, double> flat(RoadPoint p) const { return {p.lon * m_metresLon, p.lat * m_metresLat}; }

private:
    std::pair<std::int64_t, std::int64_t> cellOf(RoadPoint p) const
    {
        const auto [x, y] = flat(p);
        // A little wider than the tolerance: the plane is only flat in the middle of the network.
        const double cell = m_tolerance * 1.5;
        return {static_cast<std::int64_t>(std::floor(x / cell)), static_cast<std::int64_t>(std::floor(y / cell))};
    }
    static std::uint64_t keyOf(std::int64_t x, std::int64_t y)
    {
        return static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15ULL ^ static_cast<std::uint64_t>(y);
    }

    double m_tolerance, m_metresLat, m_metresLon;
    std::vector<RoadPoint> m_places;
    std::vector<std::uint32_t> m_uses;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_cells;
};

struct Chain
{
    std::vector<std::uint32_t> nodes; ///< no two in a row alike
    const RoadLine *line = nullptr;
};

bool isPlace(RoadPoint p)
{
    return std::abs(p.lon) <= 180 && std::abs(p.lat) < 89; // also false for what is no number
}

/// Ends of lines that lie on another line between two of its vertices become vertices of it too.
class LooseEnds
{
public:
    LooseEnds(Junctions &junctions, std::vector<Chain> &chains) : m_junctions(junctions), m_chains(chains)
    {
        for (std::uint32_t c = 0; c < chains.size(); ++c)
            for (const std::uint32_t node : {chains[c].nodes.front(), chains[c].nodes.back()})
                if (junctions.uses(node) == 1)
                    m_ends.emplace(cellAt(node), node);
    }

    void tie()
    {
        if (m_ends.empty())
            return;
        for (Chain &chain : m_chains) {
            std::vector<std::uint32_t> nodes{chain.nodes.front()};
            for (std::size_t i = 1; i < chain.nodes.size(); ++i) {
                for (const auto &[share, node] : endsOn(chain.nodes[i - 1], chain.nodes[i], chain))
                    if (node != nodes.back()) {
                        nodes.push_back(node);
                        m_junctions.use(node);
                    }
                nodes.push_back(chain.nodes[i]);
            }
            chain.nodes.swap(nodes);
        }
    }

private:
    static constexpr double cellMetres = 64;
    static std::uint64_t keyOf(std::int64_t x, std::int64_t y) { return static_cast<std::uint64_t>(x) << 32 ^ static_cast<std::uint32_t>(y); }
    std::uint64_t cellAt(std::uint32_t node) const
    {
        const auto [x, y] = m_junctions.flat(m_junctions.places()[node]);
        return keyOf(static_cast<std::int64_t>(std::floor(x / cellMetres)), static_cast<std::int64_t>(std::floor(y / cellMetres)));
    }

    std::vector<std::pair<double, std::uint32_t>> endsOn(std::uint32_t a, std::uint32_t b, const Chain &chain) const
    {
        std::vector<std::pair<double, std::uint32_t>> found;
        const auto [ax, ay] = m_junctions.flat(m_junctions.places()[a]);
        const auto [bx, by] = m_junctions.flat(m_junctions.places()[b]);
        const double t = m_junctions.tolerance(), length2 = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
        const auto cell = [](double v) { return static_cast<std::int64_t>(std::floor(v / cellMetres)); };
        if (!(length2 > 0) || length2 > 1e10)
            return found;
        for (std::int64_t y = cell(std::min(ay, by) - t); y <= cell(std::max(ay, by) + t); ++y)
            for (std::int64_t x = cell(std::min(ax, bx) - t); x <= cell(std::max(ax, bx) + t); ++x)
                for (auto [it, end] = m_ends.equal_range(keyOf(x, y)); it != end; ++it) {
                    const auto [px, py] = m_junctions.flat(m_junctions.places()[it->second]);
                    const double share = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length2;
                    const bool own = it->second == chain.nodes.front() || it->second == chain.nodes.back();
                    if (!own && share > 0 && share < 1 && std::hypot(ax + share * (bx - ax) - px, ay + share * (by - ay) - py) <= t)
                        found.emplace_back(share, it->second);
                }
        std::sort(found.begin(), found.end());
        return found;
    }

    Junctions &m_junctions;
    std::vector<Chain> &m_chains;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_ends; ///< by cell
};

std::vector<Chain> chainsOf(const std::vector<RoadLine> &lines, Junctions &junctions, const std::atomic<bool> *cancelled)
{
    std::vector<Chain> chains;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (cancelled && i % linesBetweenLooks == 0 && *cancelled)
            return {};
        const RoadLine &line = lines[i];
        if (!(line.speed > 0) || !(line.forward || line.backward) || !std::all_of(line.points.begin(), line.points.end(), isPlace))
            continue;
        Chain chain{{}, &line};
        for (const RoadPoint &p : line.points)
            if (const std::uint32_t node = junctions.nodeAt(p); chain.nodes.empty() || chain.nodes.back() != node)
                chain.nodes.push_back(node);
        if (chain.nodes.size() < 2)
            continue;
        for (const std::uint32_t node : chain.nodes)
            junctions.use(node);
        chains.push_back(std::move(chain));
    }
    return chains;
}

} // namespace

RoadGraph RoadGraph::build(const std::vector<RoadLine> &lines, double tolerance, const std::atomic<bool> *cancelled)
{
    const auto first = std::find_if(lines.begin(), lines.end(), [](const RoadLine &l) { return !l.points.empty() && isPlace(l.points.front()); });
    Junctions junctions(tolerance, first == lines.end() ? 0 : first->points.front().lat);
    std::vector<Chain> chains = chainsOf(lines, junctions, cancelled);
    LooseEnds(junctions, chains).tie();

    std::vector<std::uint32_t> number(junctions.places().size(), noWay);
    std::vector<RoadPoint> nodes, points;
    std::vector<Edge> edges;
    const auto numberOf = [&](std::uint32_t node) {
        if (number[node] == noWay) {
            number[node] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back(junctions.places()[node]);
        }
        return number[node];
    };
    for (const Chain &chain : chains) {
        std::size_t start = 0;
        for (std::size_t i = 1; i < chain.nodes.size(); ++i) {
            if (i + 1 < chain.nodes.size() && !junctions.isJunction(chain.nodes[i]))
                continue;
            Edge edge{numberOf(chain.nodes[start]), numberOf(chain.nodes[i]), static_cast<std::uint32_t>(points.size()),
                      static_cast<std::uint32_t>(i - start + 1), 0, noWay, noWay};
            double metres = 0;
            for (std::size_t k = start; k <= i; ++k) {
                points.push_back(junctions.places()[chain.nodes[k]]);
                if (k > start)
                    metres += metresBetween(points[points.size() - 2], points.back());
            }
            edge.metres = static_cast<float>(metres);
            const auto ms = static_cast<std::uint32_t>(std::min(metres / chain.line->speed * 1000 + 0.5, 4e9));
            edge.forwardMs = chain.line->forward ? ms : noWay;
            edge.backwardMs = chain.line->backward ? ms : noWay;
            edges.push_back(edge);
            start = i;
        }
    }
    if (cancelled && *cancelled)
        return {};
    return pack(std::move(nodes), std::move(edges), std::move(points));
}

} // namespace huying
