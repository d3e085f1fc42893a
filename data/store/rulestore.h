// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/time.h"
#include "data/store/store.h"

#include <QList>

namespace huying
{

/// One saving of a table of rules.
struct RuleVersion
{
    int version = 0; ///< 1, 2, …; 0: nothing saved yet, the site's file is used
    QString by;      ///< account name
    TimeMs at = 0;
    int rules = 0;
};

/// Roles that may change rules. Everybody may read them.
bool mayEditRules(const Account &account);

// Table `rules`, by kind ("routing", …). Every saving writes all rules of the kind under the next version and never
// touches older ones; the newest version is live. A rule that is left out stands there as "gone". Tables go in and out as {"rules": [{"id", …}, …]}.

/// Newest first. Errors: Storage.
Result<QList<RuleVersion>> ruleVersions(Store &store, const QString &kind);
/// A saved version, 0: the newest; empty if there is none. Errors: Storage.
Result<QByteArray> readRules(Store &store, const QString &kind, int version = 0);
/// Saves a table as the next version and writes that into the audit log, in one transaction. Writer thread.
/// Errors: Refused (role), Conflict (somebody saved after `basedOn`), BadInput (no rules, rule without id), Storage.
Result<int> saveRules(Store &store, const QString &kind, const QByteArray &table, int basedOn, const Account &account, TimeMs at);

} // namespace huying
