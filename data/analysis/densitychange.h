// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <vector>

namespace huying
{

/// Cases by area in two periods.
struct TwoPeriods
{
    std::vector<int> before, after;
    int daysBefore = 0, daysAfter = 0;
    /// Against the change of the place as a whole, else against no change.
    bool againstWhole = false;
};

/// How the density of one area changed.
struct DensityChange
{
    int before = 0, after = 0;
    double perDay = 0;   ///< cases a day more (less: negative) than before
    double p = 1;        ///< two-sided, exact: of all cases of both periods so many in the later one (binomial)
    double adjusted = 1; ///< after Benjamini and Hochberg over the areas that have cases
    int direction = 0;   ///< 1 more, −1 fewer than expected; 0 as expected, or no cases

    /// −2 fewer, −1 fewer but perhaps by chance, 0, 1, 2: the shades of the map.
    int shade(double q = 0.05) const { return p > q ? 0 : direction * (adjusted <= q ? 2 : 1); }
};

std::vector<DensityChange> densityChange(const TwoPeriods &periods);

} // namespace huying
