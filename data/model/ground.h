// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <cmath>

namespace huying
{

constexpr double metresPerDegree = 111194.93; ///< along a meridian of a sphere of 6,371,009 m

/// Metres on the ground between two places, on a sphere flattened to a plane at their latitude: right to 0.3 % up to
/// 100 km, and ten times as fast as QGeoCoordinate, for which tens of thousands of units have no time.
inline double metresBetween(LonLat a, LonLat b)
{
    const double dx = std::remainder(b.lon - a.lon, 360) * std::cos((a.lat + b.lat) * 0.5 * 0.017453292519943295);
    return metresPerDegree * std::hypot(dx, b.lat - a.lat);
}

} // namespace huying
