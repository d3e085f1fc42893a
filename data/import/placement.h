// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/mapping.h"

#include <memory>

class OGRCoordinateTransformation;
class OGRGeometry;
class OGRLayer;

namespace huying
{

/// Brings coordinates of a file to WGS 84 degrees and says what is wrong with those that can't be true.
class Placement
{
public:
    /// Errors: BadInput if the coordinate system is unknown.
    static Result<Placement> make(const PlaceRule &rule, OGRLayer *layer);

    /// Empty: the row says nothing about a place. Of a geometry that is no point, a point inside it.
    RowResult<std::optional<LonLat>> point(const SourceRow &row) const;
    /// Polygon or MultiPolygon of the row's geometry, checked; empty if the row has none.
    RowResult<MultiPolygon> surface(const SourceRow &row) const;
    /// LineString of a geometry without its impossible points; empty if it is something else.
    Line line(const OGRGeometry &geometry) const;
    RowResult<MultiPolygon> surface(const OGRGeometry *geometry) const;
    RowResult<LonLat> checked(double x, double y) const;

private:
    explicit Placement(const PlaceRule &rule) : m_rule(&rule) {}
    LonLat converted(double x, double y) const;
    RowResult<std::optional<LonLat>> pointFromColumns(const SourceRow &row) const;
    bool saysNowhere(const SourceRow &row) const;

    const PlaceRule *m_rule;
    std::shared_ptr<OGRCoordinateTransformation> m_transformation;
};

} // namespace huying
