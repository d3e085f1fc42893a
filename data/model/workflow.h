// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
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
enum class Guard : quint8 { None, HasUnits, Running, Stopped };

struct WorkflowAction
{
    QString code, zh, en;
    QStringList from;  ///< state codes; "" is a case that does not exist yet
    QString to;        ///< "=" keeps the state
    QStringList needs; ///< payload members that must be there and not empty; "place" is lon and lat
    QStringList roles;
    QString key;       ///< shortcut in the case file
    bool primary = false;
    ClockEffect clock = ClockEffect::None;
    Guard guard = Guard::None;
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
    const WorkflowState *state(const QString &code) const;
    const WorkflowAction *action(const QString &code) const;
    bool isFinal(const QString &stateCode) const;
    /// Actions whose `from` and guard hold for this case, in table order, roles not considered.
    QList<const WorkflowAction *> allowed(const CaseState &state) const;
    /// Why the action can't be done now, empty if it can.
    QString refusal(const WorkflowAction &action, const CaseState &state) const;

private:
    QList<WorkflowState> m_states;
    QList<WorkflowAction> m_actions;
    QHash<QString, qsizetype> m_stateIndex, m_actionIndex;
};

/// The only way a case changes. Pure: no clock, no store; errors are Refused or Conflict.
Result<CaseState> reduce(const Workflow &workflow, const CaseState &state, const Action &action);

} // namespace huying
