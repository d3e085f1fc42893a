// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadgraph.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace huying
{

namespace
{

constexpr double mainlandShare = 0.05;

/// Interleaved bits of both coordinates: what is near on the ground lies near in memory.
std::uint64_t mortonOf(RoadPoint p)
{
    const auto spread = [](double share) {
        auto v = static_cast<std::uint64_t>(std::clamp(share, 0.0, 1.0) * 4294967295.0);
        v = (v | v << 16) & 0x0000FFFF0000FFFFULL;
        v = (v | v << 8) & 0x00FF00FF00FF00FFULL;
        v = (v | v << 4) & 0x0F0F0F0F0F0F0F0FULL;
        v = (v | v << 2) & 0x3333333333333333ULL;
        return (v | v << 1) & 0x5555555555555555ULL;
    };
    return spread((p.lon + 180) / 360) | spread((p.lat + 90) / 180) << 1;
}

std::uint32_t rootOf(std::vector<std::uint32_t> &parents, std::uint32_t node)
{
    while (parents[node] != node)
        node = parents[node] = parents[parents[node]];
    return node;
}

} // namespace

double metresBetween(RoadPoint a, RoadPoint b)
{
    // Radii of curvature of the ellipsoid half way between the two.
    constexpr double radian = std::numbers::pi / 180, axis = 6378137, e2 = 0.00669437999014;
    const double lat = (a.lat + b.lat) / 2 * radian, s = std::sin(lat), w2 = 1 - e2 * s * s, w = std::sqrt(w2);
    const double north = axis * (1 - e2) / (w2 * w) * (b.lat - a.lat) * radian;
    const double east = axis / w * std::cos(lat) * (b.lon - a.lon) * radian;
    return std::hypot(north, east);
}

RoadGraph RoadGraph::pack(std::vector<RoadPoint> nodes, std::vector<Edge> edges, std::vector<RoadPoint> points)
{
    RoadGraph graph;
    graph.m_places = std::move(nodes);
    graph.m_edges = std::move(edges);
    graph.m_points = std::move(points);
    graph.renumber();
    graph.connect();
    graph.findIslands();
    return graph;
}

/// Nodes along a space-filling curve, edges by their first node.
void RoadGraph::renumber()
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order(m_places.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = {mortonOf(m_places[i]), i};
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> number(order.size());
    std::vector<RoadPoint> places(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        number[order[i].second] = i;
        places[i] = m_places[order[i].second];
    }
    m_places.swap(places);
    for (Edge &edge : m_edges) {
        edge.from = number[edge.from];
        edge.to = number[edge.to];
    }
    std::stable_sort(m_edges.begin(), m_edges.end(), [](const Edge &a, const Edge &b) { return a.from < b.from; });
}

void RoadGraph::connect()
{
    m_first.assign(m_places.size() + 1, 0);
    for (const Edge &edge : m_edges) {
        ++m_first[edge.from + 1];
        ++m_first[edge.to + 1];
    }
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_arcs.resize(m_edges.size() * 2);
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
        const Edge &e = m_edges[i];
        m_arcs[next[e.from]++] = {e.to, i, e.forwardMs, e.backwardMs};
        m_arcs[next[e.to]++] = {e.from, i, e.backwardMs, e.forwardMs};
    }
}

void RoadGraph::findIslands()
{
    std::vector<std::uint32_t> parents(m_places.size());
    std::iota(parents.begin(), parents.end(), 0U);
    for (const Edge &edge : m_edges)
        parents[rootOf(parents, edge.from)] = rootOf(parents, edge.to);
    std::vector<std::uint32_t> number(m_places.size(), noWay);
    m_islands.resize(m_places.size());
    m_islandMetres.clear();
    for (std::uint32_t i = 0; i < m_places.size(); ++i) {
        std::uint32_t &island = number[rootOf(parents, i)];
        if (island == noWay) {
            island = static_cast<std::uint32_t>(m_islandMetres.size());
            m_islandMetres.push_back(0);
        }
        m_islands[i] = island;
    }
    for (const Edge &edge : m_edges)
        m_islandMetres[m_islands[edge.from]] += static_cast<double>(edge.metres);
    m_metres = std::accumulate(m_islandMetres.begin(), m_islandMetres.end(), 0.0);
    const auto largest = std::max_element(m_islandMetres.begin(), m_islandMetres.end());
    m_mainlandFrom = largest == m_islandMetres.end() ? 0 : std::min(*largest, m_metres * mainlandShare);
}

} // namespace huying
