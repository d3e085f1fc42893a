// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/calendar.h"

#include <vector>

namespace huying
{

/// Working time as one rising sum, so that the time between two instants costs two look-ups whatever lies between:
/// for counts over all cases. Agrees with WorkCalendar::workingTimeBetween within `years` around 2026.
class WorkMeter
{
public:
    explicit WorkMeter(const WorkCalendar &calendar = {});

    TimeMs between(TimeMs from, TimeMs to) const { return from < to ? until(to) - until(from) : 0; }
    /// Whether what was done at `at` was done within the limit that began at `from`. A work day counts as the
    /// working time of the day that the limit began on.
    bool isInTime(TimeMs from, TimeMs at, Limit limit) const;

private:
    struct Day
    {
        TimeMs before = 0; ///< working time of all days earlier
        qint16 hours = -1; ///< which of m_hours; −1: a day off
    };
    TimeMs until(TimeMs at) const;
    const Day &dayOf(TimeMs at, TimeMs &sinceMidnight) const;

    std::vector<Day> m_days;
    std::vector<QList<WorkCalendar::Span>> m_hours;
};

} // namespace huying
