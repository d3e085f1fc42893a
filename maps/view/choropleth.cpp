// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/choropleth.h"

#include <algorithm>
#include <cmath>

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

/// 1, 2 or 5 times a power of ten, at least the value.
double roundedStep(double value)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(value, 1e-9))));
    for (const int digit : {1, 2, 5})
        if (value <= digit * power)
            return digit * power;
    return 10 * power;
}

} // namespace

QString Choropleth::label(int shade) const
{
    if (!title.isEmpty()) {
        const auto number = [this](double v) { return QString::number(isPercent ? 100 * v : v, 'g', 3); };
        const QString unit = isPercent ? QStringLiteral("%") : QString();
        if (shade == 0)
            return QStringLiteral("≤") + number(bounds[0]) + unit;
        return shade == 3 ? QStringLiteral(">") + number(bounds[2]) + unit
                          : number(bounds[static_cast<std::size_t>(shade) - 1]) + QStringLiteral("–") + number(bounds[static_cast<std::size_t>(shade)]) + unit;
    }
    const int low = static_cast<int>(bounds[1]), high = static_cast<int>(bounds[2]);
    const auto range = [](int from, int to) {
        return from == to ? QString::number(from) : QStringLiteral("%1–%2").arg(from).arg(to);
    };
    switch (shade) {
    case 0:
        return QStringLiteral("0");
    case 1:
        return range(1, low);
    case 2:
        return range(low + 1, high);
    default:
        return QStringLiteral("≥%1").arg(high + 1);
    }
}

Choropleth choroplethOf(const AreaShapes &shapes, const std::vector<int> &openCases, AreaLevel level, const std::vector<int> *beside)
{
    Choropleth c;
    c.level = level;
    std::vector<int> counts;
    for (const std::vector<int> *open : {&openCases, beside})
        if (open && open->size() == openCases.size())
            for (const int area : shapes.areasOf(level))
                if (const int n = (*open)[static_cast<std::size_t>(area)]; n > 0)
                    counts.push_back(n);
    if (counts.empty())
        return c;
    std::ranges::sort(counts);
    const int low = std::max(2, rounded(counts[counts.size() / 3]));
    c.bounds = {0.0, static_cast<double>(low), static_cast<double>(std::max(low == 2 ? 5 : 2 * low, rounded(counts[counts.size() * 2 / 3])))};
    return c;
}

Choropleth choroplethOf(const AreaShapes &shapes, const AreaShading &shading, AreaLevel level)
{
    Choropleth c{level, {0, 0, 0}, shading.title, shading.isPercent, {}};
    std::vector<double> values;
    for (const int area : shapes.areasOf(level))
        if (const double v = shading.values[static_cast<std::size_t>(area)]; std::isfinite(v))
            values.push_back(v);
    if (values.empty())
        return c;
    std::ranges::sort(values);
    if (shading.hasFixedBreaks && shading.isPercent) {
        c.bounds = {0.6, 0.8, 0.95};
    } else if (shading.hasFixedBreaks) {
        const double step = roundedStep((values.back() - std::min(0.0, values.front())) / 4);
        c.bounds = {step, 2 * step, 3 * step};
    } else {
        const auto below = static_cast<std::size_t>(std::ranges::lower_bound(values, values.back()) - values.begin());
        const bool isTopHeavy = below > 0 && below <= (values.size() - 1) * 3 / 4;
        for (std::size_t i = 0; i < 3; ++i)
            c.bounds[i] = values[isTopHeavy ? (below - 1) * (i + 1) / 3 : (values.size() - 1) * (i + 1) / 4];
    }
    for (const double v : values)
        c.used[static_cast<std::size_t>(c.classOf(v))] = true;
    return c;
}

} // namespace huying
