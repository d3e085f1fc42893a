// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/fixcheck.h"

#include "data/model/ground.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr double blur = 30;             ///< metres that two fixes of a standing unit lie apart with a poor sky
constexpr TimeMs aheadAllowed = 2 * minuteMs;

bool holds(const Box &box, LonLat p)
{
    return p.lon >= box.west && p.lon <= box.east && p.lat >= box.south && p.lat <= box.north;
}

} // namespace

void FixCheck::setHome(const Box &home)
{
    m_home.reset();
    if (home.isEmpty() || home == Box())
        return;
    const double north = m_rules.outsideMetres / metresPerDegree, east = north / std::max(0.1, std::cos(home.north * 0.01745));
    m_home = Box{home.west - east, home.south - north, home.east + east, home.north + north};
}

FixDoubt FixCheck::placeDoubt(LonLat p) const
{
    if (!std::isfinite(p.lon) || !std::isfinite(p.lat))
        return FixDoubt::NotANumber;
    if (std::abs(p.lon) < 1e-6 && std::abs(p.lat) < 1e-6)
        return FixDoubt::NullPlace;
    if (m_home && holds(*m_home, {p.lat, p.lon}) && !holds(*m_home, p))
        return FixDoubt::Swapped;
    if (!isOnEarth(p) || (m_home && !holds(*m_home, p)))
        return FixDoubt::Outside;
    return FixDoubt::None;
}

bool FixCheck::isReachable(UnitKind kind, const Point &from, const Point &to, double pace) const
{
    const double seconds = std::max(1.0, static_cast<double>(to.at - from.at) / secondMs);
    return metresBetween(from.place, to.place) - blur - from.accuracy - to.accuracy <= m_rules.of(kind).metresPerSecond * seconds * pace;
}

FixDoubt FixCheck::judge(UnitKind kind, const UnitFix &fix, TimeMs now)
{
    if (const FixDoubt doubt = placeDoubt(fix.place); doubt != FixDoubt::None)
        return doubt;
    if (fix.at > now + aheadAllowed)
        return FixDoubt::Future;
    Seen &seen = m_seen[fix.unit];
    const Point point{fix.place, fix.at, fix.accuracy};
    if (fix.at < seen.good.at)
        return FixDoubt::Older;
    if (seen.good.at == 0 || isReachable(kind, seen.good, point, fix.pace)) {
        seen = {point, {}, 0};
        return FixDoubt::None;
    }
    const bool agrees = seen.odds > 0 && point.at > seen.odd.at && isReachable(kind, seen.odd, point, fix.pace);
    seen.odds = agrees ? seen.odds + 1 : point.at == seen.odd.at ? seen.odds : 1;
    seen.odd = point;
    if (seen.odds < m_rules.believe)
        return FixDoubt::TooFast;
    seen = {point, {}, 0};
    return FixDoubt::None;
}

QString wordOf(FixDoubt doubt)
{
    static constexpr const char *words[] = {"", "位置不是数", "位置是 0°、0°", "经纬度像是颠倒了", "不在本地", "两点之间快得不可能", "比已有的位置旧", "时间在未来"};
    return QString::fromUtf8(words[static_cast<int>(doubt)]);
}

} // namespace huying
