// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/roads.h"

#include <algorithm>
#include <queue>

// Roads between towns, to villages and hamlets, over the cells of the mesh.
namespace huying::demo {

namespace {

} // namespace

double Roads::stepCost(const Mesh::Side &side, RoadClass klass) const
{
    const Site &from = m_mesh.site(side.cell), &to = m_mesh.site(side.other);
    if (to.ground == Ground::Rim || to.ground == Ground::Urban)
        return -1;
    double cost = distance(from.at, to.at);
    if (from.ground == Ground::River || to.ground == Ground::River) {
        const bool along = from.ground == to.ground && (from.row < 0) == (to.row < 0);
        if (along || to.patch >= 0 || from.patch >= 0)
            return -1; // no road down the river, and in the seat the bridges are streets
        cost += klass <= RoadClass::Secondary ? 700 : 6000;
    }
    cost *= 1 + 2.2 * std::max(0.0, m_height[at(side.other)] - 0.4);
    if (klass == RoadClass::Motorway && to.patch >= 0)
        return -1;
    const int a = m_cellNode[at(side.cell)], b = m_cellNode[at(side.other)];
    if (klass != RoadClass::Motorway && a != Mesh::none && b != Mesh::none)
        for (const int e : m_nodes[at(a)].edges)
            if (m_edges[at(e)].from == b || m_edges[at(e)].to == b)
                return cost * (m_edges[at(e)].klass == RoadClass::Motorway
                                   ? 3
                                   : 0.45); // rather along a road that is there
    return cost;
}

/// A road that can be joined; nothing opens on to a motorway.
bool Roads::hasRoad(int cell) const
{
    const int node = m_cellNode[at(cell)];
    return node != Mesh::none &&
           std::any_of(m_nodes[at(node)].edges.begin(), m_nodes[at(node)].edges.end(),
                       [this](int e) { return m_edges[at(e)].klass != RoadClass::Motorway; });
}

/// Cells from one of `from` to one marked in m_target, or to any road.
std::vector<int> Roads::findPath(const std::vector<int> &from, bool toAnyRoad, RoadClass klass)
{
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> front;
    ++m_run;
    const auto reach = [&](int cell, double cost, int before) {
        if (m_stamp[at(cell)] == m_run && m_cost[at(cell)] <= cost)
            return;
        m_stamp[at(cell)] = m_run;
        m_cost[at(cell)] = cost;
        m_cameFrom[at(cell)] = before;
        front.emplace(cost, cell);
    };
    for (const int cell : from)
        reach(cell, 0, Mesh::none);
    while (!front.empty()) {
        const auto [cost, cell] = front.top();
        front.pop();
        if (cost > m_cost[at(cell)])
            continue;
        const bool isRoad = hasRoad(cell);
        const bool isThere =
            toAnyRoad ? isRoad || m_mesh.site(cell).ground == Ground::Fringe : m_target[at(cell)] == 1;
        if (isThere) {
            std::vector<int> path{cell};
            while (m_cameFrom[at(path.back())] != Mesh::none)
                path.push_back(m_cameFrom[at(path.back())]);
            std::reverse(path.begin(), path.end());
            return path;
        }
        for (int s = m_mesh.firstSide(cell); s < m_mesh.endSide(cell); ++s)
            if (m_mesh.side(s).twin != Mesh::none)
                if (const double step = stepCost(m_mesh.side(s), klass); step >= 0)
                    reach(m_mesh.side(s).other, cost + step, cell);
    }
    return {};
}

void Roads::joinPatch(int cell, RoadClass klass, const QString &name)
{
    int best = Mesh::none;
    for (int s = m_mesh.firstSide(cell); s < m_mesh.endSide(cell); ++s)
        for (const int v : {m_mesh.side(s).from, m_mesh.side(s).to})
            if (m_vertexNode[at(v)] != Mesh::none &&
                (best == Mesh::none || distance(m_mesh.vertex(v), m_mesh.site(cell).at) <
                                           distance(m_mesh.vertex(best), m_mesh.site(cell).at)))
                best = v;
    if (best != Mesh::none)
        addEdge(cellNode(cell), vertexNode(best), klass, name);
}

void Roads::addRoute(const std::vector<int> &from, const std::vector<int> &to, RoadClass klass,
                     const QString &name)
{
    for (const int cell : to)
        m_target[at(cell)] = 1;
    const auto path = findPath(from, false, klass);
    for (const int cell : to)
        m_target[at(cell)] = 0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i)
        addEdge(cellNode(path[i]), cellNode(path[i + 1]), klass, name);
    if (!path.empty())
        for (const int end : {path.front(), path.back()})
            if (m_mesh.site(end).ground == Ground::Fringe)
                joinPatch(end, std::max(klass, RoadClass::Trunk), name);
}

void Roads::addLastMile(int cell, RoadClass klass, const QString &name)
{
    const Ground ground = m_mesh.site(cell).ground;
    if (ground == Ground::Urban || ground == Ground::River)
        return;
    if (hasRoad(cell))
        return;
    const auto path = findPath({cell}, true, klass);
    for (std::size_t i = 0; i + 1 < path.size(); ++i)
        addEdge(cellNode(path[i]), cellNode(path[i + 1]), klass, name);
    if (!path.empty() && m_mesh.site(path.back()).ground == Ground::Fringe)
        joinPatch(path.back(), klass, name);
}

std::vector<int> Roads::fringeOf(int patch) const
{
    std::vector<int> cells;
    for (int cell = 0; cell < m_mesh.cellCount(); ++cell)
        if (m_mesh.site(cell).patch == patch && m_mesh.site(cell).ground == Ground::Fringe)
            cells.push_back(cell);
    return cells;
}

int Roads::cellNear(Vec p) const
{
    int best = 0;
    for (int cell = 0; cell < m_mesh.cellCount(); ++cell)
        if (m_mesh.site(cell).ground == Ground::Rural &&
            distance(m_mesh.site(cell).at, p) < distance(m_mesh.site(best).at, p))
            best = cell;
    return best;
}

void Roads::addCountryRoads()
{
    const auto &patches = m_land.patches();
    const int counties = m_scale.counties();
    std::vector<std::vector<int>> fringes;
    for (std::size_t p = 0; p < patches.size(); ++p)
        fringes.push_back(fringeOf(static_cast<int>(p)));
    const double east = m_scale.radiusEast * m_scale.columns + 4500,
                 north = m_scale.radiusNorth * m_scale.rows + 4500;

    for (int row = 0; row < m_scale.rows; ++row) {
        for (int column = 0; column < m_scale.columns; ++column) {
            const std::size_t here = at(row * m_scale.columns + column);
            const Vec seat = patches[here].centre;
            if (column == 0)
                addRoute(fringes[here], {cellNear({-east, seat.y - 3000})}, RoadClass::Trunk,
                         QStringLiteral("G357"));
            addRoute(fringes[here],
                     column + 1 < m_scale.columns ? fringes[here + 1]
                                                  : std::vector<int>{cellNear({east, seat.y + 6000})},
                     RoadClass::Trunk, QStringLiteral("G357"));
            if (row == 0)
                addRoute(fringes[here], {cellNear({seat.x + 5000, -north})}, RoadClass::Trunk,
                         QStringLiteral("G241"));
            addRoute(fringes[here],
                     row + 1 < m_scale.rows ? fringes[here + at(m_scale.columns)]
                                            : std::vector<int>{cellNear({seat.x - 3000, north})},
                     RoadClass::Trunk, QStringLiteral("G241"));
        }
    }
    int number = 301;
    for (int county = 0; county < counties; ++county) {
        std::vector<std::size_t> towns;
        for (std::size_t p = 0; p < patches.size(); ++p)
            if (patches[p].county == county && !patches[p].isSeat)
                towns.push_back(p);
        for (const std::size_t town : towns)
            addRoute(fringes[town], fringes[at(county)], RoadClass::Primary,
                     QStringLiteral("S%1").arg(number++));
        for (std::size_t i = 0; i < towns.size() && towns.size() > 2; ++i)
            addRoute(fringes[towns[i]], fringes[towns[(i + 1) % towns.size()]], RoadClass::Secondary,
                     QStringLiteral("X%1").arg(201 + i));
    }
    if (m_scale.towns > 2)
        for (int row = 0; row < m_scale.rows; ++row) {
            const double y = m_land.seat(row * m_scale.columns).y - m_scale.radiusNorth * 0.3;
            addRoute({cellNear({-east, y - 4000})}, {cellNear({east, y + 2000})}, RoadClass::Motorway,
                     QStringLiteral("G78 高速"));
        }
    for (const int village : m_division.ofLevel(AreaLevel::Village))
        addLastMile(m_division.area(village).cells.front(), RoadClass::Tertiary, {});
    for (const int grid : m_division.ofLevel(AreaLevel::Grid))
        addLastMile(m_division.area(grid).cells.front(), RoadClass::Residential, {});
}

} // namespace huying::demo
