// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/recommend.h"
#include "data/rules/routing.h"

namespace huying
{

/// What the tables say of one case: whose it is and what it calls for.
struct CaseAdvice
{
    Route route;                     ///< with its trace
    std::optional<RoutingRule> rule; ///< the one that won
    TimeMs due = 0;                  ///< by that rule's own limit; 0: the case keeps the one it has
    QList<NeededForce> needed;
    ResponsePlan plan;
};

/// Whoever holds the tables answers; the case file only shows it. GUI thread, at once.
using AskRules = std::function<CaseAdvice(const CaseState &)>;

/// The ways to a case as far as they are known; more may be on their way.
using AskRoads = std::function<RoadLegs(const CaseState &)>;

} // namespace huying
