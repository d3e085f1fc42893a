// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QChar>
#include <QList>
#include <QString>
#include <optional>

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

} // namespace huying
