// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/limit.h"
#include "data/model/resource.h"
#include "data/model/time.h"

#include <QDate>
#include <QMap>

namespace huying {

/// Working days and hours, from one file a year (resources/calendars/YYYY.json): a day that the year's notice
/// names is off or on as it says, any other is a working day from Monday to Friday. A year without a file has
/// no named days; an administrator adds the file when the notice is out.
class WorkCalendar
{
public:
    /// All years that have a file, the site's copy before the built-in one.
    static Result<WorkCalendar> load();
    /// Adds a year. Errors name file and line.
    Result<void> add(const Resource &file);

    bool hasYear(int year) const { return m_years.contains(year); }
    /// The first year that has no file among those of the span: limits that end there are reckoned from Monday to
    /// Friday without holidays, which has to be said.
    std::optional<int> missingYear(TimeMs from, TimeMs to) const;
    bool isWorkingDay(QDate day) const;
    bool isWorkingTime(TimeMs at) const;
    /// The instant at which a limit that starts now is used up. Work hours count only within working hours; a
    /// work day is a whole day of them, so that due stands at the same point of a later working day.
    TimeMs dueAt(TimeMs start, Limit limit) const;
    /// The instant after `amount` milliseconds of working time from `start` on.
    TimeMs afterWorkingTime(TimeMs start, TimeMs amount) const;
    TimeMs workingTimeBetween(TimeMs from, TimeMs to) const; ///< 0 if `to` is not later
    TimeMs workingDayLength(QDate day) const;                ///< milliseconds; 0 on a day off
    struct Span ///< since midnight
    {
        TimeMs from = 0, to = 0;
    };
    const QList<Span> &hoursOf(QDate day) const; ///< of a working day of its year

    /// The first instant of working time at or after `at`.
    TimeMs nextWorkingTime(TimeMs at) const;

private:
    struct Year
    {
        QList<Span> hours;
        QMap<QDate, bool> named; ///< true: a working day
    };

    QMap<int, Year> m_years;
};

} // namespace huying
