// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/areashapes.h"
#include "maps/view/mapcontent.h"

namespace huying {

/// Open cases by area in four shades: none, and three classes whose bounds fit the numbers of the level.
struct Choropleth
{
    AreaLevel level = AreaLevel::Village;
    std::array<int, 2> bounds{2, 5}; ///< 1 … bounds[0], … bounds[1], more

    int classOf(int count) const
    {
        return count <= 0 ? 0 : count <= bounds[0] ? 1 : count <= bounds[1] ? 2 : 3;
    }
    /// "0", "1–2", "3–5", "≥6".
    QString label(int shade) const;
    bool operator==(const Choropleth &) const = default;
};

/// Bounds at the thirds of the areas that have any, so that each shade is used, and never below 2 and 5.
Choropleth choroplethOf(const AreaShapes &shapes, const std::vector<int> &openCases, AreaLevel level);

} // namespace huying
