// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/clock.h"

#include <QDateTime>

namespace huying
{

TimeMs wallNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

Clock Clock::system()
{
    return {};
}

Clock Clock::replay(TimeMs at, double speed)
{
    Clock clock;
    clock.m_base = at;
    clock.m_speed = speed;
    clock.m_replay = true;
    clock.m_since.start();
    return clock;
}

TimeMs Clock::now() const
{
    if (!m_replay)
        return wallNow();
    return m_base + static_cast<TimeMs>(static_cast<double>(m_since.elapsed()) * m_speed);
}

Clock Clock::atSpeed(double speed) const
{
    return m_replay ? replay(now(), speed) : *this;
}

} // namespace huying
