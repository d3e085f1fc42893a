// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

namespace huying
{

enum class UnitKind : quint8 { Person, Vehicle, Helper };
enum class UnitStatus : quint8 { Free, Sent, EnRoute, OnScene, Offline, Sos };

struct UnitRow
{
    QString ref, name, glyph, role, org, area, shift;
    UnitKind kind = UnitKind::Person;
    UnitStatus status = UnitStatus::Free;
    std::optional<LonLat> place; ///< last fix
    double heading = 0;          ///< degrees from north
    TimeMs fixAt = 0, certifiedUntil = 0;
    CaseId caseId;               ///< what it is sent to; null when free
};

} // namespace huying
