// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadfrontier.h"
#include "maps/engine/roadindex.h"

#include <span>

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

/// All fastest ways to one place (or from it) from one search of the network, of the whole of it or as far as it is
/// asked to go. What it says of a place that it has not come to yet is that there is no way, or one that is too long.
class RoadTree
{
public:
    enum class Toward : bool { Root, Leaves };

    /// Ways longer than `limitMs` are left out. Not whole() if it was cancelled. The graph outlives the tree.
    RoadTree(const RoadGraph &graph, const RoadStop &root, Toward toward, std::uint32_t limitMs = noWay,
             const std::atomic<bool> *cancelled = nullptr);
    /// One without a root; nothing may be asked of it before plant().
    RoadTree(const RoadGraph &graph, Toward toward);

    /// Begins anew at another root, at the cost of what the last search has touched.
    void plant(const RoadStop &root);
    /// Goes on until it knows all that is within `ms` of the root on the road, and at least so many junctions more.
    /// False, and then of no use, if it was cancelled.
    bool grow(std::uint32_t ms, std::size_t nodes, const std::atomic<bool> *cancelled = nullptr);
    /// Goes on until it knows the way of this stop, or that there is none.
    bool growTo(const RoadStop &stop, const std::atomic<bool> *cancelled = nullptr);
    /// All times up to this one are known, on the road; noWay: all there are.
    std::uint32_t grownMs() const { return m_grownMs; }
    bool knows(const RoadStop &stop) const { return timeAt(stop.edge, stop.share).ms <= m_grownMs; }
    /// The junctions it has come to, the nearest first.
    std::span<const std::uint32_t> settled() const { return m_settled; }

    bool isWhole() const { return m_whole; }
    const RoadGraph &graph() const { return m_graph; }
    const RoadStop &root() const { return m_root; }
    Toward toward() const { return m_toward; }
    std::uint32_t msAt(std::uint32_t node) const { return m_ms[node] <= m_grownMs ? m_ms[node] : noWay; }
    /// Between a stop and the root, what lies off the road at both ends included. `topSpeed`: metres a second that
    /// the traveller never drives faster than; 0: as fast as the road allows.
    RoadTime timeOf(const RoadStop &stop, double topSpeed = 0) const;
    /// The same for a place on an edge, and without what lies off the road.
    RoadTime timeAt(std::uint32_t edge, double share) const;
    /// The points of that way in the order of travel, on the road only; empty if there is none.
    std::vector<RoadPoint> wayOf(const RoadStop &stop) const;

private:
    enum class Exit : std::uint8_t { None, Straight, First, Second }; ///< along the root's own edge, by an end of the stop's

    template <Toward toward> bool settle(std::uint32_t untilMs, std::size_t nodes, const std::atomic<bool> *cancelled);
    void reach(std::uint32_t node, std::uint32_t ms, std::uint32_t via)
    {
        if (ms >= m_ms[node] || ms > m_limitMs)
            return;
        m_ms[node] = ms;
        m_via[node] = via;
        m_frontier.push(ms, node);
    }
    void measure(std::span<const std::uint32_t> nodes);
    std::pair<RoadTime, Exit> best(std::uint32_t edge, double share) const;
    std::uint32_t parentOf(std::uint32_t node) const;
    void addPart(std::vector<RoadPoint> &way, std::uint32_t edge, double from, double to) const;

    /// In m_via, at the ends of the root's own edge.
    static constexpr std::uint32_t rootByFirst = noWay - 1, rootBySecond = noWay - 2;

    const RoadGraph &m_graph;
    RoadStop m_root;
    Toward m_toward;
    std::vector<std::uint32_t> m_ms, m_via; ///< of nodes; the edge that leads on to the root
    std::vector<float> m_metres;        ///< of nodes that are settled
    Frontier m_frontier;
    std::vector<std::uint32_t> m_settled;
    std::uint32_t m_limitMs = noWay, m_grownMs = 0;
    bool m_whole = true;
};

} // namespace huying
