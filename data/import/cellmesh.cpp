// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/cellmesh.h"

#include <QtMath>
#include <algorithm>

namespace huying
{

namespace
{

constexpr double metresPerDegree = 111319.49079327358; // of the equator, WGS 84
constexpr int minNeighbours = 5;

using Corner = std::pair<int, int>;

double signedArea(const Ring &ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    return sum;
}

int mostFrequent(const std::map<int, int> &votes)
{
    return std::max_element(votes.begin(), votes.end(), [](const auto &a, const auto &b) { return a.second < b.second; })->first;
}

/// Next edge from a corner: the leftmost turn keeps two cells that touch in one point in rings of their own.
Corner takeNext(std::multimap<Corner, Corner> &edges, Corner from, Corner at)
{
    auto [first, last] = edges.equal_range(at);
    auto best = first;
    const auto turn = [&](const Corner &to) {
        const int ax = at.first - from.first, ay = at.second - from.second, bx = to.first - at.first, by = to.second - at.second;
        return ax * by - ay * bx; // left turns first: the cells lie on the left
    };
    for (auto edge = first; edge != last; ++edge)
        if (turn(edge->second) > turn(best->second))
            best = edge;
    const Corner to = best->second;
    edges.erase(best);
    return to;
}

/// Walks from the first edge until it comes home; a corner met twice (two holes that touch) closes a loop of its own.
std::vector<std::vector<Corner>> takeLoops(std::multimap<Corner, Corner> &edges)
{
    std::vector<std::vector<Corner>> loops;
    std::vector<Corner> path{edges.begin()->first, edges.begin()->second};
    edges.erase(edges.begin());
    while (path.size() > 1) {
        const Corner next = takeNext(edges, path[path.size() - 2], path.back());
        const auto met = std::find(path.begin(), path.end(), next) - path.begin();
        path.push_back(next);
        if (met == static_cast<std::ptrdiff_t>(path.size()) - 1)
            continue;
        loops.emplace_back(path.begin() + met, path.end());
        path.resize(static_cast<std::size_t>(met) + 1);
    }
    return loops;
}

} // namespace

CellMesh::CellMesh(LonLat origin, double cellMetres)
    : m_origin(origin), m_width(cellMetres / (metresPerDegree * qCos(qDegreesToRadians(origin.lat)))),
      m_height(cellMetres / metresPerDegree)
{
}

CellIndex CellMesh::cellAt(LonLat p) const
{
    return {static_cast<int>(std::floor((p.lon - m_origin.lon) / m_width)),
            static_cast<int>(std::floor((p.lat - m_origin.lat) / m_height))};
}

LonLat CellMesh::corner(int column, int row) const
{
    return {m_origin.lon + column * m_width, m_origin.lat + row * m_height};
}

Ring CellMesh::square(CellIndex cell) const
{
    const auto [x, y] = cell;
    return {corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1), corner(x, y)};
}

MultiPolygon CellMesh::outline(const std::set<CellIndex> &cells) const
{
    std::multimap<Corner, Corner> edges; // counter-clockwise, the cell on the left
    for (const auto &[x, y] : cells) {
        if (!cells.count({x, y - 1}))
            edges.emplace(Corner(x, y), Corner(x + 1, y));
        if (!cells.count({x + 1, y}))
            edges.emplace(Corner(x + 1, y), Corner(x + 1, y + 1));
        if (!cells.count({x, y + 1}))
            edges.emplace(Corner(x + 1, y + 1), Corner(x, y + 1));
        if (!cells.count({x - 1, y}))
            edges.emplace(Corner(x, y + 1), Corner(x, y));
    }
    std::vector<Ring> outer, holes;
    while (!edges.empty())
        for (const std::vector<Corner> &loop : takeLoops(edges)) {
            Ring ring;
            for (const Corner &c : loop)
                ring.push_back(corner(c.first, c.second));
            (signedArea(ring) > 0 ? outer : holes).push_back(std::move(ring));
        }
    return withHoles(std::move(outer), std::move(holes));
}

/// Puts each hole into the smallest outer ring that contains the cell at its first edge.
MultiPolygon CellMesh::withHoles(std::vector<Ring> outer, std::vector<Ring> holes) const
{
    std::sort(outer.begin(), outer.end(), [](const Ring &a, const Ring &b) { return signedArea(a) < signedArea(b); });
    MultiPolygon shape;
    for (Ring &ring : outer)
        shape.push_back({std::move(ring)});
    for (Ring &hole : holes) {
        const double dx = hole[1].lon - hole[0].lon, dy = hole[1].lat - hole[0].lat;
        const LonLat leftOfEdge{(hole[0].lon + hole[1].lon) / 2 - (dy > 0 ? m_width : dy < 0 ? -m_width : 0) / 2,
                                (hole[0].lat + hole[1].lat) / 2 + (dx > 0 ? m_height : dx < 0 ? -m_height : 0) / 2};
        const auto owner = std::find_if(shape.begin(), shape.end(),
                                        [&](const Polygon &p) { return contains({{p[0]}}, leftOfEdge); });
        if (owner != shape.end())
            owner->push_back(std::move(hole));
    }
    return shape;
}

void closeHoles(std::map<CellIndex, int> &owner)
{
    for (bool changed = true; changed;) {
        std::map<CellIndex, std::map<int, int>> empty;
        for (const auto &[cell, who] : owner)
            for (int dx = -1; dx <= 1; ++dx)
                for (int dy = -1; dy <= 1; ++dy)
                    if (const CellIndex near{cell.first + dx, cell.second + dy}; !owner.count(near))
                        ++empty[near][who];
        changed = false;
        for (const auto &[cell, votes] : empty) {
            int neighbours = 0;
            for (const auto &[who, count] : votes)
                neighbours += count;
            if (neighbours >= minNeighbours) {
                owner[cell] = mostFrequent(votes);
                changed = true;
            }
        }
    }
}

} // namespace huying
