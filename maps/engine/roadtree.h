// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadindex.h"

namespace huying
{

/// Between a place and the road: lanes that the map lacks, yards, on foot or slowly.
constexpr double offRoadSpeed = 2.5; ///< metres a second
constexpr std::size_t nodesBetweenLooks = 4096; ///< of a search, at whether it is still wanted

/// A time on the road and the length of that way; noWay if there is none.
struct RoadTime
{
    std::uint32_t ms = noWay;
    double metres = 0;
    bool operator==(const RoadTime &) const = default;
};

/// All fastest ways to one place (or from it) from one search of the whole network.
class RoadTree
{
public:
    enum class Toward : bool { Root, Leaves };

    /// Ways longer than `limitMs` are left out. Not whole() if it was cancelled. The graph outlives the tree.
    RoadTree(const RoadGraph &graph, const RoadStop &root, Toward toward, std::uint32_t limitMs = noWay,
             const std::atomic<bool> *cancelled = nullptr);

    bool isWhole() const { return m_whole; }
    const RoadStop &root() const { return m_root; }
    Toward toward() const { return m_toward; }
    std::uint32_t msAt(std::uint32_t node) const { return m_ms[node]; }
    /// Between a stop and the root, what lies off the road at both ends included. `topSpeed`: metres a second that
    /// the traveller never drives faster than; 0: as fast as the road allows.
    RoadTime timeOf(const RoadStop &stop, double topSpeed = 0) const;
    /// The same for a place on an edge, and without what lies off the road.
    RoadTime timeAt(std::uint32_t edge, double share) const;
    /// The points of that way in the order of travel, on the road only; empty if there is none.
    std::vector<RoadPoint> wayOf(const RoadStop &stop) const;

private:
    enum class Exit : std::uint8_t { None, Straight, First, Second }; ///< along the root's own edge, by an end of the stop's

    template <Toward toward> void grow(std::uint32_t limitMs, const std::atomic<bool> *cancelled);
    void measure(const std::vector<std::uint32_t> &settled);
    std::pair<RoadTime, Exit> best(std::uint32_t edge, double share) const;
    std::uint32_t parentOf(std::uint32_t node) const;
    void addPart(std::vector<RoadPoint> &way, std::uint32_t edge, double from, double to) const;

    /// In m_via, at the ends of the root's own edge.
    static constexpr std::uint32_t rootByFirst = noWay - 1, rootBySecond = noWay - 2;

    const RoadGraph &m_graph;
    RoadStop m_root;
    Toward m_toward;
    std::vector<std::uint32_t> m_ms, m_via; ///< of nodes; the edge that leads on to the root
    std::vector<float> m_metres;
    bool m_whole = true;
};

} // namespace huying
