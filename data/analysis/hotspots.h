// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <span>
#include <vector>

namespace huying
{

/// Cases of each area in each of a row of weeks, the last one newest.
struct WeekCounts
{
    int areas = 0, weeks = 0;
    std::vector<int> counts; ///< week by week: counts[week * areas + area]

    WeekCounts(int areaCount, int weekCount)
        : areas(areaCount), weeks(weekCount), counts(static_cast<std::size_t>(areaCount) * static_cast<std::size_t>(weekCount), 0)
    {
    }
    int &at(int area, int week) { return counts[static_cast<std::size_t>(week) * static_cast<std::size_t>(areas) + static_cast<std::size_t>(area)]; }
    std::span<const int> week(int w) const
    {
        return std::span(counts).subspan(static_cast<std::size_t>(w) * static_cast<std::size_t>(areas), static_cast<std::size_t>(areas));
    }
};

/// Getis and Ord's Gi*: how far the cases of an area and its neighbours lie above what the place as a whole lets
/// expect, in standard deviations, and the chance of so many if the areas' counts were dealt out anew at random
/// (by Pearson's type III with the first three moments of that, for weekly counts are few and skew).
struct LocalSum
{
    double z = 0, p = 1;
};
std::vector<LocalSum> getisOrd(std::span<const int> counts, const std::vector<std::vector<int>> &neighbours);

enum class HotKind : quint8 {
    None,
    Emerging,   ///< hot now, and only of late or the more the later
    Persistent, ///< hot now and in two thirds of the weeks
    Fading,     ///< was hot, no longer
    Sporadic    ///< hot in some week
};

/// What was found about one area.
struct HotSpot
{
    HotKind kind = HotKind::None;
    int hotWeeks = 0; ///< significant after the false discovery rate of all areas and weeks
    int run = 0;      ///< of them without a break up to the newest
    int lastHot = -1; ///< the newest hot week
    double z = 0, p = 1; ///< of that week, before the correction
    int trend = 0;    ///< Mann and Kendall's of the weekly z: 1 upward, −1 downward, 0 none that is significant
    double trendP = 1;
};

/// By area. `q`: the false discovery rate, of weeks and, among the areas that were ever hot, of trends.
std::vector<HotSpot> hotSpots(const WeekCounts &counts, const std::vector<std::vector<int>> &neighbours, double q = 0.05);

} // namespace huying
