// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/areashapes.h"

#include <QString>

namespace huying {

/// What areas are shaded by instead of open cases.
struct AreaShading
{
    QString title;
    bool isPercent = false;      ///< values are shares, 1 is all
    bool hasFixedBreaks = false; ///< classes by round numbers, not so that each has as many areas
    std::vector<double> values;  ///< by area; NaN: nothing is known
};

/// Areas in four shades. Of open cases: none, and three classes whose bounds fit the numbers of the level.
struct Choropleth
{
    AreaLevel level = AreaLevel::Village;
    std::array<double, 3> bounds{0, 2, 5}; ///< … bounds[0], … bounds[1], … bounds[2], more
    QString title;                         ///< empty: open cases
    bool isPercent = false;
    std::array<bool, 4> used{true, true, true, true}; ///< whether any area has the shade

    int classOf(double value) const
    {
        return value <= bounds[0] ? 0 : value <= bounds[1] ? 1 : value <= bounds[2] ? 2 : 3;
    }
    /// "0", "1–2", "3–5", "≥6"; of anything else "≤60%", "60–80%", …
    QString label(int shade) const;
    bool operator==(const Choropleth &) const = default;
};

/// Bounds at the thirds of the areas that have any, so that each shade is used, and never below 2 and 5. `beside`: of a
/// map that it is compared with, which counts as well, so that both get the same classes; null or of other areas: none.
Choropleth choroplethOf(const AreaShapes &shapes, const std::vector<int> &openCases, AreaLevel level,
                        const std::vector<int> *beside = nullptr);
/// Bounds at the quarters of the areas that have a value, or at round numbers. Where more than a quarter have the
/// highest value, as of a rate that is often 100 %, that is a shade of its own and the others share the rest.
Choropleth choroplethOf(const AreaShapes &shapes, const AreaShading &shading, AreaLevel level);

} // namespace huying
