// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/action.h"
#include "data/model/result.h"
#include "data/store/store.h"
#include "data/store/vault.h"

#include <QStringList>

namespace huying
{

/// One wish that takes several steps of one case: all of them in one transaction, or none.
struct CaseSteps
{
    QList<Action> actions;   ///< in order; ids, times and the versions after the first are filled in
    QString reporter, phone; ///< of a report, in clear; sealed before anything is written
    QStringList files;       ///< come with the report
};

/// Sealed cells and masked forms into the payload of a report; nothing of it stays there in clear.
void sealReporter(Action &report, const Vault &vault, const QString &reporter, const QString &phone);
/// The store's key, made if it has none yet.
Result<Vault> vaultOf(const QString &storePath);
/// Inside the transaction of the report. Errors as of attachFile().
Result<void> attachAll(Store &store, const QStringList &files, const Action &report);

} // namespace huying
