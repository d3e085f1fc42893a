// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/figures.h"

#include <QString>

namespace huying
{

/// "1,284"
QString countText(int count);
/// "96.4", empty if there is nothing to count: tiles then show "—".
QString percentText(const Ratio &ratio);
/// "+0.4", "−0.3", "±0": points of difference; empty if either isn't known.
QString pointsText(const Ratio &now, const Ratio &before);
/// "1:54", days from 100 hours on.
QString spanText(TimeMs span);
/// "+6", "−2", "±0"
QString differenceText(int difference);

} // namespace huying
