// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/forecast.h"

#include <algorithm>

namespace huying
{

QList<ForecastBar> forecastBars(const WorkCalendar &calendar, TimeMs now, TimeMs step, TimeMs worked)
{
    QList<ForecastBar> bars{{ForecastBar::Kind::Late, 0, now, 0}};
    TimeMs at = now, gone = 0;
    while (gone < worked) {
        const TimeMs work = calendar.nextWorkingTime(at);
        if (work > at) {
            bars << ForecastBar{ForecastBar::Kind::Rest, at, work, 0};
            at = work;
        }
        // Zones of whole hours from UTC only, as calendars have them: round steps here are round on the wall.
        TimeMs end = (at / step + 1) * step;
        if (calendar.workingTimeBetween(at, end) < end - at) // rest begins inside
            end = calendar.afterWorkingTime(at, calendar.workingTimeBetween(at, end));
        bars << ForecastBar{ForecastBar::Kind::Work, at, end, 0};
        gone += end - at;
        at = end;
    }
    return bars;
}

bool count(QList<ForecastBar> &bars, TimeMs due)
{
    const auto bar = std::upper_bound(bars.begin(), bars.end(), due, [](TimeMs at, const ForecastBar &b) { return at < b.to; });
    if (bar == bars.end())
        return false;
    ++bar->cases;
    return true;
}

} // namespace huying
