// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/caseeffects.h"
#include "data/model/claims.h"

namespace huying
{

namespace
{

void takeClock(CaseState &s, ClockEffect effect, TimeMs at)
{
    if ((effect == ClockEffect::Go || effect == ClockEffect::End) && s.stoppedAt) {
        const TimeMs stop = at - s.stoppedAt;
        s.stoppedMs += stop;
        if (s.dueAt)
            s.dueAt += stop;
        s.stoppedAt = 0;
    }
    if (effect == ClockEffect::Stop && !s.stoppedAt)
        s.stoppedAt = at;
    if (effect == ClockEffect::End)
        s.unitStage = UnitStage::None;
}

void enter(CaseState &s, const QString &state, const ActionView &action)
{
    s.state = state;
    s.stageAt = action.at;
    s.stageDue = action.payload.whole("stage_due");
    s.stageLimitMs = action.payload.whole("stage_limit");
    s.claimedBy.clear(); // who claimed it has done what he claimed it for
    s.claimUntil = 0;
}

QString refusalToUndo(const Workflow &workflow, const CaseState &state, const ActionView &action)
{
    if (state.undoable.actor != action.actor)
        return QStringLiteral("只能撤销自己刚做的动作");
    if (action.at - state.updatedAt > workflow.undoMs())
        return QStringLiteral("已过撤销时限（%1 秒），请用相应的动作更正").arg(workflow.undoMs() / secondMs);
    return {};
}

QString refusalOfAction(const Workflow &workflow, const WorkflowAction &rule, const CaseState &state, const ActionView &action)
{
    if (const QString why = refusalAt(workflow, rule, state, action.at); !why.isEmpty())
        return why;
    if (action.at < state.updatedAt)
        return QStringLiteral("动作时间早于案卷 %1 的上一个动作，请检查本机时钟").arg(state.no);
    if (rule.exclusive && !state.claimedBy.isEmpty() && state.claimedBy != action.actor && action.at < state.claimUntil)
        return QStringLiteral("%1 正在办理案卷 %2，要办请先接手").arg(state.claimedBy, state.no);
    for (const QString &need : rule.needs)
        if (action.payload.isMissing(need))
            return QStringLiteral("“%1”缺少 %2").arg(rule.zh, need);
    return rule.to == QLatin1String("<<") ? refusalToUndo(workflow, state, action) : QString();
}

CaseState undone(const CaseState &state, const ActionView &action)
{
    CaseState before = *state.undoable.before;
    before.undoable = {};
    before.updatedAt = action.at;
    before.version = state.version + 1;
    return before;
}

} // namespace

Result<void> reduceInto(const Workflow &workflow, CaseState &state, const ActionView &action, bool undoable)
{
    const WorkflowAction *rule = workflow.action(action.kind);
    if (!rule)
        return fail(ErrorKind::Refused, QStringLiteral("流程表里没有动作 %1").arg(action.kind));
    if (action.expectedVersion != state.version)
        return fail(ErrorKind::Conflict, QStringLiteral("案卷 %1 已有新动作（您看到第 %2 版，现为第 %3 版），请看过再办")
                                             .arg(state.no)
                                             .arg(action.expectedVersion)
                                             .arg(state.version));
    if (const QString why = refusalOfAction(workflow, *rule, state, action); !why.isEmpty())
        return fail(ErrorKind::Refused, why);
    if (rule->to == QLatin1String("<<")) {
        state = undone(state, action);
        return {};
    }
    state.undoable = {};
    if (rule->undo && undoable)
        state.undoable = {std::make_shared<CaseState>(state), action.actor};
    takeEffect(state, action);
    takeClock(state, rule->clock, action.at);
    if (rule->to == QLatin1String("<"))
        enter(state, std::exchange(state.priorState, {}), action);
    else if (rule->to != QLatin1String("="))
        enter(state, rule->to, action);
    if (workflow.isFinal(state.state) && !state.closedAt)
        state.closedAt = action.at;
    state.dueAt = action.payload.whole("due", state.dueAt);
    state.limitMs = action.payload.whole("limit", state.limitMs);
    state.photos += action.payload.count("photos");
    state.updatedAt = action.at;
    ++state.version;
    return {};
}

Result<CaseState> reduce(const Workflow &workflow, const CaseState &state, const Action &action)
{
    CaseState next = state;
    const Payload payload(action.payload);
    return reduceInto(workflow, next, {action.caseId, action.kind, action.actor, action.org, action.at, action.expectedVersion, payload}).map([&next] { return std::move(next); });
}

} // namespace huying
