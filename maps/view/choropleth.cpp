// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/choropleth.h"

#include <algorithm>

namespace huying {

namespace {

/// Up to the next number that people like to read: 2, 5, 10, 20, 50, …
int rounded(int value)
{
    int step = 1;
    while (true) {
        for (const int digit : {2, 5, 10})
            if (value <= digit * step)
                return digit * step;
        step *= 10;
    }
}

} // namespace

QString Choropleth::label(int shade) const
{
    const auto range = [](int from, int to) {
        return from == to ? QString::number(from) : QStringLiteral("%1–%2").arg(from).arg(to);
    };
    switch (shade) {
    case 0:
        return QStringLiteral("0");
    case 1:
        return range(1, bounds[0]);
    case 2:
        return range(bounds[0] + 1, bounds[1]);
    default:
        return QStringLiteral("≥%1").arg(bounds[1] + 1);
    }
}

Choropleth choroplethOf(const AreaShapes &shapes, const std::vector<int> &openCases, AreaLevel level)
{
    Choropleth c;
    c.level = level;
    std::vector<int> counts;
    for (const int area : shapes.areasOf(level))
        if (const int n = openCases[static_cast<std::size_t>(area)]; n > 0)
            counts.push_back(n);
    if (counts.empty())
        return c;
    std::ranges::sort(counts);
    c.bounds[0] = std::max(2, rounded(counts[counts.size() / 3]));
    c.bounds[1] = std::max(c.bounds[0] == 2 ? 5 : 2 * c.bounds[0], rounded(counts[counts.size() * 2 / 3]));
    return c;
}

} // namespace huying
