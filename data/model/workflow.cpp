// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/workflow.h"

#include "data/model/claims.h"

namespace huying
{

namespace
{

/// Why a guard does not hold; empty if it does. The texts end in the action's name.
QString guardRefusal(Guard guard, const CaseState &c)
{
    const auto anyLeg = [&c](auto &&wanted) {
        return c.whistle.isOpen() && std::any_of(c.whistle.legs.begin(), c.whistle.legs.end(), wanted);
    };
    const auto unless = [](bool holds, const char *why) { return holds ? QString() : QString::fromUtf8(why); };
    switch (guard) {
    case Guard::HasUnits:
        return unless(!c.units.isEmpty(), "还没有派发力量");
    case Guard::Running:
        return unless(!c.stoppedAt, "时钟已停");
    case Guard::Stopped:
        return unless(c.stoppedAt, "时钟没有停");
    case Guard::Request:
        return unless(!c.request.kind.isEmpty(), "没有待批的申请");
    case Guard::NoRequest:
        return unless(c.request.kind.isEmpty(), "上一个申请还没有批");
    case Guard::Supervised:
        return unless(c.order.at, "没有督办");
    case Guard::NotSupervised:
        return unless(!c.order.at, "已在督办");
    case Guard::NoOpenWhistle:
        return unless(!c.whistle.isOpen(), "吹哨还没有评价");
    case Guard::WhistleCalled:
        return unless(anyLeg([](const WhistleLeg &l) { return !l.isOver() && !l.signedAt; }), "没有待签收的哨");
    case Guard::WhistleSigned:
        return unless(anyLeg([](const WhistleLeg &l) { return !l.isOver() && l.signedAt && !l.arrivedAt; }),
                      "没有待报到的哨");
    case Guard::WhistleArrived:
        return unless(anyLeg([](const WhistleLeg &l) { return !l.isOver() && l.arrivedAt; }), "没有待办结的哨");
    case Guard::WhistleHandled:
        return unless(c.whistle.isOpen() && !anyLeg([](const WhistleLeg &l) { return !l.isOver(); }),
                      c.whistle.isOpen() ? "应哨部门还没有全部办结" : "没有待评价的哨");
    case Guard::Claimed:
        return unless(!c.claimedBy.isEmpty(), "没有人认领");
    case Guard::Unclaimed:
        return unless(c.claimedBy.isEmpty(), "已有人认领");
    case Guard::Undoable:
        return unless(c.undoable.before != nullptr, "没有可撤销的动作");
    }
    return {};
}

bool actsFor(Who who, const CaseState &c, const QString &org)
{
    switch (who) {
    case Who::Anyone:
        return true;
    case Who::OwnOrg:
        return org.isEmpty() || c.org == org || c.assist.contains(org);
    case Who::WhistleOrg:
        return org.isEmpty() || c.whistle.leg(org);
    }
    return false;
}

} // namespace

const WhistleLeg *Whistle::leg(const QString &orgCode) const
{
    const auto it = std::find_if(legs.begin(), legs.end(), [&orgCode](const WhistleLeg &l) { return l.org == orgCode; });
    return it == legs.end() ? nullptr : &*it;
}

const WorkflowState *Workflow::state(const QString &code) const
{
    const int index = m_stateIndex.find(code);
    return index < 0 ? nullptr : &m_states[index];
}

const WorkflowAction *Workflow::action(const QString &code) const
{
    const int index = m_actionIndex.find(code);
    return index < 0 ? nullptr : &m_actions[index];
}

const WorkflowVariant *Workflow::variant(const QString &code) const
{
    for (const WorkflowVariant &v : m_variants)
        if (code.isEmpty() || v.code == code)
            return &v;
    return nullptr;
}

bool Workflow::isFinal(const QString &stateCode) const
{
    const WorkflowState *s = state(stateCode);
    return s && s->isFinal;
}

QString Workflow::refusal(const WorkflowAction &action, const CaseState &state) const
{
    if (!action.from.contains(state.state)) {
        const WorkflowState *now = this->state(state.state);
        return QStringLiteral("案卷处于“%1”，不能“%2”").arg(now ? now->zh : QStringLiteral("未上报"), action.zh);
    }
    if (!action.variants.isEmpty()) {
        const WorkflowVariant *variant = this->variant(state.variant);
        if (!variant || !action.variants.contains(variant->code))
            return QStringLiteral("“%1”类案卷没有“%2”这一步").arg(variant ? variant->zh : state.variant, action.zh);
    }
    for (const Guard guard : action.guards)
        if (const QString why = guardRefusal(guard, state); !why.isEmpty())
            return QStringLiteral("%1，不能“%2”").arg(why, action.zh);
    return {};
}

QString Workflow::refusal(const WorkflowAction &action, const CaseState &state, const Account &account, TimeMs now) const
{
    if (!account.mayAny(action.roles))
        return QStringLiteral("您的角色不能“%1”").arg(action.zh);
    if (!state.id.isNull() && !maySee(state, account))
        return QStringLiteral("您的角色不能办理这类案卷");
    if (!actsFor(action.who, state, account.org))
        return QStringLiteral("案卷不在您的单位，不能“%1”").arg(action.zh);
    if (action.exclusive && !state.claimedBy.isEmpty() && state.claimedBy != account.name && now < state.claimUntil)
        return QStringLiteral("%1 正在办理这个案卷，要办请先接手").arg(state.claimedBy);
    return refusalAt(*this, action, state, now);
}

QList<const WorkflowAction *> Workflow::allowed(const CaseState &state) const
{
    QList<const WorkflowAction *> list;
    for (const WorkflowAction &a : m_actions)
        if (refusal(a, state).isEmpty())
            list << &a;
    return list;
}

QList<const WorkflowAction *> Workflow::allowed(const CaseState &state, const Account &account, TimeMs now) const
{
    QList<const WorkflowAction *> list;
    for (const WorkflowAction &a : m_actions)
        if (refusal(a, state, account, now).isEmpty())
            list << &a;
    return list;
}

bool Workflow::maySee(const CaseState &state, const Account &account) const
{
    const WorkflowVariant *v = variant(state.variant);
    if ((state.flags & FlagRestricted) && !account.mayAny({QStringLiteral("restricted")}))
        return false;
    return v && (v->visible.isEmpty() || account.mayAny(v->visible));
}

} // namespace huying
