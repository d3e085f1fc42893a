// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"
#include "data/model/time.h"

#include <QChar>
#include <QList>
#include <QString>
#include <optional>
#include <vector>

namespace huying {

/// What a command that is still being typed would do.
struct MapPreview
{
    LonLat place;
    QChar glyph;
    QString text;      ///< on the dashed plate; may be empty
    double radius = 0; ///< metres, 0: no circle
};

struct MapRoute
{
    Line line;
    bool tentative = false; ///< dashed: an alternative, not chosen
    QString strong, plain;  ///< plate at the start: "4 分", "0.7 km"; may be empty
};

/// What lies within some minutes of a place.
struct MapCover
{
    std::vector<Ring> rings; ///< odd-even
    QString strong, plain;   ///< plate at its northern end: "5 分", "12 支力量"; may be empty
};

/// Where one unit has been and what is known of it now.
struct MapTrail
{
    struct Point
    {
        WorldPoint at;
        TimeMs when = 0;
    };
    QString unit;               ///< ref; the last leg leads to its symbol as it glides
    std::vector<Point> points;  ///< oldest first
    std::optional<LonLat> doubted; ///< a place that it reports and that can't be true
    QString doubt;              ///< why, short
};

} // namespace huying
