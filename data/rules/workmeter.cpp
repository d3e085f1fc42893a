// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/workmeter.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr int firstDay = 16436;      // 2015-01-01
constexpr int dayCount = 25 * 366;   // to 2040
constexpr TimeMs zone = 8 * hourMs;  // Asia/Shanghai

TimeMs lengthOf(const QList<WorkCalendar::Span> &hours)
{
    TimeMs sum = 0;
    for (const auto &span : hours)
        sum += span.to - span.from;
    return sum;
}

} // namespace

WorkMeter::WorkMeter(const WorkCalendar &calendar) : m_days(dayCount)
{
    const auto same = [](const QList<WorkCalendar::Span> &a, const QList<WorkCalendar::Span> &b) {
        return std::ranges::equal(a, b, [](const auto &x, const auto &y) { return x.from == y.from && x.to == y.to; });
    };
    TimeMs sum = 0;
    for (int i = 0; i < dayCount; ++i) {
        const QDate date = QDate(1970, 1, 1).addDays(firstDay + i);
        Day &day = m_days[static_cast<std::size_t>(i)];
        day.before = sum;
        if (!calendar.isWorkingDay(date))
            continue;
        const auto &hours = calendar.hoursOf(date);
        if (m_hours.empty() || !same(m_hours.back(), hours))
            m_hours.push_back(hours);
        day.hours = static_cast<qint16>(m_hours.size() - 1);
        sum += lengthOf(hours);
    }
}

const WorkMeter::Day &WorkMeter::dayOf(TimeMs at, TimeMs &sinceMidnight) const
{
    const TimeMs local = std::max<TimeMs>(0, at + zone - firstDay * dayMs);
    const auto day = std::min<std::size_t>(static_cast<std::size_t>(local / dayMs), m_days.size() - 1);
    sinceMidnight = std::min<TimeMs>(dayMs, local - static_cast<TimeMs>(day) * dayMs);
    return m_days[day];
}

TimeMs WorkMeter::until(TimeMs at) const
{
    TimeMs since = 0;
    const Day &day = dayOf(at, since);
    TimeMs sum = day.before;
    if (day.hours >= 0)
        for (const auto &span : m_hours[static_cast<std::size_t>(day.hours)])
            sum += std::clamp<TimeMs>(since - span.from, 0, span.to - span.from);
    return sum;
}

bool WorkMeter::isInTime(TimeMs from, TimeMs at, Limit limit) const
{
    if (!limit.amount || at <= from)
        return true;
    switch (limit.unit) {
    case LimitUnit::UrgentHour:
    case LimitUnit::Hour:
        return at - from <= limit.amount * hourMs;
    case LimitUnit::Day:
        return at - from <= limit.amount * dayMs;
    case LimitUnit::WorkHour:
        return between(from, at - 1) < limit.amount * hourMs; // time off right after the limit is too late
    case LimitUnit::WorkDay:
        break;
    }
    TimeMs since = 0;
    const Day &day = dayOf(from, since);
    const auto &hours = day.hours >= 0 ? m_hours[static_cast<std::size_t>(day.hours)] : m_hours.front();
    return between(from, at - 1) < limit.amount * lengthOf(hours);
}

} // namespace huying
