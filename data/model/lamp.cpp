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
    return lampOf(timeLeft(state, now), state.limitMs);
}

} // namespace huying
