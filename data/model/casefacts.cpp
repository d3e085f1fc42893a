// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/casefacts.h"

#include <QDate>
#include <algorithm>
#include <limits>

namespace huying
{

namespace
{

const QDate epoch(1970, 1, 1);

/// The earliest of the instants that is still to come; 0 if none is.
TimeMs nextOf(std::initializer_list<TimeMs> instants, TimeMs now)
{
    TimeMs next = 0;
    for (const TimeMs at : instants)
        if (at > now && (!next || at < next))
            next = at;
    return next;
}

/// The latest of the instants that has come already; 0 if none has.
TimeMs lastOf(std::initializer_list<TimeMs> instants, TimeMs now)
{
    TimeMs last = 0;
    for (const TimeMs at : instants)
        if (at <= now && at > last)
            last = at;
    return last;
}

} // namespace

int LocalTime::day(TimeMs at) const
{
    const TimeMs local = at + offset;
    return static_cast<int>(local >= 0 ? local / dayMs : (local - dayMs + 1) / dayMs);
}

int LocalTime::month(TimeMs at) const
{
    const QDate date = epoch.addDays(day(at));
    return (date.year() - 1970) * 12 + date.month() - 1;
}

TimeMs LocalTime::monthStart(int month) const
{
    return midnight(static_cast<int>(epoch.daysTo(epoch.addMonths(month))));
}

void CaseReading::setAreas(const AreaTreePtr &tree)
{
    areas = tree;
    const std::size_t count = tree ? tree->all().size() : 0;
    towns.assign(count, -1);
    villages.assign(count, -1);
    for (std::size_t i = 0; i < count; ++i) {
        towns[i] = tree->ancestor(static_cast<int>(i), AreaLevel::Town);
        villages[i] = tree->ancestor(static_cast<int>(i), AreaLevel::Village);
    }
}

CaseFacts CaseReading::lasting(const CaseState &c)
{
    const WorkflowState *known = workflow.state(c.state);
    const bool isFinal = known && known->isFinal;
    CaseFacts f;
    f.reportedAt = c.reportedAt;
    f.acceptedAt = c.acceptedAt;
    f.closedAt = isFinal ? c.closedAt : 0;
    f.dueAt = c.dueAt;
    f.limitMs = c.limitMs;
    const int area = areas ? areas->indexOf(c.area) : -1;
    if (area >= 0) {
        f.town = towns[static_cast<std::size_t>(area)];
        f.village = villages[static_cast<std::size_t>(area)];
    }
    f.item = items.of(c.item);
    f.channel = channels.of(c.channel);
    f.org = orgs.of(c.org);
    f.state = states.of(c.state);
    f.open = !isFinal;
    f.stands = c.stoppedAt != 0;
    // Work that failed its check is work to do again, so only a case past handling counts as handled.
    f.handled = c.resolvedAt && known && (isFinal || known->stage == QLatin1String("checking"));
    if (c.satisfaction) {
        f.ratedMonth = local.month(c.updatedAt); // rating ends a case: its last change
        f.satisfaction = static_cast<quint8>(c.satisfaction);
    }
    if (!c.dueAt || (f.stands && !f.handled) || (isFinal && !f.handled))
        return f;
    f.monthOfLimit = local.month(c.dueAt);
    f.inTime = f.handled && (f.stands ? std::min(c.stoppedAt, c.resolvedAt) : c.resolvedAt) <= c.dueAt;
    f.closedByMonthEnd = isFinal && c.closedAt < local.monthStart(f.monthOfLimit + 1);
    f.rework = c.rework > 0;
    f.returned = c.returned > 0;
    f.extended = c.extended > 0;
    return f;
}

void CaseReading::addTimed(CaseFacts &f, TimeMs now)
{
    const TimeMs left = f.dueAt - now;
    const bool runs = f.open && f.dueAt && !f.stands;
    f.lamp = !f.open ? Lamp::Closed : f.stands ? Lamp::Stopped : !f.dueAt ? Lamp::NoData : lampOf(left, f.limitMs);
    f.dueMonth = left <= 0 ? f.monthOfLimit : -1;
    const TimeMs age = now - f.reportedAt;
    f.week = age < 7 * dayMs ? 0 : age < 14 * dayMs ? 1 : 2;
    const TimeMs near = runs ? f.dueAt - f.limitMs / 5 : 0, late = runs ? f.dueAt + 1 : 0;
    const auto turns = {f.reportedAt + 7 * dayMs, f.reportedAt + 14 * dayMs, f.dueAt, near, late};
    f.wakeAt = nextOf(turns, now);
    f.sinceAt = lastOf(turns, now);
}

TimeMs CaseReading::lastCounts(const CaseState &c) const
{
    // Reported and closed before, it is in no count of the open ones either; with one of both unknown it stays there.
    if (!c.reportedAt || !c.closedAt || !workflow.isFinal(c.state))
        return std::numeric_limits<TimeMs>::max();
    return std::max({c.reportedAt, c.acceptedAt, c.closedAt, c.dueAt, c.updatedAt});
}

} // namespace huying
