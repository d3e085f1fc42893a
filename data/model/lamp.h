// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

namespace huying
{

enum class Lamp : quint8 { OnTime, Near, Overdue, Stopped, Closed, NoData };

/// Near is at most 20 % of the limit left (domain.md, Clocks). A closed case keeps its tick even if it was late.
Lamp lampOf(const CaseState &state, bool isFinal, TimeMs now);
/// Of a limit that runs, with so much of it left.
inline Lamp lampOf(TimeMs left, TimeMs limitMs)
{
    return left < 0 ? Lamp::Overdue : left * 5 <= limitMs ? Lamp::Near : Lamp::OnTime;
}

/// Time left until due; negative when overdue. Stands still while the clock is stopped.
TimeMs timeLeft(const CaseState &state, TimeMs now);

} // namespace huying
