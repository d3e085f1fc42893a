// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/analysis/region.h"

#include "data/model/ground.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <ogr_geometry.h>

namespace huying
{

namespace
{

constexpr int circleSteps = 128;
constexpr int quarterSteps = 16;

/// Metres east and north of a place.
struct Plane
{
    LonLat origin;
    double squeeze;

    explicit Plane(LonLat at) : origin(at), squeeze(std::cos(at.lat * std::numbers::pi / 180)) {}
    double x(LonLat p) const { return std::remainder(p.lon - origin.lon, 360) * squeeze * metresPerDegree; }
    double y(LonLat p) const { return (p.lat - origin.lat) * metresPerDegree; }
    LonLat place(double east, double north) const
    {
        return {origin.lon + east / metresPerDegree / squeeze, origin.lat + north / metresPerDegree};
    }
};

/// From the origin to the piece of line between two points.
double toSegment(double ax, double ay, double bx, double by)
{
    const double dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(ax + t * dx, ay + t * dy);
}

Ring circle(LonLat middle, double metres)
{
    const Plane plane(middle);
    Ring ring;
    for (int i = 0; i <= circleSteps; ++i) {
        const double angle = 2 * std::numbers::pi * (i % circleSteps) / circleSteps;
        ring.push_back(plane.place(metres * std::sin(angle), metres * std::cos(angle)));
    }
    return ring;
}

void addRings(const OGRGeometry *geometry, const Plane &plane, std::vector<Ring> &rings)
{
    if (!geometry)
        return;
    if (wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon) {
        for (const OGRPolygon *part : *geometry->toMultiPolygon())
            addRings(part, plane, rings);
    } else if (wkbFlatten(geometry->getGeometryType()) == wkbPolygon) {
        for (const OGRLinearRing *line : *geometry->toPolygon()) {
            Ring ring;
            for (int i = 0; i < line->getNumPoints(); ++i)
                ring.push_back(plane.place(line->getX(i), line->getY(i)));
            rings.push_back(std::move(ring));
        }
    }
}

} // namespace

LonLat Region::middle() const
{
    if (shape.empty())
        return {};
    Box box{shape[0].lon, shape[0].lat, shape[0].lon, shape[0].lat};
    for (const LonLat &p : shape)
        box = {std::min(box.west, p.lon), std::min(box.south, p.lat), std::max(box.east, p.lon), std::max(box.north, p.lat)};
    return {(box.west + box.east) / 2, (box.south + box.north) / 2};
}

Box Region::box() const
{
    if (shape.empty())
        return {0, 0, -1, -1};
    Box box{180, 90, -180, -90};
    for (const LonLat &p : shape)
        box = {std::min(box.west, p.lon), std::min(box.south, p.lat), std::max(box.east, p.lon), std::max(box.north, p.lat)};
    const double up = metres / metresPerDegree * 1.001, nearPole = std::max(std::abs(box.south), std::abs(box.north)) + up;
    const double aside = up / std::max(0.01, std::cos(nearPole * std::numbers::pi / 180));
    return {box.west - aside, box.south - up, box.east + aside, box.north + up};
}

double Region::distance(LonLat p) const
{
    if (shape.empty())
        return std::numeric_limits<double>::infinity();
    if (isCircle())
        return metresBetween(shape.front(), p);
    const Plane plane(middle());
    const double px = plane.x(p), py = plane.y(p);
    double nearest = std::numeric_limits<double>::infinity();
    bool inside = false;
    for (std::size_t i = 0, j = shape.size() - 1; i < shape.size(); j = i++) {
        const double ax = plane.x(shape[j]) - px, ay = plane.y(shape[j]) - py, bx = plane.x(shape[i]) - px,
                     by = plane.y(shape[i]) - py;
        if ((ay > 0) != (by > 0) && ax + (bx - ax) * ay / (ay - by) > 0)
            inside = !inside;
        nearest = std::min(nearest, toSegment(ax, ay, bx, by));
    }
    return inside ? 0 : nearest;
}

std::vector<Ring> Region::outline() const
{
    if (shape.empty())
        return {};
    if (isCircle())
        return {circle(shape.front(), metres)};
    const Plane plane(middle());
    auto *line = new OGRLinearRing;
    for (const LonLat &p : shape)
        line->addPoint(plane.x(p), plane.y(p));
    line->closeRings();
    OGRPolygon polygon;
    polygon.addRingDirectly(line);
    std::vector<Ring> rings;
    const std::unique_ptr<OGRGeometry> wide(metres > 0 ? polygon.Buffer(metres, quarterSteps) : nullptr);
    addRings(wide ? wide.get() : &polygon, plane, rings);
    return rings;
}

int octant(LonLat from, LonLat to)
{
    const Plane plane(from);
    const double turns = std::atan2(plane.x(to), plane.y(to)) / (2 * std::numbers::pi);
    return static_cast<int>(std::lround((turns < 0 ? turns + 1 : turns) * 8)) % 8;
}

} // namespace huying
