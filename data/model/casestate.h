// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/action.h"
#include "data/model/geo.h"

#include <QStringList>
#include <optional>

namespace huying
{

enum CaseFlag : int { FlagUrgent = 1, FlagSupervised = 2, FlagDuplicate = 4, FlagTypical = 8, FlagRestricted = 16 };

enum class UnitStage : int { None, Sent, EnRoute, OnScene };

/// A case as the fold of its actions; one row of table `cases`.
struct CaseState
{
    CaseId id;
    int version = 0;       ///< number of actions folded in
    QString no, title, text;
    QString state;         ///< code in the workflow table; empty before the report
    QString item;          ///< catalogue code, e.g. "E06010" (kind + class + sub-class)
    QString channel;       ///< code in table channels
    QString address;       ///< as typed
    QString area;          ///< grid code, empty if in no grid
    std::optional<LonLat> place;
    QString org;           ///< lead organisation
    QStringList assist, units;
    UnitStage unitStage = UnitStage::None;
    TimeMs reportedAt = 0, acceptedAt = 0, assignedAt = 0, signedAt = 0, resolvedAt = 0, checkedAt = 0,
           closedAt = 0, updatedAt = 0;
    TimeMs dueAt = 0;      ///< 0: no limit
    TimeMs limitMs = 0;    ///< length of the limit, for the lamp
    TimeMs stoppedAt = 0;  ///< clock stands since; 0: it runs
    TimeMs stoppedMs = 0;  ///< sum of past stops
    int rework = 0, returned = 0, urged = 0, extended = 0;
    int flags = 0;
    int satisfaction = 0;  ///< 0 not asked, 1 no, 2 basically, 3 satisfied
    int photos = 0;
    QString reporterMasked, phoneMasked;
    CaseId mergedInto;

    bool operator==(const CaseState &) const = default;
};

} // namespace huying
