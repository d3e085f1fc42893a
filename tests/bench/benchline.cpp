// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchline.h"

#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <cstdio>

namespace huying::bench {

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

double hundredths(double value)
{
    return std::round(value * 100) / 100;
}

bool printLine(const QString &name, double value, double target, const QJsonObject &more, bool counted)
{
    QJsonObject line{{QStringLiteral("name"), name},
                     {QStringLiteral("value"), hundredths(value)},
                     {QStringLiteral("unit"), QStringLiteral("ms")},
                     {QStringLiteral("target"), target},
                     {QStringLiteral("held"), value <= target}};
    for (auto it = more.begin(); it != more.end(); ++it)
        line.insert(it.key(), it.value());
    if (!counted)
        line.insert(QStringLiteral("informative"), true);
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return value <= target || !counted;
}

} // namespace huying::bench
