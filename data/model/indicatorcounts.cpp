// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/indicatorcounts.h"

#include <algorithm>

namespace huying
{

namespace
{

void addOpen(OpenCount &count, Lamp lamp, int sign)
{
    count.open += sign;
    count.lamps[static_cast<std::size_t>(lamp)] += sign;
}

void addDue(DueCount &count, const CaseFacts &f, int sign)
{
    count.due += sign;
    count.handled += sign * f.handled;
    count.inTime += sign * f.inTime;
    count.closed += sign * f.closedByMonthEnd;
    count.rework += sign * f.rework;
    count.returned += sign * f.returned;
    count.extended += sign * f.extended;
}

bool isPressing(const CaseFacts &f)
{
    return f.open && (f.lamp == Lamp::Overdue || f.lamp == Lamp::Near);
}

} // namespace

const std::vector<TimeMs> &IndicatorCounts::Times::inOrder() const
{
    if (!std::exchange(m_isInOrder, true))
        std::ranges::sort(m_times);
    return m_times;
}

void IndicatorCounts::Times::add(TimeMs at)
{
    inOrder();
    m_times.insert(std::ranges::upper_bound(m_times, at), at);
}

void IndicatorCounts::Times::append(TimeMs at)
{
    m_isInOrder = m_isInOrder && (m_times.empty() || m_times.back() <= at);
    m_times.push_back(at);
}

void IndicatorCounts::Times::take(TimeMs at)
{
    inOrder();
    m_times.erase(std::ranges::lower_bound(m_times, at));
}

int IndicatorCounts::Times::upTo(TimeMs at) const
{
    const std::vector<TimeMs> &times = inOrder();
    return static_cast<int>(std::ranges::upper_bound(times, at) - times.begin());
}

void IndicatorCounts::add(int row, const CaseFacts &f, const LocalTime &local, int sign)
{
    if (f.open) {
        addOpen(open, f.lamp, sign);
        addOpen(townOpen[f.town], f.lamp, sign);
        addOpen(orgOpen[f.org], f.lamp, sign);
        addOpen(stateOpen[f.state], f.lamp, sign);
    }
    if (isPressing(f)) {
        if (sign > 0)
            pressing.emplace(f.dueAt, row);
        else
            pressing.erase({f.dueAt, row});
    }
    if (f.dueMonth >= 0) {
        addDue(due[f.dueMonth], f, sign);
        addDue(townDue[{f.town, f.dueMonth}], f, sign);
        addDue(orgDue[{f.org, f.dueMonth}], f, sign);
    }
    if (f.ratedMonth >= 0) {
        Rated &all = rated[f.ratedMonth];
        all.valid += sign;
        all.basically += sign * (f.satisfaction == 2);
        all.satisfied += sign * (f.satisfaction == 3);
    }
    addDays(f, local, sign);
    addWeek(f, sign);
}

void IndicatorCounts::addDays(const CaseFacts &f, const LocalTime &local, int sign)
{
    const auto put = [this, sign](Times &times, TimeMs at) { sign < 0 ? times.take(at) : isRecount ? times.append(at) : times.add(at); };
    if (f.reportedAt)
        put(days[local.day(f.reportedAt)].reported, f.reportedAt);
    if (f.acceptedAt) {
        Day &of = days[local.day(f.acceptedAt)];
        put(of.accepted, f.acceptedAt);
        of.channels[f.channel] += sign;
    }
    if (f.closedAt) {
        const int number = local.day(f.closedAt);
        put(days[number].closed, f.closedAt);
        townClosed[{f.town, number}] += sign;
    }
}

void IndicatorCounts::addWeek(const CaseFacts &f, int sign)
{
    if (f.week > 1)
        return;
    const bool isNow = f.week == 0;
    Week &item = items[f.item];
    (isNow ? item.count : item.before) += sign;
    Village &village = villages[f.village];
    (isNow ? village.count : village.before) += sign;
    if (isNow)
        village.items[f.item] += sign;
}

const IndicatorCounts::Day &IndicatorCounts::day(int number) const
{
    static const Day none;
    const auto found = days.find(number);
    return found != days.end() ? found->second : none;
}

int IndicatorCounts::openAt(TimeMs at, const LocalTime &local) const
{
    const int last = local.day(at);
    int count = 0;
    for (const auto &[number, of] : days) {
        if (number > last)
            break;
        count += number < last ? of.reported.size() - of.closed.size() : of.reported.upTo(at) - of.closed.upTo(at);
    }
    return count;
}

} // namespace huying
