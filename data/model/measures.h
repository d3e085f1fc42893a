// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"

#include <QString>
#include <array>
#include <optional>

namespace huying
{

/// The day that a case is counted on; each measure belongs to one.
enum class Cohort : quint8 { Reported, Accepted, Due, Resolved, Answered, Called, Closed };
constexpr int cohortCount = 7;

/// What one case adds to the indicators (resources/indicators.json names them). Legs are those of its whistle.
enum class Measure : quint8 {
    // on the day of the report
    Reports, Valid, Registered, RegisteredRight, RegisteredInTime, VerifyDue, VerifiedInTime,
    // of the acceptance
    Accepted, AssignDue, AssignedInTime, AssignedRight,
    // that the limit runs out on
    HandleDue, Handled, HandledInTime, Extended, CloseDue, Closed, ClosedInTime, ClosedLate, Reworked, Returned,
    // of the result
    CheckDue, CheckedInTime,
    // of the reporter's answer
    HotlineCalls, HotlineReached, HotlineSolved, HotlineRated, HotlineSatisfied, HotlineBasically, Rated, Satisfied, Basically,
    // of the whistle
    Legs, LegsSigned, LegsArrived, LegsHandled, WhistlesRated, WhistlesSatisfied, WhistlesBasically,
    // of the end
    Ended
};
constexpr int measureCount = 40;

constexpr Cohort cohortOf(Measure measure)
{
    return measure < Measure::Accepted   ? Cohort::Reported
        : measure < Measure::HandleDue   ? Cohort::Accepted
        : measure < Measure::CheckDue    ? Cohort::Due
        : measure < Measure::HotlineCalls ? Cohort::Resolved
        : measure < Measure::Legs        ? Cohort::Answered
        : measure < Measure::Ended       ? Cohort::Called
                                         : Cohort::Closed;
}

/// "handled_in_time"; none for an unknown word.
std::optional<Measure> measureOf(const QString &word);
QString wordOf(Measure measure);

/// Sums over cases. Whole numbers, so that the order of adding changes nothing.
using Sums = std::array<int, measureCount>;
inline int sumOf(const Sums &sums, Measure measure) { return sums[static_cast<std::size_t>(measure)]; }

/// One case: its days (0: none, or not yet), its measures, and where it belongs, as numbers of the board's tables.
struct CaseMeasures
{
    std::array<quint16, cohortCount> days{}; ///< since 1970, in the seat's time zone
    std::array<quint8, measureCount> values{};
    int area = -1;
    quint16 org = 0, item = 0, itemClass = 0, channel = 0;
    quint8 hourOfWeek = 0; ///< of the report: Monday 0:00 is 0
    TimeMs wakeAt = 0;     ///< when time alone changes it; 0: never
    TimeMs sinceAt = 0;    ///< when time alone last did

    int value(Measure measure) const { return values[static_cast<std::size_t>(measure)]; }
    int day(Cohort cohort) const { return days[static_cast<std::size_t>(cohort)]; }
    bool operator==(const CaseMeasures &) const = default;
};

} // namespace huying
