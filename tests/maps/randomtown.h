// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadtree.h"

#include <algorithm>
#include <map>
#include <random>

namespace huying::test
{

inline constexpr double tolerance = 0.001; ///< metres: less than what lies between any two vertices here

using Key = std::pair<double, double>;
using Times = std::map<Key, std::uint32_t>;

inline Key keyOf(RoadPoint p)
{
    return {p.lon, p.lat};
}

/// The network once more, as a list of lines of two points each, and nothing of the packed one.
struct Plain
{
    std::vector<RoadLine> lines;

    static std::uint32_t msOf(const RoadLine &line)
    {
        return static_cast<std::uint32_t>(metresBetween(line.points[0], line.points[1]) / line.speed * 1000 + 0.5);
    }
    /// Bellman and Ford, not Dijkstra: to (or from) some places whose times are given.
    Times times(Times known, bool toward) const
    {
        for (bool better = true; better;) {
            better = false;
            const auto relax = [&](RoadPoint settled, RoadPoint next, std::uint32_t ms) {
                const auto from = known.find(keyOf(settled));
                if (from == known.end())
                    return;
                const std::uint32_t sum = from->second + ms;
                const auto to = known.try_emplace(keyOf(next), noWay).first;
                if (sum < to->second) {
                    to->second = sum;
                    better = true;
                }
            };
            for (const RoadLine &line : lines) {
                const RoadPoint a = line.points[0], b = line.points[1];
                if (line.forward)
                    toward ? relax(b, a, msOf(line)) : relax(a, b, msOf(line));
                if (line.backward)
                    toward ? relax(a, b, msOf(line)) : relax(b, a, msOf(line));
            }
        }
        return known;
    }
};

/// Streets at random on a lattice: one-ways, parallel ones, islands, loops, and some as good as without length.
inline Plain randomTown(std::mt19937 &random, int side)
{
    std::uniform_int_distribution<int> at(0, side - 1), step(-1, 1), percent(0, 99);
    std::uniform_real_distribution<double> wobble(-0.0003, 0.0003);
    std::vector<RoadPoint> corners;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            corners.push_back({109.3 + x * 0.002 + wobble(random), 23.7 + y * 0.002 + wobble(random)});
    const auto corner = [&](int x, int y) { return corners[static_cast<std::size_t>(y * side + x)]; };
    Plain town;
    for (int i = 0; i < side * side * 2; ++i) {
        const int x = at(random), y = at(random), nx = std::clamp(x + step(random), 0, side - 1), ny = std::clamp(y + step(random), 0, side - 1);
        if ((x < side / 2) != (nx < side / 2) && side % 2) // two islands in every other town
            continue;
        const int kind = percent(random);
        RoadLine line{{corner(x, y), corner(nx, ny)}, 3.0 + percent(random) / 4.0, kind < 85, kind >= 15};
        if (kind == 50)
            line.points[1] = {line.points[0].lon + 1e-6, line.points[0].lat + 4e-7}; // a decimetre, along no street
        town.lines.push_back(line);
        if (kind > 90)
            town.lines.push_back(line); // a parallel one, slower or faster
        if (kind > 95)
            town.lines.back().speed *= 2;
    }
    return town;
}

} // namespace huying::test
