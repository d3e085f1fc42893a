// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/workflow.h"
#include "data/store/faststatement.h"
#include "data/store/searchindex.h"
#include "data/store/store.h"

#include <span>
#include <vector>

namespace huying
{

/// A case that is new to the store, as upstream's log tells it: its actions, their payload left as text, and what they come to.
struct NewCase
{
    struct Step
    {
        QUuid id;
        QString kind, actor, org;
        TimeMs at = 0;
        int expectedVersion = 0;
        QByteArray payload; ///< JSON, UTF-8
    };
    CaseId id;
    std::vector<Step> steps; ///< in order
    CaseState state;
    QString problem; ///< why its steps can't be folded; empty if they can
};

/// Makes `state` out of the steps. Any thread. Errors: those of reduce().
Result<void> fold(const Workflow &workflow, NewCase &made);

/// Writes actions and, in the same transaction, the projection of their cases. Writer thread.
class CaseLog
{
public:
    enum class Origin { Seat, Upstream };

    CaseLog(Store &store, const Workflow &workflow);
    /// From now on actions of the seat are noted in table `outbox` too, as those of `account`.
    void keepForUpstream(const QString &account) { m_outboxAccount = account; }

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
    /// The same of one that is folded already.
    void writeNew(const NewCase &made);
    /// submit() inside the caller's transaction. Throws SQLite::Exception.
    Result<CaseState> append(const Action &action, Origin origin = Origin::Seat) { return apply(action, origin); }

    /// Folds a case anew from the actions that are there and writes (or removes) its row; inside the caller's
    /// transaction. Throws SQLite::Exception.
    Result<CaseState> refold(const CaseId &id, bool updateSearch);

    /// Leaves the first `kept` actions of a case and puts `rest` after them; `after` is their fold. Inside the caller's
    /// transaction. Throws SQLite::Exception.
    void rewrite(const CaseId &id, qsizetype kept, std::span<const Action> rest, const CaseState &after);
    /// Takes a case with all its actions out of the store. Inside the caller's transaction. Throws SQLite::Exception.
    void forget(const CaseId &id);

    Result<CaseState> read(const CaseId &id);   ///< an empty CaseState (version 0) if it is unknown
    Result<QList<Action>> actionsOf(const CaseId &id);

    SearchIndex &index() { return m_search; } ///< which follows the log; the one who writes registers keeps it true for them

private:
    Result<CaseState> apply(const Action &action, Origin origin = Origin::Seat);
    CaseState foldOf(const CaseId &id);
    bool isKnown(const QUuid &actionId);
    CaseState readRow(const CaseId &id, qint64 *fid = nullptr);
    void writeAction(const Action &action);
    void noteForUpstream(const Action &action);
    void writeSearch(const CaseState &before, qint64 fid, const CaseState &after);
    void writeRow(const CaseState &before, const CaseState &after);

    Store &m_store;
    const Workflow &m_workflow;
    SearchIndex m_search;
    SQLite::Statement m_insertAction, m_insertCase, m_updateCase, m_selectCase, m_known;
    FastStatement m_insertStep;
    QString m_outboxAccount; ///< null: no upstream
};

} // namespace huying
