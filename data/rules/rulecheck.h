// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/routing.h"

#include <QSet>

namespace huying
{

/// What rules may name in this place.
struct RuleCodes
{
    QSet<QString> channels, items, areas, organizations; ///< items: classes as well
    QStringList stationNames;                            ///< of all stations, for "@station:NAME"
    QSet<QString> runCards;
};

/// Something about one row of the table. An error keeps the table from going live, a warning does not.
struct RuleFinding
{
    int row = -1; ///< −1: about the table as a whole
    bool isError = false;
    QString text;
    bool operator==(const RuleFinding &) const = default;
};

/// Everything that is wrong or looks wrong: empty or double id, unknown codes, an organisation that assists itself,
/// a rule that another one always beats, no rule for what is left.
QList<RuleFinding> checkRules(const QList<RoutingRule> &rules, const RuleCodes &codes);

/// Whether the earlier rule holds wherever `later` does and is as specific, so that `later` never decides.
bool alwaysBeats(const RoutingRule &earlier, const RoutingRule &later);

/// "22:00-06:00, 12:00-13:30"; errors name the part that can't be read. Commas of either kind.
Result<QList<RoutingRule::Hours>> hoursListFrom(const QString &text);

} // namespace huying
