// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/workflow.h"
#include "data/store/store.h"

#include <QStringList>
#include <functional>

namespace huying
{

struct VerifyReport
{
    qint64 actions = 0, cases = 0, auditEntries = 0;
    QStringList differences; ///< one line each, the first hundred
    qint64 differenceCount = 0;
    QString aside; ///< cases that upstream has otherwise, in words; no fault of the store
    QByteArray digest; ///< over what all actions say, however their JSON is written, in order of case and version, and the folded cases; 16 bytes
    bool isClean() const { return differenceCount == 0; }
};

using Progress = std::function<void(qint64 done, qint64 total)>;

/// Folds every case from its actions and compares it with its row in `cases`, field by field; checks the audit
/// chain and SQLite's own integrity. Reads only.
Result<VerifyReport> verifyStore(Store &store, const Workflow &workflow, const Progress &progress = {});

} // namespace huying
