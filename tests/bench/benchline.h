// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <vector>

namespace huying::bench {

/// The value below which `share` (0 to 1) of them lie; 0 of none.
double percentile(std::vector<double> values, double share);
double hundredths(double value);

/// One line of ./bench in milliseconds, unless `more` names another unit; whether it is held. A line that is not
/// counted says so and holds nothing up.
bool printLine(const QString &name, double value, double target, const QJsonObject &more, bool counted = true);

} // namespace huying::bench
