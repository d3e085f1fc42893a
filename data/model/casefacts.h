// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/codeindex.h"
#include "data/model/lamp.h"
#include "data/model/workflow.h"

namespace huying
{

/// Days and months of the seat's time zone as running numbers since 1970.
struct LocalTime
{
    TimeMs offset = 8 * hourMs; ///< east of UTC

    int day(TimeMs at) const;
    TimeMs midnight(int day) const { return day * dayMs - offset; }
    int month(TimeMs at) const;
    TimeMs monthStart(int month) const;
};

/// What one case adds to the figures at one instant. It stays so until the case changes, `wakeAt` comes, or the clock is
/// put back before `sinceAt`.
struct CaseFacts
{
    TimeMs reportedAt = 0, acceptedAt = 0, closedAt = 0, dueAt = 0, limitMs = 0;
    TimeMs wakeAt = 0;                ///< 0: time alone changes nothing any more
    TimeMs sinceAt = 0;               ///< before it, time alone made it something else; 0: never
    int town = -1, village = -1;      ///< indices in the area tree
    int item = 0, channel = 0, org = 0, state = 0;
    int dueMonth = -1, ratedMonth = -1;
    int monthOfLimit = -1;            ///< what dueMonth is once the limit has passed
    Lamp lamp = Lamp::NoData;
    bool open = false, stands = false, handled = false, inTime = false, closedByMonthEnd = false;
    bool rework = false, returned = false, extended = false;
    quint8 satisfaction = 0;
    quint8 week = 2;                  ///< reported 0 in the last seven days, 1 in those before, 2 earlier
};

/// Turns cases into facts; keeps what that needs to be looked up.
struct CaseReading
{
    const Workflow &workflow;
    LocalTime local;
    CodeIndex items, channels, orgs, states;
    std::vector<int> towns, villages; ///< by area index: the town and the village above it
    AreaTreePtr areas;

    void setAreas(const AreaTreePtr &tree);
    /// What only another action changes; addTimed() has to follow.
    CaseFacts lasting(const CaseState &state);
    /// The rest of them, as it is at `now`; looks at nothing else.
    static void addTimed(CaseFacts &facts, TimeMs now);
    /// A day, month or week that begins after it has nothing of this case; the greatest number for one that counts always.
    TimeMs lastCounts(const CaseState &state) const;
};

} // namespace huying
