// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/routing.h"
#include "widgets/words/casewords.h"

namespace huying
{

/// The conditions of the rule, each with what it found in the case that it matched. A rule without any: one sentence.
QStringList heldConditions(const RoutingRule &rule, const CaseState &state, const CaseWords &words);

/// "@catalogue" and "@station:NAME" in words, a code by its name.
QString ruleOrganization(const QString &name, const CaseWords &words);

/// "22:00–06:00"
QString hoursText(RoutingRule::Hours hours);

/// Organisations that other rules which match as well would have named, the most specific first, each once.
struct RouteChoice
{
    QString org, rule;
};
QList<RouteChoice> otherChoices(const Route &route);

} // namespace huying
