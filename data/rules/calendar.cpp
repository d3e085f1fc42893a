// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/calendar.h"

#include "data/model/jsontable.h"

#include <QJsonArray>
#include <QTime>

namespace huying {

namespace {

constexpr TimeMs zoneOffset = 8 * hourMs; // Asia/Shanghai, without summer time since 1992

QDate dayOf(TimeMs at)
{
    const TimeMs local = at + zoneOffset;
    return QDate(1970, 1, 1).addDays(local >= 0 ? local / dayMs : (local - dayMs + 1) / dayMs);
}

TimeMs midnightOf(QDate day)
{
    return QDate(1970, 1, 1).daysTo(day) * dayMs - zoneOffset;
}

std::optional<TimeMs> sinceMidnight(const QString &text)
{
    if (text == QLatin1String("24:00"))
        return dayMs;
    const QTime time = QTime::fromString(text, QStringLiteral("hh:mm"));
    return time.isValid() ? std::optional<TimeMs>(time.msecsSinceStartOfDay()) : std::nullopt;
}

} // namespace

Result<WorkCalendar> WorkCalendar::load()
{
    WorkCalendar calendar;
    for (int year = 2020; year <= 2060; ++year) {
        const auto file = readResource(QStringLiteral("calendars/%1.json").arg(year));
        if (!file && file.error().kind == ErrorKind::NotFound)
            continue;
        if (!file)
            return tl::unexpected(file.error());
        if (const auto added = calendar.add(*file); !added)
            return tl::unexpected(added.error());
    }
    return calendar;
}

Result<void> WorkCalendar::add(const Resource &file)
{
    const auto table = JsonTable::parse(file);
    if (!table)
        return tl::unexpected(table.error());
    const int number = table->root()[QLatin1String("year")].toInt();
    if (number < 1993 || number > 2200)
        return table->wrong(QStringLiteral("year"), QStringLiteral("缺少年份 year"));
    if (const QString zone = table->root()[QLatin1String("zone")].toString();
        zone != QLatin1String("Asia/Shanghai"))
        return table->wrong(QStringLiteral("zone"), QStringLiteral("时区只能是 Asia/Shanghai"));
    Year year;
    TimeMs before = 0;
    for (const QJsonValue &value : table->root()[QLatin1String("hours")].toArray()) {
        const QString first = value.toArray()[0].toString(), last = value.toArray()[1].toString();
        const auto from = sinceMidnight(first), to = sinceMidnight(last);
        if (!from || !to || *from < before || *to <= *from)
            return table->wrong(first, QStringLiteral("工作时间应如 [\"09:00\", \"12:00\"]，从早到晚"));
        year.hours << Span{*from, *to};
        before = *to;
    }
    if (year.hours.isEmpty())
        return table->wrong(QStringLiteral("hours"), QStringLiteral("缺少工作时间 hours"));
    for (const bool isOn : {false, true}) {
        for (const QJsonValue &value : table->root()[QLatin1String(isOn ? "on" : "off")].toArray()) {
            const QString text = value.toObject()[QLatin1String("date")].toString();
            const QDate day = QDate::fromString(text, Qt::ISODate);
            if (!day.isValid() || day.year() != number)
                return table->wrong(text, QStringLiteral("日期不是 %1 年的一天").arg(number));
            if (year.named.contains(day))
                return table->wrong(text, QStringLiteral("同一天列了两次"));
            year.named.insert(day, isOn);
        }
    }
    m_years.insert(number, year);
    return {};
}

const QList<WorkCalendar::Span> &WorkCalendar::hoursOf(QDate day) const
{
    static const QList<Span> usual{{9 * hourMs, 12 * hourMs},
                                   {13 * hourMs + 30 * minuteMs, 17 * hourMs + 30 * minuteMs}};
    const auto it = m_years.find(day.year());
    return it == m_years.end() ? usual : it->hours;
}

std::optional<int> WorkCalendar::missingYear(TimeMs from, TimeMs to) const
{
    for (int year = dayOf(from).year(); year <= dayOf(to).year(); ++year)
        if (!hasYear(year))
            return year;
    return std::nullopt;
}

bool WorkCalendar::isWorkingDay(QDate day) const
{
    if (const auto year = m_years.find(day.year()); year != m_years.end())
        if (const auto named = year->named.find(day); named != year->named.end())
            return *named;
    return day.dayOfWeek() <= 5;
}

bool WorkCalendar::isWorkingTime(TimeMs at) const
{
    return nextWorkingTime(at) == at;
}

TimeMs WorkCalendar::workingDayLength(QDate day) const
{
    TimeMs sum = 0;
    if (isWorkingDay(day))
        for (const Span &span : hoursOf(day))
            sum += span.to - span.from;
    return sum;
}

TimeMs WorkCalendar::nextWorkingTime(TimeMs at) const
{
    for (QDate day = dayOf(at);; day = day.addDays(1)) {
        if (!isWorkingDay(day))
            continue;
        for (const Span &span : hoursOf(day)) // the end itself belongs to the next span
            if (at < midnightOf(day) + span.to)
                return std::max(at, midnightOf(day) + span.from);
    }
}

TimeMs WorkCalendar::workingTimeBetween(TimeMs from, TimeMs to) const
{
    TimeMs sum = 0;
    for (QDate day = dayOf(from); from < to && midnightOf(day) < to; day = day.addDays(1)) {
        if (!isWorkingDay(day))
            continue;
        for (const Span &span : hoursOf(day))
            sum += std::max<TimeMs>(0, std::min(to, midnightOf(day) + span.to) -
                                           std::max(from, midnightOf(day) + span.from));
    }
    return sum;
}

TimeMs WorkCalendar::afterWorkingTime(TimeMs start, TimeMs amount) const
{
    TimeMs at = start;
    for (QDate day = dayOf(start);; day = day.addDays(1)) {
        if (!isWorkingDay(day))
            continue;
        for (const Span &span : hoursOf(day)) {
            const TimeMs from = std::max(at, midnightOf(day) + span.from), to = midnightOf(day) + span.to;
            if (from >= to)
                continue;
            if (amount <= to - from)
                return from + amount;
            amount -= to - from;
        }
    }
}

TimeMs WorkCalendar::dueAt(TimeMs start, Limit limit) const
{
    switch (limit.unit) {
    case LimitUnit::UrgentHour:
    case LimitUnit::Hour:
        return start + limit.amount * hourMs;
    case LimitUnit::Day:
        return start + limit.amount * dayMs;
    case LimitUnit::WorkHour:
        return afterWorkingTime(start, limit.amount * hourMs);
    case LimitUnit::WorkDay:
        break;
    }
    TimeMs at = start;
    for (int i = 0; i < limit.amount; ++i) {
        const TimeMs from = nextWorkingTime(at);
        at = afterWorkingTime(from, workingDayLength(dayOf(from)));
    }
    return at;
}

} // namespace huying
