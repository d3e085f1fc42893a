// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/recommend.h"

namespace huying
{

QString statusWord(UnitStatus status);
/// "0.7 km"; empty if unknown.
QString distanceText(double metres);
/// By road if that is known, else as the crow flies.
QString distanceText(const UnitAdvice &advice);
/// "4 min"; empty if unknown.
QString minutesText(TimeMs travel);
/// "25 min", "3 h", "2 d"
QString ageText(TimeMs age);
/// What matters about a unit besides distance: role, status or what stands against it, load, an old position.
QString unitNote(const UnitAdvice &advice, const UnitRow &unit);

} // namespace huying
