// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/workflow.h"
#include "data/store/searchindex.h"
#include "data/store/store.h"

#include <span>

namespace huying
{

/// Writes actions and, in the same transaction, the projection of their cases. Writer thread.
class CaseLog
{
public:
    CaseLog(Store &store, const Workflow &workflow);

    /// On disk when it returns. An action id that is known already changes nothing and returns the case as it is.
    /// Errors: Refused, Conflict (with nothing written), Storage.
    Result<CaseState> submit(const Action &action);
    /// The same for many in one transaction; the refused ones are left out, each with its reason.
    /// Fails as a whole only on Storage.
    /// `recorded`: rows of table `recorded` that are used up by this, dropped in the same transaction.
    Result<QList<Result<CaseState>>> submitAll(std::span<const Action> actions, const QList<qint64> &recorded = {});
    /// All actions of a case that is new to the store, in order; inside the caller's transaction, without search
    /// index (SearchIndex::rebuild afterwards). Throws SQLite::Exception.
    Result<CaseState> appendNew(std::span<const Action> actions);
    /// submit() inside the caller's transaction. Throws SQLite::Exception.
    Result<CaseState> append(const Action &action) { return apply(action); }

    /// Folds a case anew from the actions that are there and writes (or removes) its row; inside the caller's
    /// transaction. Throws SQLite::Exception.
    Result<CaseState> refold(const CaseId &id, bool updateSearch);

    Result<CaseState> read(const CaseId &id);   ///< an empty CaseState (version 0) if it is unknown
    Result<QList<Action>> actionsOf(const CaseId &id);

private:
    Result<CaseState> apply(const Action &action);
    CaseState foldOf(const CaseId &id);
    bool isKnown(const QUuid &actionId);
    CaseState readRow(const CaseId &id, qint64 *fid = nullptr);
    void writeAction(const Action &action);
    void writeRow(const CaseState &before, const CaseState &after);

    Store &m_store;
    const Workflow &m_workflow;
    SearchIndex m_search;
    SQLite::Statement m_insertAction, m_insertCase, m_updateCase, m_selectCase, m_known;
};

} // namespace huying
