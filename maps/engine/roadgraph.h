// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <vector>

namespace huying
{

struct RoadPoint
{
    double lon = 0, lat = 0; ///< degrees
    bool operator==(const RoadPoint &) const = default;
};

/// Metres on the WGS 84 ellipsoid; for distances up to some tens of kilometres.
double metresBetween(RoadPoint a, RoadPoint b);

/// One line of a road layer. Lines meet where they share a vertex, as in OpenStreetMap, or where one ends on another.
struct RoadLine
{
    std::vector<RoadPoint> points;
    double speed = 0;                     ///< metres a second, more than 0
    bool forward = true, backward = true; ///< may be driven along its points, against them
};

constexpr std::uint32_t noWay = std::numeric_limits<std::uint32_t>::max(); ///< a time that never comes

/// A road network packed into flat arrays, so that a search of all of it stays in the processor's caches. Times are
/// whole milliseconds: sums are exact, whoever adds them up. Never changes once it is built.
class RoadGraph
{
public:
    /// A stretch of one line between two junctions.
    struct Edge
    {
        std::uint32_t from = 0, to = 0;
        std::uint32_t firstPoint = 0, pointCount = 0; ///< in points(), from the first junction to the second
        float metres = 0;
        std::uint32_t forwardMs = noWay, backwardMs = noWay;
    };
    /// An edge as seen from one of its ends.
    struct Arc
    {
        std::uint32_t node = 0, edge = 0; ///< the other end
        std::uint32_t outMs = noWay, inMs = noWay;
    };

    /// Vertices nearer to each other than `tolerance` metres are one, and a line that ends so near to another meets
    /// it. Lines that are too short or not on earth are left out. Empty if it was cancelled.
    static RoadGraph build(const std::vector<RoadLine> &lines, double tolerance, const std::atomic<bool> *cancelled = nullptr);
    /// The same from edges whose ends are known.
    static RoadGraph pack(std::vector<RoadPoint> nodes, std::vector<Edge> edges, std::vector<RoadPoint> points);

    std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(m_places.size()); }
    const std::vector<Edge> &edges() const { return m_edges; }
    const std::vector<RoadPoint> &places() const { return m_places; } ///< of the nodes
    const std::vector<RoadPoint> &points() const { return m_points; }
    const Arc *arcsBegin(std::uint32_t node) const { return m_arcs.data() + m_first[node]; }
    const Arc *arcsEnd(std::uint32_t node) const { return m_arcs.data() + m_first[node + 1]; }

    /// Parts without any road between them, one-ways counting as roads; numbered from 0.
    std::uint32_t islandCount() const { return static_cast<std::uint32_t>(m_islandMetres.size()); }
    std::uint32_t islandOf(std::uint32_t edge) const { return m_islands[m_edges[edge].from]; }
    /// A part that people can be expected to come from: the largest, and whatever has a twentieth of all roads.
    bool isMainland(std::uint32_t island) const { return m_islandMetres[island] >= m_mainlandFrom; }
    double metres() const { return m_metres; }

private:
    void connect();
    void findIslands();
    void renumber();

    std::vector<RoadPoint> m_places, m_points;
    std::vector<Edge> m_edges;
    std::vector<std::uint32_t> m_first; ///< of a node's arcs; one more than nodes
    std::vector<Arc> m_arcs;
    std::vector<std::uint32_t> m_islands; ///< of nodes
    std::vector<double> m_islandMetres;
    double m_metres = 0, m_mainlandFrom = 0;
};

} // namespace huying
