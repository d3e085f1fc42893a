// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/calendar.h"

#include <array>

namespace huying
{

/// One bar of what falls due: running limits that end in [from, to).
struct ForecastBar
{
    enum class Kind : quint8 {
        Late, ///< all that ended before now
        Work, ///< a step of working time
        Rest  ///< night, noon, days off: as wide as they are in one bar
    };
    Kind kind = Kind::Work;
    TimeMs from = 0, to = 0; ///< from 0: no bound
    int cases = 0;
};

/// The bars before any case is counted: late ones, then steps on round clock times until `worked` of working time has
/// gone by, with a bar for every rest between. The first step begins now. `step` divides an hour.
QList<ForecastBar> forecastBars(const WorkCalendar &calendar, TimeMs now, TimeMs step, TimeMs worked);

/// Adds a limit that ends at `due` to its bar; false if it is later than all of them.
bool count(QList<ForecastBar> &bars, TimeMs due);

} // namespace huying
