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
    double accuracy = 0;           ///< metres within which it is 95 times of 100; 0: not told
    double pace = 1;               ///< of a recording that is played faster: its distances are so many times too long
};

/// Why a reported place is not taken for true.
enum class FixDoubt : quint8 { None, NotANumber, NullPlace, Swapped, Outside, TooFast, Older, Future };

} // namespace huying
