// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/analysis/statistics.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

namespace huying
{

namespace
{

double normalTail(double z)
{
    return std::erfc(z / std::numbers::sqrt2) / 2;
}

} // namespace

double upperTail(double z, double skewness)
{
    constexpr double least = 1e-3; // the shape would be millions, and the two agree
    if (!(skewness > least))
        return normalTail(z);
    const double shape = 4 / (skewness * skewness), at = shape + z * std::sqrt(shape);
    return at <= 0 ? 1 : boost::math::gamma_q(shape, at);
}

std::vector<double> falseDiscovery(std::span<const double> p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, [p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.size());
    const auto all = static_cast<double>(p.size());
    double least = 1;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        least = std::min(least, p[order[rank - 1]] * all / static_cast<double>(rank));
        adjusted[order[rank - 1]] = least;
    }
    return adjusted;
}

Trend mannKendall(std::span<const double> series)
{
    Trend trend;
    const auto n = static_cast<double>(series.size());
    for (std::size_t later = 1; later < series.size(); ++later)
        for (std::size_t earlier = 0; earlier < later; ++earlier)
            trend.s += (series[later] > series[earlier]) - (series[later] < series[earlier]);
    std::vector<double> sorted(series.begin(), series.end());
    std::ranges::sort(sorted);
    double ties = 0;
    for (std::size_t first = 0, last = 0; first < sorted.size(); first = last) {
        while (last < sorted.size() && sorted[last] == sorted[first])
            ++last;
        const auto t = static_cast<double>(last - first);
        ties += t * (t - 1) * (2 * t + 5);
    }
    trend.variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
    if (trend.variance <= 0 || trend.s == 0)
        return trend;
    trend.z = (trend.s > 0 ? trend.s - 1 : trend.s + 1) / std::sqrt(trend.variance);
    trend.p = std::min(1.0, 2 * normalTail(std::abs(trend.z)));
    return trend;
}

double binomialTest(int hits, int all, double chance)
{
    if (all <= 0)
        return 1;
    const double h = hits, rest = all - hits;
    const double atMost = hits >= all ? 1 : boost::math::ibetac(h + 1, rest, chance);
    const double atLeast = hits <= 0 ? 1 : boost::math::ibeta(h, rest + 1, chance);
    return std::min(1.0, 2 * std::min(atMost, atLeast));
}

} // namespace huying
