// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/analysis/hotspots.h"

#include "data/analysis/statistics.h"

#include <algorithm>
#include <cmath>

namespace huying
{

namespace
{

/// Moments of one week's counts over all areas.
struct Moments
{
    double n = 0, mean = 0, variance = 0, third = 0;

    explicit Moments(std::span<const int> counts) : n(static_cast<double>(counts.size()))
    {
        for (const int c : counts)
            mean += c;
        mean /= std::max(1.0, n);
        for (const int c : counts) {
            const double d = c - mean;
            variance += d * d;
            third += d * d * d;
        }
        variance /= std::max(1.0, n);
        third /= std::max(1.0, n);
    }
};

/// Sum of `w` counts drawn without putting back.
LocalSum judge(double sum, double w, const Moments &m)
{
    LocalSum result;
    const double variance = m.n > 1 ? w * (m.n - w) / (m.n - 1) * m.variance : 0;
    if (variance <= 0)
        return result;
    const double spread = std::sqrt(variance);
    const double third = m.n > 2 ? w * (m.n - w) * (m.n - 2 * w) / ((m.n - 1) * (m.n - 2)) * m.third : 0;
    result.z = (sum - w * m.mean) / spread;
    result.p = upperTail((sum - 0.5 - w * m.mean) / spread, third / (variance * spread)); // counts are whole
    return result;
}

HotKind kindOf(const HotSpot &s, int weeks)
{
    const bool now = s.run > 0;
    const int quiet = weeks - 1 - s.lastHot;
    if (s.hotWeeks == 0)
        return HotKind::None;
    if (now && 3 * s.hotWeeks >= 2 * weeks)
        return HotKind::Persistent;
    if (now && (s.run == s.hotWeeks || s.trend > 0))
        return HotKind::Emerging;
    const bool wasHot = s.hotWeeks >= 2 && 4 * s.hotWeeks >= weeks;
    if (!now && wasHot && (s.trend < 0 || (quiet >= 2 && 4 * quiet >= weeks)))
        return HotKind::Fading;
    return HotKind::Sporadic;
}

void addTrends(std::vector<HotSpot> &spots, const std::vector<std::vector<LocalSum>> &weekly, double q)
{
    std::vector<std::size_t> hot;
    std::vector<Trend> trends;
    std::vector<double> p;
    for (std::size_t area = 0; area < spots.size(); ++area) {
        if (spots[area].hotWeeks == 0)
            continue;
        std::vector<double> series;
        for (const auto &week : weekly)
            series.push_back(week[area].z);
        hot.push_back(area);
        trends.push_back(mannKendall(series));
        p.push_back(trends.back().p);
    }
    const std::vector<double> adjusted = falseDiscovery(p);
    for (std::size_t i = 0; i < hot.size(); ++i) {
        HotSpot &spot = spots[hot[i]];
        spot.trendP = adjusted[i];
        spot.trend = adjusted[i] > q ? 0 : trends[i].s > 0 ? 1 : -1;
    }
}

} // namespace

std::vector<LocalSum> getisOrd(std::span<const int> counts, const std::vector<std::vector<int>> &neighbours)
{
    const Moments moments(counts);
    std::vector<LocalSum> results(counts.size());
    for (std::size_t area = 0; area < counts.size(); ++area) {
        double sum = counts[area];
        for (const int other : neighbours[area])
            sum += counts[static_cast<std::size_t>(other)];
        results[area] = judge(sum, static_cast<double>(neighbours[area].size() + 1), moments);
    }
    return results;
}

std::vector<HotSpot> hotSpots(const WeekCounts &counts, const std::vector<std::vector<int>> &neighbours, double q)
{
    std::vector<std::vector<LocalSum>> weekly;
    std::vector<double> p;
    for (int week = 0; week < counts.weeks; ++week) {
        weekly.push_back(getisOrd(counts.week(week), neighbours));
        for (const LocalSum &sum : weekly.back())
            p.push_back(sum.p);
    }
    const std::vector<double> adjusted = falseDiscovery(p);
    std::vector<HotSpot> spots(static_cast<std::size_t>(counts.areas));
    for (std::size_t i = 0; i < adjusted.size(); ++i) {
        const auto week = i / spots.size();
        HotSpot &spot = spots[i % spots.size()];
        const bool isHot = adjusted[i] <= q;
        spot.run = isHot ? spot.run + 1 : 0;
        if (!isHot)
            continue;
        ++spot.hotWeeks;
        spot.lastHot = static_cast<int>(week);
        spot.z = weekly[week][i % spots.size()].z;
        spot.p = p[i];
    }
    addTrends(spots, weekly, q);
    for (HotSpot &spot : spots)
        spot.kind = kindOf(spot, counts.weeks);
    return spots;
}

} // namespace huying
