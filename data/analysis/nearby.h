// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/analysis/region.h"
#include "data/model/casestate.h"
#include "data/model/pointchanges.h"
#include "data/model/unitrow.h"

namespace huying
{

enum class NearbyGroup : quint8 { Cases, Units, Things, Places, Organizations, Sentiments, People };

/// What of a kind lies in a region; exact.
struct NearbyKind
{
    NearbyGroup group = NearbyGroup::Cases;
    QString code; ///< category of the register, "person", "vehicle", "helper" of units; empty for cases and sentiments
    int count = 0;
};

struct NearbyThing
{
    int kind = 0;      ///< in NearbyAnswer::kinds
    double metres = 0; ///< from the region's shape, 0 inside of a polygon
    LonLat place;
    quint32 fid = 0; ///< in the register
    CaseId caseId;   ///< of a case
    QString ref;     ///< of a unit
};

/// People are counted by category and never listed.
struct NearbyAnswer
{
    Region region;
    std::vector<NearbyKind> kinds;   ///< by group, in a group the many first
    std::vector<NearbyThing> things; ///< the nearest first
};

/// What is asked, as values that a thread of its own may keep.
struct NearbySources
{
    struct Case
    {
        CaseId id;
        LonLat place;
    };
    struct Unit
    {
        QString ref;
        UnitKind kind = UnitKind::Person;
        LonLat place;
    };

    struct Register
    {
        PointTablePtr table;
        PointChangesPtr changes = {}; ///< since the table was loaded; may be null
    };

    QList<Register> registers;
    std::vector<Case> cases; ///< those that count as open
    std::vector<Unit> units;
};

/// Walks the registers: a few milliseconds a million points, so not for the GUI thread.
NearbyAnswer nearby(const Region &region, const NearbySources &sources);

} // namespace huying
