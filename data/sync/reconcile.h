// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/workflow.h"

#include <QSet>

namespace huying
{

/// An action that waited for upstream and can't be taken any more.
struct Overtaken
{
    Action action;
    QString reason;
};

/// What becomes of one case when upstream's word about it arrives.
struct Reconciled
{
    QList<Action> confirmed;    ///< upstream's log as far as it is known here, in order
    QList<Action> waiting;      ///< own actions that still fit on top of it, in order
    QList<Overtaken> overtaken; ///< own actions that somebody else was quicker than
    QSet<QUuid> arrived;        ///< own actions that upstream has now
    CaseState state;            ///< fold of confirmed and waiting
    qsizetype kept = 0;         ///< so many of the first held actions stand unchanged in confirmed
    bool hasGap = false;        ///< versions are missing: the whole log has to be fetched; nothing else counts then
};

/// In every member.
bool isSame(const Action &a, const Action &b);

enum class Told { News, WholeLog }; ///< what upstream said: some actions, or all that there are

/// `held`: all actions of the case on this seat, by version; those with ids in `own` wait for upstream. `incoming`: what
/// upstream says, by version; an action that is known already counts as upstream has it. Upstream's word is final at every
/// version that it speaks of. Pure. Errors: an action of upstream that can't be read, or that this workflow table can't fold (Refused).
Result<Reconciled> reconcile(const Workflow &workflow, const QList<Action> &held, const QSet<QUuid> &own,
                             const QList<Action> &incoming, Told told);

} // namespace huying
