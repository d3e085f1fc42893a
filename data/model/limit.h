// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace huying {

/// How a limit is counted (domain.md, Clocks). An urgent hour runs round the clock, as GB/T 30428.4 has it.
enum class LimitUnit : quint8 { UrgentHour, WorkHour, WorkDay, Hour, Day };

struct Limit
{
    int amount = 0; ///< 0: no limit
    LimitUnit unit = LimitUnit::WorkHour;
    bool operator==(const Limit &) const = default;
};

/// "2 工作时", "1 紧急工作时", "5 工作日", "4 自然时", "3 自然日"; blanks don't matter.
std::optional<Limit> limitFrom(const QString &text);
QString toText(Limit limit);

} // namespace huying
