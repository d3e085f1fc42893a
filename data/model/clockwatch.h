// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"

namespace huying
{

/// What is wrong with the machine's clock, and by how much.
struct ClockTrouble
{
    enum class Kind : quint8 {
        None,
        SetBack,      ///< against the monotonic clock, since the start
        SetForward,   ///< the same; a machine that slept shows so too
        Behind,       ///< the newest action in the store lies in the future
        Implausible   ///< a year that no duty is done in
    };
    Kind kind = Kind::None;
    TimeMs by = 0;
    bool operator==(const ClockTrouble &) const = default;
};

/// Tells a wrong system clock by what it can be held against. Pure: all times come in.
class ClockWatch
{
public:
    static constexpr TimeMs tolerated = 5 * secondMs;        ///< what time services put right
    static constexpr TimeMs toleratedForward = 2 * minuteMs; ///< a busy machine
    static constexpr TimeMs toleratedBehind = minuteMs;      ///< between seats

    ClockWatch(TimeMs wall, TimeMs monotonic) : m_offset(wall - monotonic) {}

    /// Of any action that is known, by this seat or another.
    void sawAction(TimeMs at) { m_newest = at > m_newest ? at : m_newest; }
    /// The gravest trouble there is now; over when the clock is right again.
    ClockTrouble check(TimeMs wall, TimeMs monotonic) const;

private:
    TimeMs m_offset, m_newest = 0;
};

} // namespace huying
