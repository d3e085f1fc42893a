// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/alarms.h"
#include "data/rules/calendar.h"
#include "data/rules/patrolground.h"
#include "data/rules/unitmatch.h"

#include <memory>

namespace huying
{

/// Who is to walk his grid from when to when.
struct PatrolPlan
{
    QString id, name;
    UnitMatch who;
    TimeMs from = 0, to = 0;  ///< since midnight
    TimeMs late = hourMs;
    double coverage = 0.3;
    int priority = 3;
    bool workDaysOnly = false;
};

/// resources/patrols.json.
struct PatrolTable
{
    double sees = 60, cell = 60; ///< metres
    QList<PatrolPlan> plans;
    UnitMatch attending;
    TimeMs grace = 15 * minuteMs;
    bool hasAttendance = false;

    static Result<PatrolTable> load();
    /// Errors name file, plan and reason.
    static Result<PatrolTable> fromJson(const QByteArray &json, const QString &fileName);
};

/// Planned against walked, for one grid on one day.
struct PatrolRow
{
    enum class State : quint8 { Waiting, Late, Walking, Done, Short, Unknown }; ///< Unknown: this console did not watch it all
    int plan = 0, area = -1;
    QStringList units;
    TimeMs startedAt = 0;
    int cells = 0, walked = 0;
    State state = State::Waiting;
    double share() const { return cells ? static_cast<double>(walked) / cells : 0; }
};

/// One unit's day.
struct AttendanceRow
{
    enum class State : quint8 { Off, Waiting, Present, Late, Absent, Unknown };
    QString unit;
    int area = -1;
    TimeMs begins = 0, ends = 0, cameAt = 0, lastAt = 0, inside = 0; ///< inside: milliseconds in its own area on shift
    State state = State::Off;
};

/// Follows the believed fixes of a day: which squares of which grid were walked, and who came to his grid when. What this
/// console has not watched it does not judge. GUI thread.
class PatrolWatch
{
public:
    PatrolWatch() = default;
    PatrolWatch(PatrolTable table, WorkCalendar calendar) : m_table(std::move(table)), m_calendar(std::move(calendar)) {}

    const PatrolTable &table() const { return m_table; }
    void setAreas(AreaTreePtr areas);
    /// Who is planned where: units whose own area is a grid.
    void setUnits(const QList<UnitRow> &units);
    /// Nothing counts before the first call, which is where watching begins.
    void take(const UnitRow &unit, LonLat place, TimeMs at);
    void begin(TimeMs now) { m_watchedFrom = m_watchedFrom ? m_watchedFrom : now; }
    TimeMs watchedFrom() const { return m_watchedFrom; }

    QList<PatrolRow> rows(TimeMs now) const;
    QList<AttendanceRow> attendance(TimeMs now) const;
    /// Late and short patrols, one for each plan and town: thousands of grids must not become thousands of alarms.
    QList<AlarmCondition> conditions(TimeMs now) const;

private:
    struct Beat
    {
        int plan = 0, area = -1;
        QStringList units;
        TimeMs startedAt = 0;
        PatrolGround ground;
    };
    struct Way
    {
        LonLat place;
        TimeMs at = 0;
        QList<int> beats;     ///< that this unit walks
        int area = -1;        ///< its own
        bool attends = false, inside = false;
        QString shift;
        TimeMs from = 0, to = 0; ///< of the shift that day
        TimeMs cameAt = 0, lastAt = 0, insideMs = 0;
    };

    void plan();
    void turnDay(TimeMs at);
    void attend(Way &way, LonLat place, TimeMs at);
    bool isPlannedOn(const PatrolPlan &plan, QDate day) const;
    PatrolRow rowOf(const Beat &beat, TimeMs now, TimeMs midnight) const;

    PatrolTable m_table;
    WorkCalendar m_calendar;
    AreaTreePtr m_areas;
    QList<UnitRow> m_units;
    std::vector<Beat> m_beats;
    QHash<QString, Way> m_ways;
    QDate m_day;
    TimeMs m_midnight = 0, m_watchedFrom = 0;
};

} // namespace huying
