// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pointtable.h"

#include <functional>

namespace huying
{

/// Bits of y and x by turns, the highest first: points near one another have keys near one another.
quint64 mortonKey(WorldPoint p);
bool isInMortonOrder(const PointTable &points);
/// The rows that `keep` wants, or all, by Morton key and then as they came. Takes a while for millions.
PointTable inMortonOrder(const PointTable &points, const std::function<bool(std::size_t row)> &keep = {});

} // namespace huying
