// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

namespace huying
{

/// Where a unit says that it is.
struct UnitFix
{
    QString unit; ///< its ref
    LonLat place;
    std::optional<double> heading; ///< degrees from north
    TimeMs at = 0;                 ///< of the fix, by the unit's clock, never in upstream's future
};

} // namespace huying
