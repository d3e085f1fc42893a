// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/model/unitrow.h"

#include <array>

namespace huying
{

/// How old a position is, as the site's rule has it.
enum class FixAge : quint8 { None, Fresh, Stale, Lost };

/// By what a unit's position counts for true and new (resources/tracking.json). A value.
struct TrackRules
{
    struct Kind
    {
        double metresPerSecond = 45;
        TimeMs stale = 5 * minuteMs, lost = hourMs;
    };

    std::array<Kind, 3> kinds; ///< by UnitKind
    double outsideMetres = 20000;
    int believe = 3;

    static Result<TrackRules> load();
    /// Errors name file and what is wrong.
    static Result<TrackRules> fromJson(const QByteArray &json, const QString &fileName);

    const Kind &of(UnitKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
    /// `speed`: of the clock; in a fast replay nothing grows old that came within the last three real seconds.
    FixAge ageOf(const UnitRow &unit, TimeMs now, double speed = 1) const;
};

} // namespace huying
