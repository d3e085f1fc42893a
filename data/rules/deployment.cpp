// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/deployment.h"

#include <algorithm>
#include <tuple>

namespace huying
{

namespace
{

bool canBeTried(const UnitRow &unit)
{
    return unit.status == UnitStatus::Free && unit.place;
}

int rangeOf(float seconds)
{
    const auto range = std::ranges::find_if(Reachability::ranges, [&](int limit) { return seconds >= 0 && seconds <= static_cast<float>(limit); });
    return static_cast<int>(range - Reachability::ranges.begin());
}

} // namespace

Deployment::Deployment(const QList<UnitRow> &units, const QString &role)
{
    for (const UnitRow &unit : units)
        if (canBeTried(unit) && (role.isEmpty() || unit.role == role))
            m_units.append({unit.ref, unit.kind, *unit.place, *unit.place});
}

QList<std::pair<QString, int>> Deployment::roles(const QList<UnitRow> &units)
{
    QHash<QString, int> counts;
    for (const UnitRow &unit : units)
        if (canBeTried(unit))
            ++counts[unit.role];
    QList<std::pair<QString, int>> roles(counts.constKeyValueBegin(), counts.constKeyValueEnd());
    std::ranges::sort(roles, {}, [](const auto &role) { return std::pair(-role.second, role.first); });
    return roles;
}

const Deployment::Unit *Deployment::unit(const QString &ref) const
{
    const auto unit = std::ranges::find(m_units, ref, &Unit::ref);
    return unit == m_units.cend() ? nullptr : &*unit;
}

QList<Deployment::Unit> Deployment::moved() const
{
    QList<Unit> moved;
    std::ranges::copy_if(m_units, std::back_inserter(moved), &Unit::isMoved);
    return moved;
}

bool Deployment::move(const QString &ref, LonLat to)
{
    const auto unit = std::ranges::find(m_units, ref, &Unit::ref);
    if (unit == m_units.end() || unit->planned == to)
        return false;
    m_steps.append({unit - m_units.begin(), unit->planned});
    unit->planned = to;
    return true;
}

bool Deployment::undo()
{
    if (m_steps.isEmpty())
        return false;
    const Step step = m_steps.takeLast();
    m_units[step.unit].planned = step.from;
    return true;
}

void Deployment::reset()
{
    while (undo()) {
    }
}

std::vector<int> gridsOf(const AreaTree &areas)
{
    std::vector<int> grids;
    for (int i = 0; i < static_cast<int>(areas.all().size()); ++i)
        if (areas.at(i).level == AreaLevel::Grid && !areas.at(i).shape.empty())
            grids.push_back(i);
    return grids;
}

Reachability reachabilityOf(const QList<GridReach> &reaches, const AreaTree &areas)
{
    Reachability counts;
    const auto count = [](Reachability::Count &to, int people) {
        ++to.grids;
        to.people += people;
    };
    for (const GridReach &reach : reaches) {
        const int people = areas.at(reach.area).population;
        count(counts.all, people);
        if (reach.seconds < -1.5F)
            count(counts.offRoad, people);
        for (auto range = static_cast<std::size_t>(rangeOf(reach.seconds)); range < counts.within.size(); ++range)
            count(counts.within[range], people);
    }
    return counts;
}

QList<ReachChange> changesBetween(const QList<GridReach> &before, const QList<GridReach> &after, const AreaTree &areas)
{
    QList<ReachChange> changes;
    for (qsizetype i = 0; i < std::min(before.size(), after.size()); ++i) {
        const ReachChange change{after[i].area, before[i].seconds, after[i].seconds, after[i].unit, rangeOf(before[i].seconds), rangeOf(after[i].seconds)};
        if (change.rangeBefore != change.rangeAfter)
            changes << change;
    }
    std::ranges::stable_sort(changes, {}, [&](const ReachChange &c) { return std::tuple(c.rangeAfter < c.rangeBefore, -areas.at(c.area).population); });
    return changes;
}

QList<ReachChange> unreached(const QList<GridReach> &reaches, const AreaTree &areas)
{
    QList<ReachChange> grids;
    for (const GridReach &reach : reaches)
        if (rangeOf(reach.seconds) == static_cast<int>(Reachability::ranges.size()))
            grids << ReachChange{reach.area, reach.seconds, reach.seconds, reach.unit};
    std::ranges::stable_sort(grids, std::greater(), [&](const ReachChange &c) { return areas.at(c.area).population; });
    return grids;
}

} // namespace huying
