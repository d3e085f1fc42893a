// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

namespace huying
{

/// Ground that somebody asks about: round a place, or inside a ring drawn on the map, widened by some metres.
struct Region
{
    Ring shape;        ///< one place, or the corners of a simple polygon, closed or not; empty: nowhere
    double metres = 0; ///< that it reaches past the shape

    bool isCircle() const { return shape.size() < 3; }
    LonLat middle() const;
    Box box() const; ///< with the margin
    /// Metres from the shape, 0 inside of a polygon; on a plane at the middle's latitude, right to 0.3 % up to 100 km.
    double distance(LonLat p) const;
    bool holds(LonLat p) const { return distance(p) <= metres; }
    /// Its border for drawing, to a metre; odd-even.
    std::vector<Ring> outline() const;
};

/// North, north-east … as 0 … 7 from one place to another.
int octant(LonLat from, LonLat to);

} // namespace huying
