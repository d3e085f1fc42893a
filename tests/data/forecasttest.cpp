// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/forecast.h"

#include <QDateTime>
#include <QTest>
#include <numeric>

using namespace huying;

namespace
{

TimeMs at(const char *time)
{
    return QDateTime::fromString(QString::fromLatin1(time), QStringLiteral("yyyy-MM-dd HH:mm")).toMSecsSinceEpoch();
}

QString shown(const ForecastBar &bar)
{
    const auto text = [](TimeMs t) { return QDateTime::fromMSecsSinceEpoch(t).toString(QStringLiteral("dd HH:mm")); };
    const char *kinds[] = {"late", "work", "rest"};
    return QStringLiteral("%1 %2–%3").arg(QLatin1String(kinds[static_cast<int>(bar.kind)]), bar.from ? text(bar.from) : QString(), text(bar.to));
}

} // namespace

class ForecastTest : public QObject
{
    Q_OBJECT

    const WorkCalendar m_calendar = *WorkCalendar::load();

private slots:
    void barsFollowTheWorkingDay()
    {
        QStringList bars;
        for (const ForecastBar &bar : forecastBars(m_calendar, at("2026-08-12 11:10"), 30 * minuteMs, 2 * hourMs))
            bars << shown(bar);
        QCOMPARE(bars, QStringList({QStringLiteral("late –12 11:10"), QStringLiteral("work 12 11:10–12 11:30"),
                                    QStringLiteral("work 12 11:30–12 12:00"), QStringLiteral("rest 12 12:00–12 13:30"),
                                    QStringLiteral("work 12 13:30–12 14:00"), QStringLiteral("work 12 14:00–12 14:30"),
                                    QStringLiteral("work 12 14:30–12 15:00")}));
    }

    void aWeekendIsOneBar()
    {
        const QList<ForecastBar> bars = forecastBars(m_calendar, at("2026-08-14 17:20"), 15 * minuteMs, hourMs);
        QCOMPARE(shown(bars[1]), QStringLiteral("work 14 17:20–14 17:30"));
        QCOMPARE(shown(bars[2]), QStringLiteral("rest 14 17:30–17 09:00"));
        QCOMPARE(shown(bars[3]), QStringLiteral("work 17 09:00–17 09:15"));
        QCOMPARE(shown(forecastBars(m_calendar, at("2026-08-15 10:00"), 15 * minuteMs, hourMs)[1]), QStringLiteral("rest 15 10:00–17 09:00"));
    }

    /// Any instant and step of two years: bars join without gap or overlap and every case is in exactly one.
    void everyLimitHasOneBar()
    {
        for (TimeMs now = at("2025-01-02 00:00"); now < at("2026-12-20 00:00"); now += 3 * dayMs + 7 * hourMs + 13 * minuteMs)
            for (const TimeMs step : {15 * minuteMs, 30 * minuteMs}) {
                QList<ForecastBar> bars = forecastBars(m_calendar, now, step, 7 * hourMs);
                QCOMPARE(bars.first().to, now);
                TimeMs worked = 0;
                for (qsizetype i = 1; i < bars.size(); ++i) {
                    QCOMPARE(bars[i].from, bars[i - 1].to);
                    QVERIFY(bars[i].to > bars[i].from);
                    const TimeMs here = m_calendar.workingTimeBetween(bars[i].from, bars[i].to);
                    QCOMPARE(here, bars[i].kind == ForecastBar::Kind::Work ? bars[i].to - bars[i].from : 0);
                    worked += here;
                }
                QVERIFY(worked >= 7 * hourMs && worked < 7 * hourMs + step);
                int counted = 0;
                const TimeMs end = bars.last().to;
                for (TimeMs due = now - dayMs; due < end + hourMs; due += 11 * minuteMs) {
                    const bool within = count(bars, due);
                    QCOMPARE(within, due < end);
                    counted += within;
                }
                const int sum = std::accumulate(bars.begin(), bars.end(), 0, [](int n, const ForecastBar &b) { return n + b.cases; });
                QCOMPARE(sum, counted);
            }
    }
};

QTEST_GUILESS_MAIN(ForecastTest)
#include "forecasttest.moc"
