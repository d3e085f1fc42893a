// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/escalation.h"

#include "data/model/resource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace huying
{

namespace
{

using DeadlineKind = CaseDeadline::Kind;

const QHash<QString, DeadlineKind> kindWords{{QStringLiteral("overdue"), DeadlineKind::Case},
                                     {QStringLiteral("stage"), DeadlineKind::Stage},
                                     {QStringLiteral("order"), DeadlineKind::Order},
                                     {QStringLiteral("whistle_sign"), DeadlineKind::WhistleSign},
                                     {QStringLiteral("whistle_arrive"), DeadlineKind::WhistleArrive},
                                     {QStringLiteral("whistle_handle"), DeadlineKind::WhistleHandle}};

/// Payload member of the rules' own actions, so that the log itself says what was done.
const QString ruleMember = QStringLiteral("escalation");

bool wasDone(const QString &rule, TimeMs since, const QList<Action> &past)
{
    return std::any_of(past.begin(), past.end(), [&](const Action &a) {
        return a.at >= since && a.payload[ruleMember].toString() == rule;
    });
}

} // namespace

QList<CaseDeadline> deadlinesOf(const CaseState &state)
{
    QList<CaseDeadline> list;
    if (state.closedAt)
        return list;
    if (!state.stoppedAt && state.dueAt)
        list << CaseDeadline{DeadlineKind::Case, state.dueAt, state.org};
    if (!state.stoppedAt && state.stageDue)
        list << CaseDeadline{DeadlineKind::Stage, state.stageDue, state.org};
    if (state.order.due && !state.order.answeredAt)
        list << CaseDeadline{DeadlineKind::Order, state.order.due, state.org};
    if (state.whistle.isOpen())
        for (const WhistleLeg &leg : state.whistle.legs) {
            if (leg.isOver())
                continue;
            const CaseDeadline next = !leg.signedAt    ? CaseDeadline{DeadlineKind::WhistleSign, leg.signDue, leg.org}
                                      : !leg.arrivedAt ? CaseDeadline{DeadlineKind::WhistleArrive, leg.arriveDue, leg.org}
                                                       : CaseDeadline{DeadlineKind::WhistleHandle, leg.handleDue, leg.org};
            if (next.due)
                list << next;
        }
    std::stable_sort(list.begin(), list.end(), [](const CaseDeadline &a, const CaseDeadline &b) { return a.due < b.due; });
    return list;
}

Result<Escalation> Escalation::fromJson(const QByteArray &json, const QString &fileName, const Workflow &workflow)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行：%3")
                                             .arg(fileName)
                                             .arg(json.left(parse.offset).count('\n') + 1)
                                             .arg(parse.errorString()));
    Escalation table;
    for (const QJsonValue &value : root[QLatin1String("rules")].toArray()) {
        const QString id = value[QLatin1String("id")].toString(), action = value[QLatin1String("do")].toString(),
                      when = value[QLatin1String("when")].toString(), after = value[QLatin1String("after")].toString();
        const auto bad = [&](const QString &why) {
            return fail(ErrorKind::BadInput, QStringLiteral("%1 的规则 %2：%3").arg(fileName, id, why));
        };
        const bool atOnce = after.startsWith(QLatin1Char('0'));
        const auto limit = atOnce ? std::optional(Limit()) : limitFrom(after);
        if (!limit)
            return bad(QStringLiteral("after“%1”读不懂，应形如“2 工作时”").arg(after));
        if (!kindWords.contains(when))
            return bad(QStringLiteral("when“%1”不认识，可用：%2").arg(when, QStringList(kindWords.keys()).join(QStringLiteral("、"))));
        const WorkflowAction *known = workflow.action(action);
        if (!known || !known->roles.contains(QLatin1String("system")))
            return bad(QStringLiteral("系统不能做“%1”").arg(action));
        if (id.isEmpty() || std::any_of(table.m_rules.begin(), table.m_rules.end(), [&id](const Rule &r) { return r.id == id; }))
            return bad(QStringLiteral("编号缺失或重复"));
        table.m_rules << Rule{id, action, value[QLatin1String("text")].toString(), kindWords.value(when), *limit};
    }
    return table;
}

Result<Escalation> Escalation::load()
{
    const auto workflow = Workflow::load();
    if (!workflow)
        return tl::unexpected(workflow.error());
    return readResource(QStringLiteral("escalation.json")).and_then([&](const Resource &r) {
        return fromJson(r.bytes, r.fileName, *workflow);
    });
}

std::optional<Action> Escalation::dueAction(const Workflow &workflow, const WorkCalendar &calendar, const CaseState &state,
                                            const QList<Action> &past, TimeMs now) const
{
    for (const CaseDeadline &deadline : deadlinesOf(state)) {
        if (deadline.due > now)
            break;
        for (const Rule &rule : m_rules) {
            if (rule.when != deadline.kind || wasDone(rule.id, deadline.due, past))
                continue;
            if ((rule.after.amount ? calendar.dueAt(deadline.due, rule.after) : deadline.due) > now)
                continue;
            const WorkflowAction *action = workflow.action(rule.action);
            if (!action || !workflow.refusal(*action, state).isEmpty())
                continue;
            return Action{uuid7(now),
                          state.id,
                          rule.action,
                          QStringLiteral("system"),
                          {},
                          now,
                          state.version,
                          {{QStringLiteral("text"), rule.text},
                           {QStringLiteral("reason"), rule.text},
                           {QStringLiteral("org"), deadline.org},
                           {ruleMember, rule.id}}};
        }
    }
    return std::nullopt;
}

} // namespace huying
