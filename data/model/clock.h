// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"

#include <QElapsedTimer>

namespace huying
{

TimeMs wallNow(); ///< the system's time, whatever a replay says

/// The time that the console lives in: the system's, or a replay's that runs `speed` times as fast from an instant.
/// A value; copies run alike.
class Clock
{
public:
    static Clock system();
    static Clock replay(TimeMs at, double speed);

    TimeMs now() const;
    double speed() const { return m_speed; }
    bool isReplay() const { return m_replay; }
    /// The same instant, from here on at another speed; 0 stands still.
    Clock atSpeed(double speed) const;

private:
    TimeMs m_base = 0;
    double m_speed = 1;
    bool m_replay = false;
    QElapsedTimer m_since; ///< monotonic, so that a set-back of the wall clock does not turn a replay back
};

} // namespace huying
