// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/model/lamp.h"

#include <array>

namespace huying
{

/// A rate that keeps what it was made of. Nothing to count is no figure, which isn't zero: show "—".
struct Ratio
{
    double part = 0;
    int whole = 0;

    bool isKnown() const { return whole > 0; }
    double percent() const { return whole > 0 ? 100 * part / whole : 0; }
    bool operator==(const Ratio &) const = default;
};

/// Cases whose limit ran out in a month, up to now (domain.md, Indicators). A case that ended without ever being
/// handled (rejected, not found) is not due; one whose clock stands isn't either until it runs again.
struct DueCount
{
    int due = 0;
    int handled = 0;  ///< resolved and not sent back since
    int inTime = 0;   ///< of these, by the limit
    int closed = 0;   ///< before the month was over
    int rework = 0, returned = 0, extended = 0; ///< cases, not times

    Ratio handlingRate() const { return {double(handled), due}; }   ///< 处置率
    Ratio onTimeRate() const { return {double(inTime), due}; }      ///< 按期处置率
    Ratio closingRate() const { return {double(closed), due}; }     ///< 结案率
    Ratio reworkRate() const { return {double(rework), due}; }      ///< 返工率
    Ratio returnRate() const { return {double(returned), due}; }    ///< 退回率
    Ratio extensionRate() const { return {double(extended), due}; } ///< 延期率
    bool operator==(const DueCount &) const = default;
};

/// Cases that are not final, by lamp.
struct OpenCount
{
    int open = 0;
    std::array<int, 6> lamps{};

    int with(Lamp lamp) const { return lamps[static_cast<std::size_t>(lamp)]; }
    bool operator==(const OpenCount &) const = default;
};

/// The figures of the whole place at one instant.
struct Figures
{
    TimeMs at = 0;
    OpenCount open;
    int openDayBefore = 0;  ///< 24 hours earlier
    TimeMs longestLate = 0; ///< of the cases that are overdue; 0: none is
    int reportedToday = 0, acceptedToday = 0, acceptedDayBefore = 0, closedToday = 0; ///< day before: by the same time
    DueCount month, lastMonth;
    Ratio satisfaction;     ///< of this month: (satisfied + 0.9 × basically) ÷ valid callbacks
    int unitsOnline = 0, units = 0;
    std::array<int, 24> hoursToday{}, hoursDayBefore{}; ///< accepted by hour of the day
    bool operator==(const Figures &) const = default;
};

struct TownFigures
{
    QString code, name;
    OpenCount open;
    int closedToday = 0;
    DueCount month;
    bool operator==(const TownFigures &) const = default;
};

struct OrgFigures
{
    QString code; ///< organisation; empty: none yet
    OpenCount open;
    DueCount month;
    bool operator==(const OrgFigures &) const = default;
};

/// A village by what was reported there in the last seven times 24 hours.
struct HotArea
{
    QString code, name, topItem;
    int topCount = 0, count = 0, before = 0; ///< before: in the seven days before these
    bool operator==(const HotArea &) const = default;
};

struct ItemFigure
{
    QString item;
    int count = 0, before = 0; ///< reported in the last seven days, in the seven before
    bool operator==(const ItemFigure &) const = default;
};

struct ChannelFigure
{
    QString channel;
    int count = 0; ///< accepted today
    bool operator==(const ChannelFigure &) const = default;
};

struct StateFigure
{
    QString state; ///< code in the workflow table
    OpenCount open;
    bool operator==(const StateFigure &) const = default;
};

} // namespace huying
