// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/clockwatch.h"

#include <QDateTime>
#include <QTest>

using namespace huying;

class ClockWatchTest : public QObject
{
    Q_OBJECT

    using Kind = ClockTrouble::Kind;
    static constexpr TimeMs start = 1786516325000; // 2026-08-12T14:32:05 in China

    static Kind kindOf(TimeMs wallSinceStart, TimeMs monotonicSinceStart, TimeMs newest = 0)
    {
        ClockWatch watch(start, 1000);
        watch.sawAction(newest);
        return watch.check(start + wallSinceStart, 1000 + monotonicSinceStart).kind;
    }

private slots:
    void aRightClockIsNoTrouble()
    {
        for (TimeMs t = 0; t < 30 * dayMs; t += hourMs)
            QCOMPARE(kindOf(t, t, start + t), Kind::None);
        QCOMPARE(kindOf(hourMs - 4 * secondMs, hourMs), Kind::None); // a time service at work
    }

    void aClockThatJumpsIsNoticedUntilItIsRight()
    {
        ClockWatch watch(start, 0);
        QCOMPARE(watch.check(start + minuteMs - 10 * minuteMs, minuteMs), (ClockTrouble{Kind::SetBack, 10 * minuteMs}));
        QCOMPARE(watch.check(start + hourMs - 10 * minuteMs, hourMs).kind, Kind::SetBack);
        QCOMPARE(watch.check(start + hourMs, hourMs).kind, Kind::None);
        QCOMPARE(watch.check(start + 3 * hourMs, 2 * hourMs), (ClockTrouble{Kind::SetForward, hourMs}));
    }

    void actionsOfTheFutureSayThatTheClockIsBehind()
    {
        QCOMPARE(kindOf(minuteMs, minuteMs, start + minuteMs + 30 * secondMs), Kind::None); // another seat's small lead
        QCOMPARE(kindOf(minuteMs, minuteMs, start + 3 * hourMs), Kind::Behind);
        ClockWatch watch(start, 0);
        watch.sawAction(start + dayMs);
        watch.sawAction(start); // an older one proves nothing
        QCOMPARE(watch.check(start, 0), (ClockTrouble{Kind::Behind, dayMs}));
        QCOMPARE(watch.check(start + dayMs, dayMs).kind, Kind::None);
    }

    void aYearOfNoDutyIsImplausible()
    {
        const auto at = [](int year) { return QDateTime(QDate(year, 6, 1), QTime(8, 0)).toMSecsSinceEpoch(); };
        for (const int year : {1970, 2010, 2024, 2061, 2106})
            QCOMPARE(ClockWatch(at(year), 0).check(at(year), 0).kind, Kind::Implausible);
        for (const int year : {2025, 2026, 2060})
            QCOMPARE(ClockWatch(at(year), 0).check(at(year), 0).kind, Kind::None);
    }
};

QTEST_GUILESS_MAIN(ClockWatchTest)
#include "clockwatchtest.moc"
