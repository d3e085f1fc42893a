// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/spot.h"

#include <functional>
#include <vector>

// Rings as numbers of vertices, without the first one again at the end. Everything here is exact.
namespace huying
{

using Spots = std::vector<Spot>;
using Loop = std::vector<quint32>; ///< counter-clockwise round land, clockwise round a hole

struct GridEdge
{
    quint32 from = 0, to = 0;
    bool operator==(const GridEdge &) const = default;
    bool isSame(GridEdge o) const { return *this == o || (from == o.to && to == o.from); }
};

inline std::size_t nextOf(const Loop &loop, std::size_t i)
{
    return i + 1 == loop.size() ? 0 : i + 1;
}

inline std::size_t previousOf(const Loop &loop, std::size_t i)
{
    return i == 0 ? loop.size() - 1 : i - 1;
}

/// Above 0 round land.
WideInt twiceArea(const Loop &loop, const Spots &spots);
/// Whether the loop goes round the place; on its line either answer may come.
bool isRound(const Loop &loop, const Spots &spots, Spot place);
/// Whether two lines have a point in common, besides an end that is the same vertex.
bool clashes(GridEdge one, GridEdge other, const Spots &spots);

/// The loops that edges make up, each with the land on its left, none through a vertex twice.
std::vector<Loop> traceLoops(std::vector<GridEdge> edges, const Spots &spots);
/// A ring that comes through a vertex twice as loops that do not.
std::vector<Loop> simpleLoops(const Loop &ring);
/// Loops as polygons with their holes, closed.
MultiPolygon polygonsOf(const std::vector<Loop> &loops, const Spots &spots, const std::function<LonLat(quint32)> &place);

} // namespace huying
