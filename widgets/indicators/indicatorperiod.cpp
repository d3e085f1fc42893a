// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/indicators/indicatorperiod.h"

namespace huying
{

DayRange rangeOf(Period period, QDate today)
{
    switch (period) {
    case Period::Week:
        return {today.addDays(1 - today.dayOfWeek()), today};
    case Period::Month:
        return {QDate(today.year(), today.month(), 1), today};
    case Period::Year:
        return {QDate(today.year(), 1, 1), today};
    default:
        return {today, today};
    }
}

DayRange yearBefore(const DayRange &range)
{
    return {range.first.addYears(-1), range.last.addYears(-1)};
}

DayRange periodBefore(Period period, const DayRange &range)
{
    if (period == Period::Month)
        return {range.first.addMonths(-1), range.last.addMonths(-1)};
    if (period == Period::Year)
        return yearBefore(range);
    const qint64 back = period == Period::Week ? 7 : range.days();
    return {range.first.addDays(-back), range.last.addDays(-back)};
}

QString rangeText(const DayRange &range)
{
    if (range.first == range.last)
        return range.first.toString(Qt::ISODate);
    const bool sameYear = range.first.year() == range.last.year();
    return QStringLiteral("%1 – %2").arg(range.first.toString(Qt::ISODate), range.last.toString(sameYear ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd")));
}

int dayNumber(QDate day)
{
    return static_cast<int>(QDate(1970, 1, 1).daysTo(day));
}

} // namespace huying
