// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/casestate.h"
#include "data/model/codeindex.h"
#include "data/model/payload.h"
#include "data/model/result.h"

#include <QByteArray>
#include <QHash>

namespace huying
{

struct WorkflowState
{
    QString code, zh, en;
    QString stage; ///< intake, filing, dispatch, handling, checking, closed
    bool isFinal = false;
};

enum class ClockEffect : quint8 { None, Start, Stop, Go, End };

/// What a case must be, besides its state, for an action; a word of the table each (workflow.cpp).
enum class Guard : quint8 {
    HasUnits, Running, Stopped, Request, NoRequest, Supervised, NotSupervised, NoOpenWhistle, WhistleCalled,
    WhistleSigned, WhistleArrived, WhistleHandled, Claimed, Unclaimed, Undoable
};

/// Whose organisation the actor must be of; accounts without one act for anybody.
enum class Who : quint8 { Anyone, OwnOrg, WhistleOrg };

struct WorkflowRole
{
    QString code, zh, en;
};

struct WorkflowVariant
{
    QString code, zh, en;
    QStringList visible; ///< roles that may see such a case; empty: all
};

struct WorkflowAction
{
    QString code, zh, en;
    QStringList from;  ///< state codes; "" is a case that does not exist yet
    QString to;        ///< "=" keeps the state, "<" goes back before a merge, "<<" before the last action
    QStringList needs; ///< payload members that must be there and not empty; "place" is lon and lat
    QStringList roles;
    QString key;       ///< shortcut in the case file
    bool primary = false;
    ClockEffect clock = ClockEffect::None;
    QList<Guard> guards;
    QStringList variants;   ///< where it exists; empty: in all
    Who who = Who::Anyone;
    bool exclusive = false; ///< not while somebody else has claimed the case
    bool undo = false;      ///< its actor can take it back for a while
};

/// The transition table (resources/workflow.json): which action leads where, who may, what it needs.
class Workflow
{
public:
    static Result<Workflow> fromJson(const QByteArray &json, const QString &fileName);
    /// The site's workflow.json if there is one, else the built-in table.
    static Result<Workflow> load();

    const QList<WorkflowState> &states() const { return m_states; }
    const QList<WorkflowAction> &actions() const { return m_actions; }
    const QList<WorkflowRole> &roles() const { return m_roles; }
    const QList<WorkflowVariant> &variants() const { return m_variants; }
    const WorkflowVariant *variant(const QString &code) const; ///< the first for an empty code
    TimeMs undoMs() const { return m_undoMs; }
    const WorkflowState *state(const QString &code) const;
    const WorkflowAction *action(const QString &code) const;
    bool isFinal(const QString &stateCode) const;
    /// Actions whose `from` and guard hold for this case, in table order, roles not considered.
    QList<const WorkflowAction *> allowed(const CaseState &state) const;
    /// Why the action can't be done now, empty if it can.
    QString refusal(const WorkflowAction &action, const CaseState &state) const;
    /// The same for somebody: role, organisation and another's claim considered as well.
    QString refusal(const WorkflowAction &action, const CaseState &state, const Account &account, TimeMs now) const;
    QList<const WorkflowAction *> allowed(const CaseState &state, const Account &account, TimeMs now) const;
    bool maySee(const CaseState &state, const Account &account) const; ///< by variant; scope is not looked at

private:
    friend class WorkflowReader;
    QList<WorkflowState> m_states;
    QList<WorkflowAction> m_actions;
    QList<WorkflowRole> m_roles;
    QList<WorkflowVariant> m_variants;
    TimeMs m_undoMs = 0;
    CodeIndex m_stateIndex, m_actionIndex; ///< as the lists go
};

/// The only way a case changes. Pure: no clock, no store; errors are Refused or Conflict.
Result<CaseState> reduce(const Workflow &workflow, const CaseState &state, const Action &action);
/// The same in place, for whoever folds many actions; an error leaves the state as it was. Without `undoable` the state
/// before is not kept, for an action that no undoing follows.
Result<void> reduceInto(const Workflow &workflow, CaseState &state, const ActionView &action, bool undoable = true);

} // namespace huying
