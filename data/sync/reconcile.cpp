// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/reconcile.h"

#include <algorithm>

namespace huying
{

bool isSame(const Action &a, const Action &b)
{
    return a.id == b.id && a.kind == b.kind && a.actor == b.actor && a.org == b.org && a.at == b.at
           && a.expectedVersion == b.expectedVersion && a.payload == b.payload;
}

namespace
{

/// Upstream's log: what was confirmed before, and over it what comes now.
QList<Action> merged(const QList<Action> &held, const QSet<QUuid> &own, const QList<Action> &incoming, Told told)
{
    if (told == Told::WholeLog)
        return incoming;
    QList<Action> log;
    for (const Action &action : held)
        if (!own.contains(action.id))
            log << action;
    for (const Action &action : incoming) {
        const auto at = std::lower_bound(log.begin(), log.end(), action.expectedVersion,
                                         [](const Action &a, int version) { return a.expectedVersion < version; });
        if (at != log.end() && at->expectedVersion == action.expectedVersion)
            *at = action;
        else
            log.insert(at, action);
    }
    return log;
}

bool isWhole(const QList<Action> &log)
{
    for (qsizetype i = 0; i < log.size(); ++i)
        if (log[i].expectedVersion != i)
            return false;
    return true;
}

/// What waited stays only as a whole: a later step was decided on top of an earlier one.
void placeWaiting(const Workflow &workflow, const QList<Action> &held, const QSet<QUuid> &own, Reconciled &r)
{
    for (const Action &action : held) {
        if (!own.contains(action.id) || r.arrived.contains(action.id))
            continue;
        const auto next = r.overtaken.isEmpty() ? reduce(workflow, r.state, action) : tl::unexpected(Error());
        if (next) {
            r.state = *next;
            r.waiting << action;
        } else {
            r.overtaken << Overtaken{action, r.overtaken.isEmpty() ? next.error().message
                                                                   : QStringLiteral("前一步没有被接受：%1").arg(r.overtaken.first().reason)};
        }
    }
}

} // namespace

Result<Reconciled> reconcile(const Workflow &workflow, const QList<Action> &held, const QSet<QUuid> &own,
                             const QList<Action> &incoming, Told told)
{
    Reconciled r;
    r.confirmed = merged(held, own, incoming, told);
    r.hasGap = !isWhole(r.confirmed);
    if (r.hasGap)
        return r;
    while (r.kept < r.confirmed.size() && r.kept < held.size() && isSame(r.confirmed[r.kept], held[r.kept]))
        ++r.kept;
    for (const Action &action : r.confirmed) {
        auto next = action.id.isNull() ? fail(ErrorKind::Refused, QStringLiteral("内容读不出")) : reduce(workflow, r.state, action);
        const WorkflowAction *rule = next ? nullptr : workflow.action(action.kind);
        if (!next)
            return fail(ErrorKind::Refused, QStringLiteral("第 %1 个动作 %2（%3）：%4").arg(action.expectedVersion + 1)
                                                .arg(action.id.isNull() ? QString() : action.id.toString(QUuid::WithoutBraces), rule ? rule->zh : action.kind, next.error().message));
        r.state = std::move(*next);
        if (own.contains(action.id))
            r.arrived << action.id;
    }
    placeWaiting(workflow, held, own, r);
    return r;
}

} // namespace huying
