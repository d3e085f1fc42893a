// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/analysis/densitychange.h"

#include "data/analysis/statistics.h"

#include <algorithm>
#include <numeric>

namespace huying
{

std::vector<DensityChange> densityChange(const TwoPeriods &periods)
{
    const double all = std::accumulate(periods.before.begin(), periods.before.end(), 0.0), // doubles: no sum overflows
        later = std::accumulate(periods.after.begin(), periods.after.end(), 0.0);
    const double days = periods.daysBefore + periods.daysAfter;
    const double share = periods.againstWhole ? (all + later > 0 ? later / (all + later) : 0.5) : days > 0 ? periods.daysAfter / days : 0.5;
    std::vector<DensityChange> changes(periods.before.size());
    std::vector<double> p;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        DensityChange &c = changes[i];
        c.before = periods.before[i];
        c.after = periods.after[i];
        c.perDay = c.after / std::max(1.0, double(periods.daysAfter)) - c.before / std::max(1.0, double(periods.daysBefore));
        const int sum = c.before + c.after;
        if (sum == 0)
            continue;
        c.p = binomialTest(c.after, sum, share);
        c.direction = c.after > share * sum ? 1 : c.after < share * sum ? -1 : 0;
        p.push_back(c.p);
    }
    const std::vector<double> adjusted = falseDiscovery(p);
    std::size_t next = 0;
    for (DensityChange &c : changes)
        if (c.before + c.after > 0)
            c.adjusted = adjusted[next++];
    return changes;
}

} // namespace huying
