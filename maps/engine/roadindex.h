// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadgraph.h"

#include <memory>
#include <optional>

namespace huying
{

/// A place brought to the network.
struct RoadStop
{
    std::uint32_t edge = 0;
    std::uint32_t segment = 0; ///< of the edge's points
    double share = 0;          ///< of the edge's length, from its first junction
    RoadPoint at;              ///< on the edge
    double offMetres = 0;      ///< from the place to `at`
};

/// The road nearest to a place.
class RoadIndex
{
public:
    /// Farther from any road a place is off the network.
    static constexpr double farthest = 1500; ///< metres
    /// How much farther than the nearest road one of the mainland may be and still be taken: a yard's own lane that
    /// the map does not join to the street must not cut the place off.
    static constexpr double rather = 120;

    /// The graph outlives the index.
    explicit RoadIndex(const RoadGraph &graph);
    ~RoadIndex();
    std::optional<RoadStop> nearest(RoadPoint place) const;

private:
    struct Tree;

    RoadStop stopOn(std::uint32_t edge, std::uint32_t segment, RoadPoint place) const;

    const RoadGraph &m_graph;
    std::unique_ptr<Tree> m_tree;
};

} // namespace huying
