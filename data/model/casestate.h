// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/action.h"
#include "data/model/geo.h"

#include <QStringList>
#include <memory>
#include <optional>

namespace huying
{

enum CaseFlag : int { FlagUrgent = 1, FlagSupervised = 2, FlagDuplicate = 4, FlagTypical = 8, FlagRestricted = 16 };

enum class UnitStage : int { None, Sent, EnRoute, OnScene };

/// A supervised order (督办) with a limit and a reply of its own.
struct SupervisedOrder
{
    TimeMs at = 0, due = 0, answeredAt = 0; ///< at 0: there is none
    QString by, text;
    bool operator==(const SupervisedOrder &) const = default;
};

/// What one county department owes to a whistle (乡呼县应).
struct WhistleLeg
{
    QString org;
    TimeMs signDue = 0, signedAt = 0, arriveDue = 0, arrivedAt = 0, handleDue = 0, handledAt = 0, returnedAt = 0;
    QString reason; ///< of the return
    bool isOver() const { return handledAt || returnedAt; }
    bool operator==(const WhistleLeg &) const = default;
};

struct Whistle
{
    TimeMs calledAt = 0, ratedAt = 0; ///< calledAt 0: there is none
    QString by, text;
    QList<WhistleLeg> legs;
    int rating = 0; ///< the town's: 1 no, 2 basically, 3 satisfied
    bool isOpen() const { return calledAt && !ratedAt; }
    const WhistleLeg *leg(const QString &orgCode) const;
    bool operator==(const Whistle &) const = default;
};

/// What a department asked for and nobody has answered yet.
struct CaseRequest
{
    QString kind; ///< "extend", "suspend"; empty: none
    QString by, reason;
    TimeMs at = 0, until = 0;
    bool operator==(const CaseRequest &) const = default;
};

struct Mediation
{
    QString org, mediator, agreement;
    int difficulty = 0; ///< 1 simple, 2 ordinary, 3 hard
    bool operator==(const Mediation &) const = default;
};

struct CaseState;

/// The case before its last action, while that one can be undone; only in a state that was folded, never in one read back.
struct Undoable
{
    std::shared_ptr<const CaseState> before;
    QString actor;
    bool operator==(const Undoable &) const { return true; } ///< a view of the log, not part of the case
};

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
    QString variant;       ///< code in the workflow table; empty: ordinary
    TimeMs stageAt = 0, stageDue = 0, stageLimitMs = 0; ///< of the present state; due 0: no limit of its own
    QString claimedBy;     ///< account that works on it now
    TimeMs claimUntil = 0;
    QString priorState;    ///< where unmerging leads back to
    QString rule;          ///< the routing rule that chose `org`; empty: a person
    SupervisedOrder order;
    Whistle whistle;
    CaseRequest request;
    Mediation mediation;
    int yellowCards = 0, redCards = 0, reopened = 0, escalated = 0;
    int contacted = 0, solved = 0; ///< follow-up call: 0 not asked, 1 no, 2 yes
    bool forced = false;   ///< closed by force
    Undoable undoable;

    bool operator==(const CaseState &) const = default;
};

} // namespace huying
