// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/workflow.h"
#include "data/store/codewords.h"
#include "data/store/faststatement.h"
#include "data/store/store.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace huying
{

/// One action of the log, for a list of what was done.
struct PastStep
{
    CaseId id;
    TimeMs at = 0;
    QString kind, org;
};

/// Folds cases from their actions up to an instant, with the same reduce() as everything else. Keeps what it folded with
/// the stretch of time that it holds for, so that an instant nearby folds only what has moved in between. Any one thread.
class PastFolder
{
public:
    PastFolder(Store &store, const Workflow &workflow);

    /// In the order of `cases`; version 0 for one that had no action by then. Errors: Storage, Unavailable (nobody
    /// wants it any more, which `isWanted` is asked between two cases).
    Result<std::vector<CaseState>> fold(const QList<CaseId> &cases, TimeMs at, const std::function<bool()> &isWanted = {});
    /// The last actions up to an instant, the latest first.
    Result<QList<PastStep>> lastSteps(TimeMs at, int most);
    /// Gives back what nobody has asked for in the last instants; a piece of work of its own, for when nobody waits.
    void dropUnused();
    /// Actions were rewritten: nothing that was folded counts any more.
    void forget() { m_kept.clear(); }

private:
    struct Stretch
    {
        CaseState state;
        TimeMs until = 0; ///< the action after; it holds from its last action on
        quint32 round = 0;
    };
    void foldOne(const CaseId &id, TimeMs at, Stretch &folded);
    struct Read
    {
        QString kind, actor, org;
        TimeMs at = 0;
        int expectedVersion = 0;
        std::string payload; ///< JSON
    };
    void readNext(Read &action);
    bool isUndoing(const Read &action) const { return m_undoing.contains(action.kind); }

    Store &m_store;
    const Workflow &m_workflow;
    QStringList m_undoing; ///< kinds that take back the one before: few
    FastStatement m_actions;
    CodeWords m_words;
    std::vector<Read> m_read; ///< of one case; its memory serves the next
    Payload m_payload;        ///< of one action
    struct IdHash
    {
        std::size_t operator()(const CaseId &id) const { return qHash(id); }
    };
    std::unordered_map<CaseId, Stretch, IdHash> m_kept; ///< a case is a kilobyte: none moves when others come
    quint32 m_round = 0;
};

} // namespace huying
