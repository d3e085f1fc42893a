// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadtree.h"

namespace huying
{

/// How long it takes between the root of a tree and every place round it: along the roads, then off them. A grid of
/// cells some metres wide.
class RoadCover
{
public:
    /// The tree has been grown at least to the limit.
    RoadCover(const RoadGraph &graph, const RoadTree &tree, std::uint32_t limitMs, double topSpeed = 0);

    /// Borders of what lies within the time, outer ones anticlockwise, holes clockwise; every ring is closed.
    std::vector<std::vector<RoadPoint>> within(std::uint32_t ms) const;
    double cellMetres() const { return m_cell; }

private:
    struct Seed
    {
        float x = 0, y = 0; ///< metres from the root, then from the corner
        float seconds = 0;
    };

    bool place(std::vector<Seed> &seeds, double limit);
    void spread(const std::vector<Seed> &seeds);
    double secondsFrom(const Seed &seed, int x, int y) const;
    RoadPoint pointAt(double x, double y) const;
    float at(int x, int y) const { return m_seconds[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)]; }

    RoadPoint m_corner; ///< south-west
    double m_metresLon = 1, m_metresLat = 1; ///< in a degree
    double m_cell = 0;
    int m_width = 0, m_height = 0;
    std::vector<float> m_seconds; ///< of cells' middles
};

} // namespace huying
