// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

namespace huying
{

enum class Period : quint8 { Today, Week, Month, Year, Custom };

/// Days, both included.
struct DayRange
{
    QDate first, last;
    qint64 days() const { return first.daysTo(last) + 1; }
    bool operator==(const DayRange &) const = default;
};

/// From the beginning of today, of this week (Monday), month or year up to today.
DayRange rangeOf(Period period, QDate today);
/// The same days a year earlier; 29 February becomes the 28th.
DayRange yearBefore(const DayRange &range);
/// As many days right before; for a month or year so far, the same part of the one before.
DayRange periodBefore(Period period, const DayRange &range);
/// "2026-08-01 – 08-12"
QString rangeText(const DayRange &range);
/// Days since 1970-01-01.
int dayNumber(QDate day);

} // namespace huying
