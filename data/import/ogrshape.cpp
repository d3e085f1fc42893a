// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/ogrshape.h"

#include <QtMath>
#include <ogr_geometry.h>

namespace huying
{

namespace
{

Ring ringOf(const OGRLinearRing &ring)
{
    Ring points(static_cast<std::size_t>(ring.getNumPoints()));
    for (int i = 0; i < ring.getNumPoints(); ++i)
        points[static_cast<std::size_t>(i)] = {ring.getX(i), ring.getY(i)};
    return points;
}

GroundSize ringSize(const Ring &ring)
{
    constexpr double radius = 6371008.8;
    GroundSize size;
    if (ring.empty())
        return size;
    const double perDegree = qDegreesToRadians(1.0) * radius, squeeze = qCos(qDegreesToRadians(ring[0].lat));
    const auto x = [&](const LonLat &p) { return (p.lon - ring[0].lon) * perDegree * squeeze; };
    const auto y = [&](const LonLat &p) { return (p.lat - ring[0].lat) * perDegree; };
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double ax = x(ring[i]), ay = y(ring[i]), bx = x(ring[i + 1]), by = y(ring[i + 1]);
        size.squareMetres += (ax * by - bx * ay) / 2;
        size.perimeter += std::hypot(bx - ax, by - ay);
    }
    size.squareMetres = std::abs(size.squareMetres);
    return size;
}

} // namespace

std::unique_ptr<OGRGeometry> toOgr(const MultiPolygon &shape)
{
    auto result = std::make_unique<OGRMultiPolygon>();
    for (const Polygon &rings : shape) {
        auto polygon = std::make_unique<OGRPolygon>();
        for (const Ring &ring : rings) {
            auto *line = new OGRLinearRing;
            line->setNumPoints(static_cast<int>(ring.size())); // one that grows by a point is copied with each
            for (std::size_t i = 0; i < ring.size(); ++i)
                line->setPoint(static_cast<int>(i), ring[i].lon, ring[i].lat);
            polygon->addRingDirectly(line);
        }
        result->addGeometryDirectly(polygon.release());
    }
    return result;
}

MultiPolygon fromOgr(const OGRGeometry &geometry)
{
    MultiPolygon shape;
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        Polygon rings;
        for (const OGRLinearRing *ring : *geometry.toPolygon())
            rings.push_back(ringOf(*ring));
        if (!rings.empty())
            shape.push_back(std::move(rings));
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry *part : *geometry.toGeometryCollection())
            for (Polygon &polygon : fromOgr(*part))
                shape.push_back(std::move(polygon));
    }
    return shape;
}

GroundSize groundSize(const Polygon &polygon)
{
    GroundSize size;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const GroundSize ring = ringSize(polygon[i]);
        size.squareMetres += i ? -ring.squareMetres : ring.squareMetres;
        size.perimeter += ring.perimeter;
    }
    return size;
}

} // namespace huying
