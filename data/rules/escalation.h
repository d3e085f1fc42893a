// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/workflow.h"
#include "data/rules/calendar.h"

namespace huying
{

/// A promise that a case holds, and when it was or will be broken.
struct CaseDeadline
{
    enum class Kind : quint8 { Case, Stage, Order, WhistleSign, WhistleArrive, WhistleHandle };
    Kind kind = Kind::Case;
    TimeMs due = 0;
    QString org; ///< who owes it; empty: whoever works on the case at the desk
};

/// All deadlines that are running for an open case, the soonest first; none while its clock is stopped, except the
/// whistle's and the order's, which have clocks of their own.
QList<CaseDeadline> deadlinesOf(const CaseState &state);

/// What the system does by itself when deadlines pass (resources/escalation.json). Immutable; any thread.
class Escalation
{
public:
    static Result<Escalation> load();
    /// Errors name file and rule: unknown word, bad time, an action that the table does not have or the system may not do.
    static Result<Escalation> fromJson(const QByteArray &json, const QString &fileName, const Workflow &workflow);

    /// The next action by "system" that is due for the case, if any: each rule once for each deadline that passed.
    /// `past`: all actions of the case.
    std::optional<Action> dueAction(const Workflow &workflow, const WorkCalendar &calendar, const CaseState &state,
                                    const QList<Action> &past, TimeMs now) const;

private:
    struct Rule
    {
        QString id, action, text;
        CaseDeadline::Kind when = CaseDeadline::Kind::Case;
        Limit after;
    };
    QList<Rule> m_rules;
};

} // namespace huying
