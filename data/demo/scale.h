// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

namespace huying::demo {

/// How big a demo place is; sizes from the design. All numbers are totals of the place.
struct Scale
{
    QString name;
    int columns = 1, rows = 1; ///< counties side by side and one above the other
    int towns = 10, villages = 150, grids = 1000;
    int units = 1050, people = 300000, places = 100000, organizations = 340, cases = 20000;
    double radiusEast = 26000, radiusNorth = 20000; ///< of a county, metres
    int seatColumns = 12, seatRows = 8;             ///< half the size of the county seat in blocks

    int counties() const { return columns * rows; }
};

/// tiny (tests), county, city or prefecture.
Result<Scale> scaleNamed(const QString &name);

} // namespace huying::demo
