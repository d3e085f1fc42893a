// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <memory>

class OGRGeometry;

namespace huying
{

// Shapes for GEOS, by way of GDAL.
std::unique_ptr<OGRGeometry> toOgr(const MultiPolygon &shape);
/// Polygons in a geometry of any kind; lines and points in it are left out.
MultiPolygon fromOgr(const OGRGeometry &geometry);

/// Square metres and metres on the ground, on a plane that touches the earth at the shape: right to a few
/// thousandths for shapes smaller than a county.
struct GroundSize
{
    double squareMetres = 0, perimeter = 0;
};
GroundSize groundSize(const Polygon &polygon);

} // namespace huying
