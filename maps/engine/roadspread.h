// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadindex.h"

#include <span>

namespace huying
{

/// Which of many that drive alike is first at each place, from one search of the network.
class RoadSpread
{
public:
    struct Source
    {
        RoadStop stop;
        std::uint32_t unit = 0;
    };
    struct First
    {
        std::uint32_t ms = noWay; ///< what lies off the road at both ends included
        std::uint32_t unit = 0;
    };

    /// `topSpeed`: metres a second that none of them ever drives faster than; 0: as fast as the road allows. Ways longer
    /// than `limitMs` are left out. Not whole if it was cancelled. The graph outlives the spread.
    RoadSpread(const RoadGraph &graph, std::vector<Source> sources, double topSpeed, std::uint32_t limitMs,
               const std::atomic<bool> *cancelled = nullptr);

    bool isWhole() const { return m_whole; }
    First at(const RoadStop &stop) const;

private:
    std::uint32_t capped(std::uint32_t ms, std::uint32_t edge) const;
    std::span<const Source> onEdge(std::uint32_t edge) const;
    void grow(const std::atomic<bool> *cancelled);

    const RoadGraph &m_graph;
    std::vector<Source> m_sources; ///< by edge
    double m_topSpeed;
    std::uint32_t m_limitMs;
    std::vector<First> m_first; ///< of nodes
    bool m_whole = true;
};

} // namespace huying
