// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/units/factrows.h"

#include "widgets/units/trackingpanel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace huying
{

namespace
{

struct FactWords
{
    Q_DECLARE_TR_FUNCTIONS(FactWords)
};

constexpr qsizetype refusedShown = 200;

QString clockWord(TimeMs at)
{
    return at ? QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss")) : QStringLiteral("—");
}

QString shortClock(TimeMs at)
{
    return at ? QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm")) : QStringLiteral("—");
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString unitName(const QString &ref, const UnitTracker &tracker)
{
    const UnitRow *unit = tracker.board().unit(ref);
    return unit ? unit->name : ref;
}

QString areaName(int area, const AreaTreePtr &areas)
{
    return areas && area >= 0 && area < static_cast<int>(areas->all().size()) ? areas->shortPath(area) : QStringLiteral("—");
}

QString percent(double share)
{
    return QStringLiteral("%1%").arg(share * 100, 0, 'f', 0);
}

} // namespace

FactRow sourceRow(const PositionStatus &s, const UnitTracker &tracker)
{
    static constexpr LampShape lamps[] = {LampShape::DashedRing, LampShape::Circle, LampShape::Tick, LampShape::Diamond};
    const QString states[] = {FactWords::tr("Connecting"), FactWords::tr("Listening"), FactWords::tr("Played to the end"), FactWords::tr("Out of reach")};
    const auto state = static_cast<std::size_t>(s.state);
    QStringList why{s.why};
    for (int i = 1; i < nmeaTroubles; ++i)
        if (const qint64 count = s.troubles[static_cast<std::size_t>(i)])
            why << QStringLiteral("%1 %2").arg(wordOf(static_cast<NmeaTrouble>(i)), number(count));
    why.removeAll(QString());
    const QString who = !s.unit.isEmpty() ? unitName(s.unit, tracker) : FactWords::tr("%n unit(s)", nullptr, s.units);
    return {QStringLiteral("source/") + s.name, {s.name, who, states[state], clockWord(s.lastAt), number(s.lines), number(s.fixes), number(s.refused()), why.join(QStringLiteral(" · "))}, lamps[state], s.state == LineSource::State::Failed ? 0 : 1};
}

QList<FactRow> tableRows(const QStringList &problems)
{
    const QString none = QStringLiteral("—");
    QList<FactRow> rows;
    for (const QString &problem : problems)
        rows << FactRow{QStringLiteral("table/") + problem, {none, FactWords::tr("Table of the site"), none, none, problem}, LampShape::Diamond, -1};
    return rows;
}

QList<FactRow> refusedRows(const QList<PositionStatus> &sources, const UnitTracker &tracker)
{
    struct Refused
    {
        TimeMs at;
        FactRow row;
    };
    QList<Refused> all;
    for (const PositionStatus &s : sources)
        for (const PositionStatus::BadLine &bad : s.bad)
            all << Refused{bad.heardAt, {QStringLiteral("%1/%2/%3").arg(s.name).arg(bad.line).arg(bad.heardAt), {clockWord(bad.heardAt), s.name, number(bad.line), bad.kind.isEmpty() ? QStringLiteral("—") : bad.kind, wordOf(bad.why)}}};
    for (const UnitTracker::Doubt &doubt : tracker.doubts())
        all << Refused{doubt.at, {doubt.unit, {clockWord(doubt.at), unitName(doubt.unit, tracker), QStringLiteral("—"), FactWords::tr("Fix"), wordOf(doubt.why)}}};
    std::ranges::stable_sort(all, std::greater<>(), &Refused::at);
    QList<FactRow> rows;
    for (const Refused &one : std::as_const(all).mid(0, refusedShown))
        rows << one.row;
    return rows;
}

QList<FactRow> crossingRows(const UnitTracker &tracker)
{
    QHash<QString, QString> names;
    for (const Geofence &fence : tracker.fences().fences())
        names.insert(fence.id, fence.name);
    QList<FactRow> rows;
    for (const GeofenceWatch::Crossing &c : tracker.fences().crossings())
        rows << FactRow{c.unit, {clockWord(c.at), unitName(c.unit, tracker), names.value(c.fence), c.isIn ? FactWords::tr("came in") : FactWords::tr("went out")}};
    return rows;
}

QList<FactRow> patrolRows(const QList<PatrolRow> &patrols, const UnitTracker &tracker, const AreaTreePtr &areas)
{
    static constexpr LampShape lamps[] = {LampShape::DashedRing, LampShape::Diamond, LampShape::Circle, LampShape::Tick, LampShape::Triangle, LampShape::DashedRing};
    static constexpr int ranks[] = {4, 0, 2, 3, 1, 5};
    const QString states[] = {FactWords::tr("Not due yet"), FactWords::tr("Late"), FactWords::tr("Under way"), FactWords::tr("Done"), FactWords::tr("Not enough"), FactWords::tr("Not watched")};
    QList<FactRow> rows;
    for (const PatrolRow &row : patrols) {
        const PatrolPlan &plan = tracker.patrols().table().plans[row.plan];
        const auto state = static_cast<std::size_t>(row.state);
        const QString planned = QStringLiteral("%1 %2–%3").arg(plan.name, QTime::fromMSecsSinceStartOfDay(static_cast<int>(plan.from)).toString(QStringLiteral("HH:mm")),
                                                              QTime::fromMSecsSinceStartOfDay(static_cast<int>(plan.to)).toString(QStringLiteral("HH:mm")));
        QStringList who;
        for (const QString &ref : row.units)
            who << unitName(ref, tracker);
        const QString covered = row.cells ? FactWords::tr("%1 of %2 planned", "share walked").arg(percent(row.share()), percent(plan.coverage)) : QStringLiteral("—");
        rows << FactRow{row.units.value(0), {areaName(row.area, areas), who.join(QStringLiteral("、")), planned, shortClock(row.startedAt), covered, states[state]}, lamps[state], ranks[state]};
    }
    return rows;
}

QList<FactRow> attendanceRows(const QList<AttendanceRow> &attendance, const UnitTracker &tracker, const AreaTreePtr &areas)
{
    static constexpr LampShape lamps[] = {LampShape::DashedRing, LampShape::DashedRing, LampShape::Circle, LampShape::Triangle, LampShape::Diamond, LampShape::DashedRing};
    static constexpr int ranks[] = {5, 3, 2, 1, 0, 4};
    const QString states[] = {FactWords::tr("Off duty"), FactWords::tr("Not due yet"), FactWords::tr("Present"), FactWords::tr("Came late"), FactWords::tr("Not seen"), FactWords::tr("Not watched")};
    QList<FactRow> rows;
    for (const AttendanceRow &row : attendance) {
        const auto state = static_cast<std::size_t>(row.state);
        const QString inside = row.inside ? QStringLiteral("%1:%2").arg(row.inside / hourMs).arg(row.inside / minuteMs % 60, 2, 10, QLatin1Char('0')) : QStringLiteral("—");
        rows << FactRow{row.unit, {unitName(row.unit, tracker), areaName(row.area, areas), row.begins ? QStringLiteral("%1–%2").arg(shortClock(row.begins), shortClock(row.ends)) : QStringLiteral("—"),
                                   shortClock(row.cameAt), shortClock(row.lastAt), inside, states[state]}, lamps[state], ranks[state]};
    }
    return rows;
}

QString pageNote(int page, const UnitTracker &tracker)
{
    const TimeMs from = tracker.patrols().watchedFrom();
    const QString since = from ? FactWords::tr("Watched at this seat since %1").arg(QDateTime::fromMSecsSinceEpoch(from).toString(QStringLiteral("MM-dd HH:mm"))) : FactWords::tr("No position has come yet");
    qint64 doubted = 0;
    for (int i = 1; i < 8; ++i)
        doubted += tracker.count(static_cast<FixDoubt>(i));
    if (page == TrackingPanel::Sources) {
        QStringList parts{FactWords::tr("%1 fixes taken, %2 not believed").arg(number(tracker.taken()), number(doubted))};
        if (tracker.unknownUnits())
            parts << FactWords::tr("%1 units that the roster does not have").arg(number(tracker.unknownUnits()));
        return parts.join(QStringLiteral(" · "));
    }
    if (page == TrackingPanel::Fences) {
        QStringList parts;
        const auto &fences = tracker.fences().fences();
        for (qsizetype i = 0; i < fences.size(); ++i)
            parts << FactWords::tr("%1: %2 inside").arg(fences[i].name, number(tracker.fences().insideOf(i)));
        return parts.join(QStringLiteral(" · "));
    }
    return since;
}

} // namespace huying
