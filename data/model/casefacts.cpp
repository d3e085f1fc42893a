// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/casefacts.h"

#include <QDate>

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

int NameTable::of(const QString &name)
{
    const auto known = m_index.constFind(name);
    if (known != m_index.cend())
        return *known;
    m_index.insert(name, size());
    m_names << name;
    return size() - 1;
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

void CaseReading::addDue(CaseFacts &f, const CaseState &c, TimeMs now) const
{
    const bool stands = c.stoppedAt && !f.handled;
    f.dueMonth = -1;
    f.inTime = f.closedByMonthEnd = f.rework = f.returned = f.extended = false;
    if (!c.dueAt || c.dueAt > now || stands || (f.isFinal && !f.handled))
        return;
    f.dueMonth = local.month(c.dueAt);
    f.inTime = f.handled && (c.stoppedAt ? std::min(c.stoppedAt, c.resolvedAt) : c.resolvedAt) <= c.dueAt;
    f.closedByMonthEnd = f.isFinal && c.closedAt < local.monthStart(f.dueMonth + 1);
    f.rework = c.rework > 0;
    f.returned = c.returned > 0;
    f.extended = c.extended > 0;
}

void CaseReading::renew(CaseFacts &facts, const CaseState &c, TimeMs now)
{
    if (c.id.isNull() && !c.version) { // of the past, and not there yet
        facts.isThere = false;
        facts.wakeAt = facts.sinceAt = 0;
        return;
    }
    if (!facts.version || facts.version != c.version || facts.updatedAt != c.updatedAt)
        facts = lasting(c);
    facts.isThere = true;
    addTimed(facts, c, now);
}

CaseFacts CaseReading::facts(const CaseState &c, TimeMs now)
{
    if (c.id.isNull() && !c.version)
        return {};
    CaseFacts f = lasting(c);
    f.isThere = true;
    addTimed(f, c, now);
    return f;
}

/// What only another action changes.
CaseFacts CaseReading::lasting(const CaseState &c)
{
    const WorkflowState *known = workflow.state(c.state);
    CaseFacts f;
    f.version = c.version;
    f.updatedAt = c.updatedAt;
    f.isFinal = known && known->isFinal;
    f.reportedAt = c.reportedAt;
    f.acceptedAt = c.acceptedAt;
    f.closedAt = f.isFinal ? c.closedAt : 0;
    f.dueAt = c.dueAt;
    const int area = areas ? areas->indexOf(c.area) : -1;
    if (area >= 0) {
        f.town = towns[static_cast<std::size_t>(area)];
        f.village = villages[static_cast<std::size_t>(area)];
    }
    f.item = items.of(c.item);
    f.channel = channels.of(c.channel);
    f.org = orgs.of(c.org);
    f.state = states.of(c.state);
    f.open = !f.isFinal;
    // Work that failed its check is work to do again, so only a case past handling counts as handled.
    f.handled = c.resolvedAt && known && (f.isFinal || known->stage == QLatin1String("checking"));
    if (c.satisfaction) {
        f.ratedMonth = local.month(c.updatedAt); // rating ends a case: its last change
        f.satisfaction = static_cast<quint8>(c.satisfaction);
    }
    return f;
}

void CaseReading::addTimed(CaseFacts &f, const CaseState &c, TimeMs now) const
{
    f.lamp = lampOf(c, f.isFinal, now);
    addDue(f, c, now);
    const TimeMs age = now - c.reportedAt;
    f.week = age < 7 * dayMs ? 0 : age < 14 * dayMs ? 1 : 2;
    const bool runs = f.open && c.dueAt && !c.stoppedAt;
    const TimeMs near = runs ? c.dueAt - c.limitMs / 5 : 0, late = runs ? c.dueAt + 1 : 0;
    const auto turns = {c.reportedAt + 7 * dayMs, c.reportedAt + 14 * dayMs, c.dueAt, near, late};
    f.wakeAt = nextOf(turns, now);
    f.sinceAt = lastOf(turns, now);
}

} // namespace huying
