// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <vector>

namespace huying
{

/// Degrees, CGCS2000/WGS 84 (EPSG:4490/4326), longitude first.
struct LonLat
{
    double lon = 0;
    double lat = 0;
    bool operator==(const LonLat &) const = default;
};

using Line = std::vector<LonLat>;
using Ring = std::vector<LonLat>;
using Polygon = std::vector<Ring>; ///< outer ring first, then holes
using MultiPolygon = std::vector<Polygon>;

struct Box
{
    double west = 0, south = 0, east = 0, north = 0;
    bool isEmpty() const { return east < west || north < south; }
    bool hasArea() const { return east > west && north > south; }
    bool operator==(const Box &) const = default;
};

/// A place on the Web Mercator square (EPSG:3857) as fixed point: the world is 2^32 wide, y grows
/// southwards from 85.0511° N. One step is 9.3 mm at the equator; eight bytes a point.
struct WorldPoint
{
    quint32 x = 0;
    quint32 y = 0;
    bool operator==(const WorldPoint &) const = default;
};

constexpr double worldSize = 4294967296.0;
constexpr double maxMercatorLatitude = 85.05112877980659;

/// Latitudes beyond ±85.05° are clamped.
WorldPoint toWorld(LonLat p);
LonLat toLonLat(WorldPoint p);
/// The same, with fractions of a step, for view arithmetic.
void toWorld(LonLat p, double &x, double &y);
LonLat worldToLonLat(double x, double y);

/// Metres on the ground that one world step spans at this latitude.
double metresPerWorldStep(double latitude);

Box boundsOf(const MultiPolygon &shape);
bool contains(const MultiPolygon &shape, LonLat p);
bool isOnEarth(LonLat p); ///< finite, |lon| ≤ 180, |lat| ≤ 90

// GCJ-02 and BD-09, the shifted systems of Chinese map services; constants from domain.md.
LonLat gcj02FromWgs84(LonLat p);
LonLat wgs84FromGcj02(LonLat p); ///< three fixed-point steps, error below 1 mm inside China
LonLat bd09FromGcj02(LonLat p);
LonLat gcj02FromBd09(LonLat p);

} // namespace huying
