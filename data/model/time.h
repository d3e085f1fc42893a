// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace huying
{

/// Milliseconds since 1970-01-01T00:00:00Z. 0 in an optional time field means "not yet".
using TimeMs = qint64;

constexpr TimeMs secondMs = 1000;
constexpr TimeMs minuteMs = 60 * secondMs;
constexpr TimeMs hourMs = 60 * minuteMs;
constexpr TimeMs dayMs = 24 * hourMs;

} // namespace huying
