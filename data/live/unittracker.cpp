// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/unittracker.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr std::size_t doubtsKept = 200;
constexpr qsizetype unknownKept = 10000;
constexpr int patrolEvery = 5; ///< looks; thousands of grids are gone through each time

/// The table, or an empty one whose trouble is told.
template <class T> T readOr(Result<T> read, QStringList &problems)
{
    if (read)
        return std::move(*read);
    problems << read.error().message;
    return {};
}

bool isSame(const QList<AlarmCondition> &a, const QList<AlarmCondition> &b)
{
    return std::ranges::equal(a, b, [](const AlarmCondition &x, const AlarmCondition &y) { return x.key == y.key && x.since == y.since && x.text == y.text; });
}

} // namespace

UnitTracker::UnitTracker(UnitBoard &board, std::function<Clock()> clock, QObject *parent)
    : QObject(parent), m_board(board), m_clock(std::move(clock)), m_check(readOr(TrackRules::load(), m_problems)),
      m_fences(readOr(loadGeofences(), m_problems), [&board](const QString &ref) { return board.unit(ref); }),
      m_patrols(readOr(PatrolTable::load(), m_problems), WorkCalendar::load().value_or(WorkCalendar()))
{
    connect(&m_second, &QTimer::timeout, this, &UnitTracker::look);
    m_second.start(static_cast<int>(secondMs));
}

void UnitTracker::setAreas(const AreaTreePtr &areas)
{
    m_fences.setAreas(areas);
    m_patrols.setAreas(areas);
}

/// A roster of a recorded year may know where a unit was later than now: in a replay that has not happened yet.
void UnitTracker::setRoster(QList<UnitRow> roster)
{
    const TimeMs now = this->now();
    for (UnitRow &unit : roster)
        if (unit.fixAt > now)
            unit.fixAt = 0;
    m_patrols.setUnits(roster);
    m_board.setRoster(std::move(roster));
}

FixAge UnitTracker::ageOf(const UnitRow &unit) const
{
    const Clock clock = m_clock();
    return rules().ageOf(unit, clock.now(), clock.speed());
}

void UnitTracker::take(const QList<UnitFix> &fixes)
{
    const TimeMs now = this->now();
    QList<UnitFix> believed;
    believed.reserve(fixes.size());
    for (const UnitFix &fix : fixes) {
        const int row = m_board.rowOf(fix.unit);
        if (row < 0) {
            if (m_unknown.size() < unknownKept)
                m_unknown.insert(fix.unit);
            continue;
        }
        const UnitRow &unit = m_board.units()[row];
        if (const FixDoubt why = m_check.judge(unit.kind, fix, now); why != FixDoubt::None) {
            note(fix, why);
            continue;
        }
        ++m_taken;
        believed << fix;
        m_tracks.add(fix.unit, fix.place, fix.at);
        m_fences.take(unit, fix.place, fix.at);
        m_patrols.take(unit, fix.place, fix.at);
    }
    m_board.move(believed);
}

void UnitTracker::note(const UnitFix &fix, FixDoubt why)
{
    ++m_counts[static_cast<std::size_t>(why)];
    if (why == FixDoubt::Older)
        return; // comes late, and says nothing new
    m_doubts.push_front({fix.at, fix.unit, why});
    if (m_doubts.size() > doubtsKept)
        m_doubts.pop_back();
    m_board.doubt(fix.unit, {fix.place, fix.at, why});
}

void UnitTracker::look()
{
    const TimeMs now = this->now();
    if (m_looks++ % patrolEvery == 0)
        m_ofPatrols = m_patrols.conditions(now);
    QList<AlarmCondition> conditions = m_fences.conditions(now) + m_ofPatrols;
    std::ranges::sort(conditions, {}, &AlarmCondition::key);
    if (isSame(conditions, m_conditions))
        return;
    m_conditions = std::move(conditions);
    emit conditionsChanged(m_conditions);
}

} // namespace huying
