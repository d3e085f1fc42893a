// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/model/unitfix.h"

namespace huying
{

enum class UnitKind : quint8 { Person, Vehicle, Helper };
enum class UnitStatus : quint8 { Free, Sent, EnRoute, OnScene, Offline, Sos };

/// The last place that a unit reported and nobody believes, until it reports a better one.
struct DoubtedFix
{
    LonLat place;
    TimeMs at = 0;
    FixDoubt why = FixDoubt::None;
};

struct UnitRow
{
    QString ref, name, glyph, role, org, area, shift;
    UnitKind kind = UnitKind::Person;
    UnitStatus status = UnitStatus::Free;
    std::optional<LonLat> place; ///< last fix
    double heading = 0;          ///< degrees from north
    TimeMs fixAt = 0, certifiedUntil = 0;
    double accuracy = 0;         ///< metres; 0: not told
    std::optional<DoubtedFix> doubted;
    CaseId caseId;               ///< what it is sent to; null when free
};

} // namespace huying
