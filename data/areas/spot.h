// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QHashFunctions>
#include <cmath>

namespace huying
{

/// A place in steps of 1e-8 degree, at most 1.2 mm: sums and turns of such numbers are exact, which degrees in
/// floating point are not.
struct Spot
{
    qint64 x = 0, y = 0; ///< longitude, latitude
    bool operator==(const Spot &) const = default;
    friend size_t qHash(const Spot &s, size_t seed = 0) { return qHashMulti(seed, s.x, s.y); }
};

constexpr double spotsPerDegree = 1e8;

inline Spot toSpot(LonLat p)
{
    return {std::llround(p.lon * spotsPerDegree), std::llround(p.lat * spotsPerDegree)};
}

inline LonLat toLonLat(Spot s)
{
    return {static_cast<double>(s.x) / spotsPerDegree, static_cast<double>(s.y) / spotsPerDegree};
}

/// Wide enough for the area of the world.
__extension__ typedef __int128 WideInt;

/// Twice the area of the triangle; above 0 if it turns left.
inline WideInt turn(Spot a, Spot b, Spot c)
{
    return static_cast<WideInt>(b.x - a.x) * (c.y - a.y) - static_cast<WideInt>(b.y - a.y) * (c.x - a.x);
}

inline int signOf(WideInt w)
{
    return w > 0 ? 1 : w < 0 ? -1 : 0;
}

/// How many spots there are on a metre of a meridian.
constexpr double spotsPerMetre = spotsPerDegree / 111195.0;

} // namespace huying
