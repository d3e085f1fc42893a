// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/searchindex.h"

namespace huying {

/// One character for the chip of a hit: 案 地 单 区 路.
QString markOf(HitKind kind);
QString wordOf(HitKind kind);
/// What choosing it does.
QString effectOf(const SearchHit &hit);
bool sameThing(const SearchHit &a, const SearchHit &b);

} // namespace huying
