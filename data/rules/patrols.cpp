// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/patrols.h"

#include <QDateTime>
#include <QMap>
#include <QRegularExpression>
#include <algorithm>

namespace huying
{

namespace
{

constexpr TimeMs longestGap = 3 * minuteMs; ///< between two fixes nobody knows the way any more

TimeMs midnightOf(QDate day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

/// Of a shift such as "白班 08:00–18:00" on the day of `at`; over midnight it is the part that began before.
std::optional<std::pair<TimeMs, TimeMs>> shiftSpan(const QString &shift, TimeMs at)
{
    static const QRegularExpression hours(QStringLiteral("(\\d{1,2}):(\\d{2})\\s*[–—-]\\s*(\\d{1,2}):(\\d{2})"));
    const auto match = hours.match(shift);
    if (!match.hasMatch())
        return std::nullopt;
    const auto minutes = [&match](int group) { return (match.captured(group).toInt() * 60 + match.captured(group + 1).toInt()) * minuteMs; };
    const TimeMs midnight = midnightOf(QDateTime::fromMSecsSinceEpoch(at).date());
    TimeMs from = midnight + minutes(1), to = midnight + minutes(3);
    if (to <= from)
        at < to ? from -= dayMs : to += dayMs;
    return std::pair(from, to);
}

} // namespace

void PatrolWatch::setAreas(AreaTreePtr areas)
{
    m_areas = std::move(areas);
    plan();
}

void PatrolWatch::setUnits(const QList<UnitRow> &units)
{
    const bool isSame = std::ranges::equal(units, m_units, [](const UnitRow &a, const UnitRow &b) { return a.ref == b.ref && a.area == b.area && a.role == b.role && a.shift == b.shift; });
    m_units = units;
    if (!isSame)
        plan();
}

/// Squares are cut when somebody first walks there.
void PatrolWatch::plan()
{
    m_beats.clear();
    m_ways.clear();
    m_midnight = 0; // the next fix begins the day for all of them
    if (!m_areas)
        return;
    QHash<std::pair<int, int>, int> beats;
    for (const UnitRow &unit : std::as_const(m_units)) {
        const int area = m_areas->indexOf(unit.area);
        if (area < 0)
            continue;
        Way way;
        way.area = area;
        way.attends = m_table.hasAttendance && m_table.attending.holds(unit);
        way.shift = unit.shift;
        for (int plan = 0; plan < m_table.plans.size(); ++plan) {
            if (m_areas->at(area).level < AreaLevel::Grid || !m_table.plans[plan].who.holds(unit))
                continue;
            const auto known = beats.constFind({plan, area});
            const int beat = known == beats.cend() ? static_cast<int>(m_beats.size()) : *known;
            if (known == beats.cend()) {
                beats.insert({plan, area}, beat);
                m_beats.push_back({plan, area, {}, 0, {}});
            }
            m_beats[static_cast<std::size_t>(beat)].units << unit.ref;
            way.beats << beat;
        }
        if (way.attends || !way.beats.isEmpty())
            m_ways.insert(unit.ref, way);
    }
}

void PatrolWatch::turnDay(TimeMs at)
{
    if (m_midnight && at >= m_midnight && at < m_midnight + dayMs)
        return;
    m_day = QDateTime::fromMSecsSinceEpoch(at).date();
    m_midnight = midnightOf(m_day);
    for (Beat &beat : m_beats) {
        beat.startedAt = 0;
        beat.ground.forget();
    }
    for (Way &way : m_ways) {
        way.cameAt = way.lastAt = way.insideMs = 0;
        const auto span = shiftSpan(way.shift, at);
        way.from = span ? span->first : m_midnight;
        way.to = span ? span->second : m_midnight + dayMs;
    }
}

bool PatrolWatch::isPlannedOn(const PatrolPlan &plan, QDate day) const
{
    return !plan.workDaysOnly || m_calendar.isWorkingDay(day);
}

void PatrolWatch::attend(Way &way, LonLat place, TimeMs at)
{
    const Area &area = m_areas->at(way.area);
    const bool isNear = place.lon >= area.box.west && place.lon <= area.box.east && place.lat >= area.box.south && place.lat <= area.box.north;
    const bool wasInside = std::exchange(way.inside, isNear && contains(area.shape, place));
    if (!way.attends || at < way.from || at >= way.to)
        return;
    if (wasInside && way.inside && way.at && at - way.at <= longestGap)
        way.insideMs += at - way.at;
    if (!way.inside)
        return;
    way.cameAt = way.cameAt ? way.cameAt : at;
    way.lastAt = at;
}

void PatrolWatch::take(const UnitRow &unit, LonLat place, TimeMs at)
{
    const auto way = m_ways.find(unit.ref);
    if (way == m_ways.end())
        return;
    begin(at);
    turnDay(at);
    attend(*way, place, at);
    const bool isOneWay = way->at && at - way->at <= longestGap && at >= way->at;
    for (const int index : std::as_const(way->beats)) {
        Beat &beat = m_beats[static_cast<std::size_t>(index)];
        const PatrolPlan &plan = m_table.plans[beat.plan];
        if (at < m_midnight + plan.from || at > m_midnight + plan.to || !isPlannedOn(plan, m_day))
            continue;
        if (beat.ground.cells() == 0)
            beat.ground = PatrolGround(m_areas->at(beat.area), m_table.cell);
        beat.ground.walk(isOneWay ? way->place : place, place, m_table.sees);
        if (!beat.startedAt && way->inside)
            beat.startedAt = at;
    }
    way->place = place;
    way->at = at;
}

PatrolRow PatrolWatch::rowOf(const Beat &beat, TimeMs now, TimeMs midnight) const
{
    using State = PatrolRow::State;
    const PatrolPlan &plan = m_table.plans[beat.plan];
    PatrolRow row{beat.plan, beat.area, beat.units, beat.startedAt, beat.ground.cells(), beat.ground.walked(), State::Waiting};
    const TimeMs from = midnight + plan.from, to = midnight + plan.to;
    const bool isWatched = m_watchedFrom && m_watchedFrom <= from + minuteMs;
    if (midnight != m_midnight) // nobody has moved today
        row.startedAt = row.walked = 0;
    if (row.cells && row.share() >= plan.coverage)
        row.state = State::Done;
    else if (now > to)
        row.state = isWatched ? State::Short : State::Unknown;
    else if (row.startedAt)
        row.state = State::Walking;
    else if (now >= std::max(from, m_watchedFrom) + plan.late)
        row.state = m_watchedFrom ? State::Late : State::Unknown;
    return row;
}

QList<PatrolRow> PatrolWatch::rows(TimeMs now) const
{
    QList<PatrolRow> rows;
    const QDate day = QDateTime::fromMSecsSinceEpoch(now).date();
    const TimeMs midnight = midnightOf(day);
    for (const Beat &beat : m_beats)
        if (isPlannedOn(m_table.plans[beat.plan], day))
            rows << rowOf(beat, now, midnight);
    return rows;
}

QList<AlarmCondition> PatrolWatch::conditions(TimeMs now) const
{
    if (!m_watchedFrom)
        return {};
    struct Count
    {
        int late = 0, ended = 0;
    };
    QMap<std::pair<int, int>, Count> towns; // plan, town
    for (const PatrolRow &row : rows(now))
        if (row.state == PatrolRow::State::Late || row.state == PatrolRow::State::Short) {
            Count &count = towns[{row.plan, m_areas->ancestor(row.area, AreaLevel::Town)}];
            ++(row.state == PatrolRow::State::Late ? count.late : count.ended);
        }
    QList<AlarmCondition> conditions;
    const TimeMs midnight = midnightOf(QDateTime::fromMSecsSinceEpoch(now).date());
    const QString day = QDateTime::fromMSecsSinceEpoch(now).date().toString(Qt::ISODate);
    for (auto it = towns.cbegin(); it != towns.cend(); ++it) {
        const PatrolPlan &plan = m_table.plans[it.key().first];
        const QString town = it.key().second < 0 ? QString() : m_areas->at(it.key().second).name, code = it.key().second < 0 ? QString() : m_areas->at(it.key().second).code;
        const auto add = [&](const char *kind, int count, const QString &words, TimeMs since) {
            if (count)
                conditions << AlarmCondition{QStringLiteral("%1/%2/%3/%4").arg(QLatin1String(kind), plan.id, code, day), QLatin1String(kind), plan.priority, {},
                                             QStringLiteral("%1%2：%3 个网格%4").arg(town, plan.name).arg(count).arg(words), since};
        };
        add("patrol_late", it->late, QStringLiteral("到点还没有开始"), std::max(midnight + plan.from, m_watchedFrom) + plan.late);
        add("patrol_short", it->ended, QStringLiteral("覆盖不到 %1%").arg(plan.coverage * 100, 0, 'f', 0), midnight + plan.to);
    }
    return conditions;
}

QList<AttendanceRow> PatrolWatch::attendance(TimeMs now) const
{
    using State = AttendanceRow::State;
    QList<AttendanceRow> rows;
    QHash<QString, std::optional<std::pair<TimeMs, TimeMs>>> spans; // thousands of units share a handful of shifts
    for (const UnitRow &unit : m_units) {
        const auto way = m_ways.constFind(unit.ref);
        if (way == m_ways.cend() || !way->attends)
            continue;
        auto known = spans.constFind(unit.shift);
        if (known == spans.cend())
            known = spans.insert(unit.shift, shiftSpan(unit.shift, now));
        const auto &span = *known;
        AttendanceRow row{unit.ref, way->area, span ? span->first : 0, span ? span->second : 0, way->cameAt, way->lastAt, way->insideMs, State::Off};
        const bool isToday = now >= m_midnight && now < m_midnight + dayMs;
        if (!isToday)
            row.cameAt = row.lastAt = row.inside = 0;
        const TimeMs due = row.begins + m_table.grace;
        const bool isWatched = m_watchedFrom && m_watchedFrom <= due;
        if (now < row.begins)
            row.state = State::Waiting;
        else if (row.cameAt)
            row.state = row.cameAt <= due || !isWatched ? State::Present : State::Late;
        else if (now < std::max(due, m_watchedFrom + m_table.grace))
            row.state = State::Waiting;
        else
            row.state = m_watchedFrom && (isWatched || now < row.ends) ? State::Absent : State::Unknown;
        rows << row;
    }
    return rows;
}

} // namespace huying
