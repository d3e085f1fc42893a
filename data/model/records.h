// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"
#include "data/model/time.h"

#include <QString>
#include <optional>

// Plain rows of the registers as the importer and the demo hand them to BulkWriter; table and column meanings
// stand in resources/schema. Personal fields come in clear and are sealed by the writer.
namespace huying
{

enum class AreaLevel : int { Prefecture = 1, County, Town, Village, Grid, SubGrid };

struct AreaRecord
{
    QString code, name, parent, kind = QStringLiteral("basic");
    AreaLevel level = AreaLevel::Grid;
    MultiPolygon shape;
    int population = 0;
};

struct OrganizationRecord
{
    QString code, name, kind, parent, area, duty;
    std::optional<LonLat> place;
};

struct PersonRecord
{
    QString ref, name, idno, phone, address, area;
    int category = 0; ///< index in code table person_category; 0 ordinary resident
    TimeMs visitedAt = 0;
    std::optional<LonLat> place;
};

struct PlaceRecord
{
    QString ref, name, kind, area, address;
    std::optional<LonLat> place;
};

struct ThingRecord
{
    QString ref, name, kind, area, state = QStringLiteral("online"), attrs;
    double heading = 0; ///< degrees from north, clockwise
    std::optional<LonLat> place;
};

struct SentimentRecord
{
    QString ref, text, source, area;
    int mood = 0; ///< −2 … 2
    TimeMs at = 0;
    std::optional<LonLat> place;
};

struct UnitRecord
{
    QString ref, name, kind, glyph, role, org, area, shift, phone, status = QStringLiteral("free");
    TimeMs certifiedUntil = 0, fixAt = 0;
    double heading = 0; ///< degrees from north, clockwise
    std::optional<LonLat> place;
};

struct RoadRecord
{
    QString ref, klass, name;
    int oneway = 0; ///< 1 along the line, −1 against it
    double speed = 0; ///< km/h, 0 unknown
    Line line;
};

struct SurfaceRecord ///< a building, or a piece of land or water
{
    QString ref, kind, name;
    int floors = 0;
    MultiPolygon shape;
};

struct WaterwayRecord
{
    QString ref, kind, name;
    Line line;
};

struct CodeRecord
{
    QString table, code, name, parent, attrs;
};

struct AccountRecord
{
    QString name, display, roles, area, org, seat; ///< roles: comma-separated role codes
};

} // namespace huying
