// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadtree.h"

namespace huying
{

/// Where the units stand on the network, and which of them are the first at a place. In one thread at a time.
class RoadFleet
{
public:
    struct Unit
    {
        std::optional<RoadStop> stop; ///< none: far from any road, or nowhere
        double topSpeed = 0;          ///< metres a second; 0: as fast as the road allows
        bool isSomewhere = false;
    };
    struct Arrival
    {
        std::uint32_t unit = 0;
        float seconds = 0, metres = 0;
        /// The earliest first.
        bool operator<(const Arrival &other) const
        {
            return std::pair(seconds, unit) < std::pair(other.seconds, other.unit);
        }
    };

    void clear() { resize(0); }
    void resize(std::size_t count);
    void set(std::uint32_t unit, const Unit &where); ///< unit < units().size()
    const std::vector<Unit> &units() const { return m_units; }

    static Arrival arrivalOf(std::uint32_t unit, const RoadTime &time);
    /// The first `count` of those that can get to the tree's root, in order. The tree grows only until no other can be
    /// among them; it leads to its root. Of no use if the tree was cancelled.
    std::vector<Arrival> nearest(RoadTree &tree, std::size_t count, const std::atomic<bool> *cancelled = nullptr);

private:
    void sortByEdge(std::size_t edges);
    void see(std::uint32_t edge);

    std::vector<Unit> m_units;
    std::vector<std::uint32_t> m_firstOn, m_onEdges; ///< units by edge; empty once a unit has moved
    std::vector<bool> m_seen;                        ///< of units, in a search
    std::vector<std::uint32_t> m_open;               ///< seen, but not known yet when they come
};

} // namespace huying
