// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/clockwatch.h"

namespace huying
{

namespace
{

constexpr TimeMs year2025 = 1735660800000; // 2025-01-01T00:00:00+08:00
constexpr TimeMs year2061 = 2871734400000;

} // namespace

ClockTrouble ClockWatch::check(TimeMs wall, TimeMs monotonic) const
{
    using Kind = ClockTrouble::Kind;
    if (wall < year2025 || wall >= year2061)
        return {Kind::Implausible, wall < year2025 ? year2025 - wall : wall - year2061};
    const TimeMs drift = wall - monotonic - m_offset;
    if (drift < -tolerated)
        return {Kind::SetBack, -drift};
    if (m_newest > wall + toleratedBehind)
        return {Kind::Behind, m_newest - wall};
    if (drift > toleratedForward)
        return {Kind::SetForward, drift};
    return {};
}

} // namespace huying
