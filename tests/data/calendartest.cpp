// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/calendar.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace huying;

namespace {

TimeMs at(const char *text)
{
    QDateTime when = QDateTime::fromString(QString::fromLatin1(text), QStringLiteral("yyyy-MM-dd hh:mm"));
    when.setTimeZone(QTimeZone("Asia/Shanghai"));
    return when.toMSecsSinceEpoch();
}

QString shown(TimeMs when)
{
    return QDateTime::fromMSecsSinceEpoch(when, QTimeZone("Asia/Shanghai"))
        .toString(QStringLiteral("yyyy-MM-dd hh:mm"));
}

} // namespace

class CalendarTest : public QObject
{
    Q_OBJECT

    WorkCalendar m_calendar;
    QSet<QDate> m_off, m_on; ///< as the files have them, read by other means than the calendar's own

    /// Whether the minute that begins then is worked in; hours as both files have them.
    bool worksInMinute(TimeMs when) const
    {
        const TimeMs local = when + 8 * hourMs; // no summer time in these years
        const QDate day = QDate(1970, 1, 1).addDays(local / dayMs);
        if (m_off.contains(day) || (!m_on.contains(day) && day.dayOfWeek() > 5))
            return false;
        const TimeMs minute = local % dayMs / minuteMs;
        return (minute >= 9 * 60 && minute < 12 * 60) || (minute >= 13 * 60 + 30 && minute < 17 * 60 + 30);
    }

private slots:
    void initTestCase()
    {
        auto calendar = WorkCalendar::load();
        QVERIFY2(calendar, calendar ? "" : qPrintable(calendar.error().message));
        m_calendar = *calendar;
        for (const char *year : {"2025", "2026"}) {
            QFile file(QStringLiteral(HUYING_SOURCE "/resources/calendars/%1.json").arg(QLatin1String(year)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
            for (const auto &[member, days] : {std::pair("off", &m_off), std::pair("on", &m_on)})
                for (const QJsonValue &value : root[QLatin1String(member)].toArray())
                    days->insert(QDate::fromString(value[QLatin1String("date")].toString(), Qt::ISODate));
        }
        QCOMPARE(m_off.size(), 28 + 33);
        QCOMPARE(m_on.size(), 5 + 6);
    }

    void eachYearHas248WorkingDays_data()
    {
        QTest::addColumn<int>("year");
        QTest::newRow("2025") << 2025;
        QTest::newRow("2026") << 2026;
    }
    void eachYearHas248WorkingDays()
    {
        QFETCH(int, year);
        int days = 0;
        for (QDate day(year, 1, 1); day.year() == year; day = day.addDays(1))
            days += m_calendar.isWorkingDay(day);
        QCOMPARE(days, 248);
        QVERIFY(m_calendar.hasYear(year));
    }

    void namedDaysWinOverTheWeek_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<bool>("works");
        QTest::newRow("ordinary Friday") << QDate(2026, 8, 14) << true;
        QTest::newRow("ordinary Saturday") << QDate(2026, 8, 15) << false;
        QTest::newRow("make-up Sunday 2025-01-26") << QDate(2025, 1, 26) << true;
        QTest::newRow("Spring Festival Tuesday 2025-01-28") << QDate(2025, 1, 28) << false;
        QTest::newRow("Mid-Autumn 2025-10-06") << QDate(2025, 10, 6) << false;
        QTest::newRow("make-up Saturday 2025-10-11") << QDate(2025, 10, 11) << true;
        QTest::newRow("make-up Sunday 2026-01-04") << QDate(2026, 1, 4) << true;
        QTest::newRow("Spring Festival Monday 2026-02-23") << QDate(2026, 2, 23) << false;
        QTest::newRow("make-up Saturday 2026-02-28") << QDate(2026, 2, 28) << true;
        QTest::newRow("Labour Day 2026-05-05") << QDate(2026, 5, 5) << false;
        QTest::newRow("year without a file") << QDate(2031, 10, 1) << true;
    }
    void namedDaysWinOverTheWeek()
    {
        QFETCH(QDate, day);
        QFETCH(bool, works);
        QCOMPARE(m_calendar.isWorkingDay(day), works);
    }

    void limitsFallDue_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("due");
        const auto row = [](const char *name, const char *start, const char *limit, const char *due) {
            QTest::newRow(name) << QString::fromLatin1(start) << QString::fromUtf8(limit)
                                << QString::fromLatin1(due);
        };
        row("within the morning", "2026-08-12 09:15", "2 工作时", "2026-08-12 11:15");
        row("up to the very noon", "2026-08-12 10:00", "2 工作时", "2026-08-12 12:00");
        row("over noon", "2026-08-12 11:30", "2 工作时", "2026-08-12 15:00");
        row("over the evening", "2026-08-12 17:00", "2 工作时", "2026-08-13 10:30");
        row("over the weekend", "2026-08-14 17:00", "4 工作时", "2026-08-17 14:00");
        row("begun at night", "2026-08-12 02:00", "1 工作时", "2026-08-12 10:00");
        row("begun at noon", "2026-08-12 12:10", "1 工作时", "2026-08-12 14:30");
        row("over National Day and a make-up day", "2025-09-30 17:00", "4 工作时", "2025-10-09 14:00");
        row("one working day", "2026-08-12 10:00", "1 工作日", "2026-08-13 10:00");
        row("one working day from its end", "2026-08-12 17:30", "1 工作日", "2026-08-13 17:30");
        row("five working days", "2026-08-12 10:00", "5 工作日", "2026-08-19 10:00");
        row("over Spring Festival", "2026-02-13 10:00", "2 工作日", "2026-02-24 10:00");
        row("urgent hours run at night", "2026-08-14 23:30", "2 紧急工作时", "2026-08-15 01:30");
        row("hours of the clock", "2026-08-14 23:30", "24 自然时", "2026-08-15 23:30");
        row("days of the calendar", "2026-02-14 08:00", "3 自然日", "2026-02-17 08:00");
        row("over the turn of the year", "2025-12-31 17:00", "1 工作时", "2026-01-04 09:30");
    }
    void limitsFallDue()
    {
        QFETCH(QString, start);
        QFETCH(QString, limit);
        QFETCH(QString, due);
        const auto parsed = limitFrom(limit);
        QVERIFY(parsed);
        QCOMPARE(toText(*parsed), limit);
        QCOMPARE(shown(m_calendar.dueAt(at(start.toLatin1().constData()), *parsed)), due);
    }

    void workingTimeBetweenUndoesDue()
    {
        for (int i = 0; i < 2000; ++i) {
            const TimeMs start = at("2025-01-01 00:00") + i * (7 * hourMs + 13 * minuteMs);
            const int hours = 1 + i % 60;
            const TimeMs due = m_calendar.dueAt(start, {hours, LimitUnit::WorkHour});
            QCOMPARE(m_calendar.workingTimeBetween(start, due), hours * hourMs);
        }
        QCOMPARE(m_calendar.workingTimeBetween(at("2026-08-13 10:00"), at("2026-08-12 10:00")), 0);
        QCOMPARE(m_calendar.workingTimeBetween(at("2026-08-12 00:00"), at("2026-08-13 00:00")), 7 * hourMs);
        QVERIFY(m_calendar.isWorkingTime(at("2026-08-12 09:00")));
        QVERIFY(!m_calendar.isWorkingTime(at("2026-08-12 12:00")));
        QVERIFY(!m_calendar.isWorkingTime(at("2026-08-15 10:00")));
    }

    /// Against an independent slow version that steps minute by minute, over both years and their edges.
    void arithmeticAgreesWithSteppingMinutes()
    {
        QRandomGenerator random(20262025);
        const TimeMs first = at("2025-01-01 00:00"), last = at("2026-12-20 00:00");
        for (int round = 0; round < 400; ++round) {
            const TimeMs start = first + static_cast<TimeMs>(random.bounded(static_cast<double>(last - first))) / minuteMs * minuteMs;
            const int hours = 1 + random.bounded(30);
            TimeMs stepped = start;
            for (int left = hours * 60; left > 0; stepped += minuteMs)
                left -= worksInMinute(stepped);
            QCOMPARE(shown(m_calendar.dueAt(start, {hours, LimitUnit::WorkHour})), shown(stepped));
            const TimeMs end = start + random.bounded(9 * 24 * 60) * minuteMs;
            TimeMs worked = 0;
            for (TimeMs minute = start; minute < end; minute += minuteMs)
                worked += worksInMinute(minute) * minuteMs;
            QCOMPARE(m_calendar.workingTimeBetween(start, end), worked);
            TimeMs next = start;
            while (!worksInMinute(next))
                next += minuteMs;
            QCOMPARE(shown(m_calendar.nextWorkingTime(start)), shown(next));
        }
    }

    void aWorkDayIsItsWholeWorkingTime()
    {
        for (QDate day(2025, 1, 1); day.year() < 2027; day = day.addDays(1)) {
            int minutes = 0;
            const TimeMs midnight = at(day.toString(QStringLiteral("yyyy-MM-dd 00:00")).toLatin1().constData());
            for (int minute = 0; minute < 24 * 60; ++minute)
                minutes += worksInMinute(midnight + minute * minuteMs);
            QCOMPARE(m_calendar.workingDayLength(day), minutes * minuteMs);
        }
    }

    void aMissingYearIsSaid()
    {
        QVERIFY(!m_calendar.missingYear(at("2025-01-01 00:00"), at("2026-12-31 23:59")));
        QCOMPARE(m_calendar.missingYear(at("2026-12-30 00:00"), at("2027-01-04 09:00")).value_or(0), 2027);
        QCOMPARE(m_calendar.missingYear(at("2024-12-31 23:59"), at("2025-01-04 09:00")).value_or(0), 2024);
    }

    void wrongFilesNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        const QByteArray head = "{\"year\": 2030, \"zone\": \"Asia/Shanghai\",\n";
        const QByteArray hours = "\"hours\": [[\"09:00\", \"12:00\"]],\n";
        QTest::newRow("no JSON") << QByteArray("{\n\n,}") << QStringLiteral("第 3 行");
        QTest::newRow("day of another year")
            << head + hours + "\"off\": [\n{\"date\": \"2031-01-01\"}], \"on\": []}"
            << QStringLiteral("第 4 行");
        QTest::newRow("twice")
            << head + hours + "\"off\": [{\"date\": \"2030-01-01\"}],\n\"on\": [{\"date\": \"2030-01-01\"}]}"
            << QStringLiteral("列了两次");
        QTest::newRow("hours backwards")
            << head + "\"hours\": [[\"12:00\", \"09:00\"]]}" << QStringLiteral("第 2 行");
        QTest::newRow("no hours") << head + "\"off\": []}" << QStringLiteral("hours");
        QTest::newRow("other zone") << QByteArray("{\"year\": 2030,\n\"zone\": \"UTC\"}")
                                    << QStringLiteral("第 2 行");
    }
    void wrongFilesNameTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, line);
        WorkCalendar calendar;
        const auto added = calendar.add({text, QStringLiteral("2030.json")});
        QVERIFY(!added);
        QVERIFY2(added.error().message.contains(line), qPrintable(added.error().message));
        QVERIFY(added.error().message.contains(QStringLiteral("2030.json")));
    }

    void limitsAreReadStrictly()
    {
        QCOMPARE(limitFrom(QStringLiteral("2工作时")), (Limit{2, LimitUnit::WorkHour}));
        QCOMPARE(limitFrom(QStringLiteral(" 3 自然日 ")), (Limit{3, LimitUnit::Day}));
        for (const char *bad : {"", "工作时", "0 工作时", "-1 工作日", "2 小时", "2.5 工作时", "两工作时"})
            QVERIFY2(!limitFrom(QString::fromUtf8(bad)), bad);
    }
};

QTEST_GUILESS_MAIN(CalendarTest)
#include "calendartest.moc"
