// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/fieldrule.h"
#include "data/model/workflow.h"

namespace huying
{

/// What a foreign register knows about a case.
struct ImportedCase
{
    CaseId id;
    QString org, result;
    TimeMs opened = 0, closed = 0; ///< closed 0: still open
    QJsonObject report;            ///< payload of the report
};

/// The id that a record of a source has in every store, so that an import can be repeated.
CaseId importedCaseId(const QString &source, const QString &key);

/// Turns facts into actions by the workflow's primary line.
class CaseActions
{
public:
    /// `openUntil`: state that an open case is taken to; empty leaves it reported.
    CaseActions(const Workflow &workflow, QString actor, QString openUntil);

    /// Report at `opened`, then the primary actions to the final state for a closed case: up to the handling
    /// stage at `opened`, the rest at `closed`. Steps that the source does not hold carry "inferred": true.
    RowResult<QList<Action>> of(const ImportedCase &facts) const;

private:
    struct Step
    {
        QString kind, name, to;
        bool isEarly = false, isFinal = false, needsOrg = false, needsResult = false;
    };
    void walk(const Workflow &workflow, QString state);
    Action action(const ImportedCase &facts, const Step &step, int index) const;

    QString m_actor, m_openUntil, m_reported;
    QList<Step> m_steps;  ///< from the report to the end, the same for every case
    QString m_stuckIn;    ///< state that no primary action leads on from, if the table has one
};

/// How planned actions stand to the ones that a store has: how many are new, or why they contradict.
/// Areas are not compared: grids may have been drawn anew since.
RowResult<qsizetype> newActions(const QList<Action> &planned, const QList<Action> &stored);

} // namespace huying
