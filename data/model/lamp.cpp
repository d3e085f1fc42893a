// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/lamp.h"

namespace huying
{

TimeMs timeLeft(const CaseState &state, TimeMs now)
{
    return state.dueAt - (state.stoppedAt ? state.stoppedAt : now);
}

Lamp lampOf(const CaseState &state, bool isFinal, TimeMs now)
{
    if (isFinal)
        return Lamp::Closed;
    if (state.stoppedAt)
        return Lamp::Stopped;
    if (!state.dueAt)
        return Lamp::NoData;
    const TimeMs left = timeLeft(state, now);
    if (left < 0)
        return Lamp::Overdue;
    return left * 5 <= state.limitMs ? Lamp::Near : Lamp::OnTime;
}

} // namespace huying
