// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/admission.h"
#include "data/rules/deadlines.h"
#include "data/rules/escalation.h"
#include "data/store/caselog.h"

#include <functional>

namespace huying
{

/// What stands between somebody's wish and the log: whether he may, the number of a new case, the deadlines that
/// the wish sets, and what else follows in the same transaction. Writer thread.
class CaseDesk
{
public:
    /// Without an account (import, tests) every role is allowed.
    CaseDesk(Store &store, const Workflow &workflow, const Deadlines &deadlines, const Escalation &escalation,
             std::optional<Account> account);

    /// The gate of the catalogue for reports of an account; without it everything gets in. Outlives the desk.
    void setAdmission(const Admission *admission) { m_admission = admission; }
    /// The store is a copy of upstream's: actions are kept to be sent as those of `account`, new cases get a number that
    /// holds until upstream gives theirs, and deadlines that pass are upstream's business.
    void workForUpstream(const QString &account);
    /// All cases that changed, that of the action first. On disk when it returns. Errors: Refused, Conflict, Storage.
    Result<QList<CaseState>> submit(Action action);
    /// Steps of one case in one transaction, all or none; versions after the first are filled in. `also` is done in
    /// the same transaction after them and can refuse all.
    Result<QList<CaseState>> submitSteps(QList<Action> actions, const std::function<Result<void>()> &also = {});
    /// The same for many in one transaction: a refused one is left out with its reason. Fails as a whole only on Storage.
    Result<QList<Result<QList<CaseState>>>> submitAll(const QList<Action> &actions);
    /// What the system does by itself about deadlines that have passed, one action a case, `atMost` cases.
    /// Leaves alone what a replay has still to come for, and what passed longer ago than a month: that is history.
    Result<QList<CaseState>> escalate(TimeMs now, int atMost);
    CaseLog &log() { return m_log; }

private:
    QList<CaseId> overdueCases(TimeMs now);
    Result<void> step(Action &action, QList<CaseState> &changed);
    Result<void> complete(const CaseState &before, Action &action);
    Result<void> admit(Action &action) const;
    Result<void> resolveTarget(Action &action);
    Result<void> checkUnits(const CaseState &before, const Action &action);
    Result<QString> nextNumber(TimeMs at);
    QList<Action> following(const CaseState &before, const Action &action);
    void addRework(const CaseState &asked, const Action &action, QList<Action> &actions);

    Store &m_store;
    const Workflow &m_workflow;
    const Deadlines &m_deadlines;
    const Escalation &m_escalation;
    const Admission *m_admission = nullptr;
    std::optional<Account> m_account;
    CaseLog m_log;
    bool m_hasUpstream = false;
};

} // namespace huying
