// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/caseactions.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QtEndian>

namespace huying
{

namespace
{

QUuid importedActionId(const CaseId &id, const QString &kind, int index, TimeMs at)
{
    const QByteArray hash = QCryptographicHash::hash(id.toRfc4122() + kind.toUtf8() + '#' + QByteArray::number(index),
                                                     QCryptographicHash::Md5);
    return uuid7(at, qFromBigEndian<quint64>(hash.constData()), qFromBigEndian<quint64>(hash.constData() + 8));
}

QString timeText(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate);
}

QString valueText(const QJsonValue &value)
{
    const QString text = value.toVariant().toString();
    return text.isEmpty() ? QStringLiteral("（空）") : text;
}

/// First difference as a sentence, empty if the two say the same.
QString difference(const Action &planned, const Action &stored)
{
    if (planned.kind != stored.kind)
        return QStringLiteral("库里是“%1”，文件推出的是“%2”").arg(stored.kind, planned.kind);
    if (planned.at != stored.at)
        return QStringLiteral("“%1”的时间库里是 %2，文件是 %3").arg(planned.kind, timeText(stored.at), timeText(planned.at));
    QStringList members = planned.payload.keys() + stored.payload.keys();
    members.removeDuplicates();
    for (const QString &member : members)
        if (member != QLatin1String("area") && planned.payload[member] != stored.payload[member])
            return QStringLiteral("“%1”的 %2 库里是 %3，文件是 %4")
                .arg(planned.kind, member, valueText(stored.payload[member]), valueText(planned.payload[member]));
    return {};
}

} // namespace

CaseId importedCaseId(const QString &source, const QString &key)
{
    static const QUuid space(0x3f1d64b2, 0x7a0e, 0x4c59, 0x9d, 0x11, 0x5e, 0x88, 0x2b, 0xc6, 0x40, 0xf7);
    return QUuid::createUuidV5(space, source + QLatin1Char('\n') + key);
}

CaseActions::CaseActions(const Workflow &workflow, QString actor, QString openUntil)
    : m_workflow(workflow), m_actor(std::move(actor)), m_openUntil(std::move(openUntil))
{
}

const WorkflowAction *CaseActions::nextPrimary(const QString &state) const
{
    for (const WorkflowAction &rule : m_workflow.actions())
        if (rule.primary && rule.from.contains(state))
            return &rule;
    return nullptr;
}

Action CaseActions::step(const CaseFacts &facts, const WorkflowAction &rule, int index) const
{
    const WorkflowState *from = m_workflow.state(rule.from.isEmpty() ? QString() : rule.from.first());
    const bool early = !from || from->stage == QLatin1String("intake") || from->stage == QLatin1String("filing")
                       || from->stage == QLatin1String("dispatch");
    Action action;
    action.caseId = facts.id;
    action.kind = rule.code;
    action.actor = m_actor;
    action.org = facts.org;
    action.at = early || !facts.closed ? facts.opened : facts.closed;
    action.expectedVersion = index;
    action.id = importedActionId(facts.id, rule.code, index, action.at);
    const bool isFinal = m_workflow.isFinal(rule.to);
    if (rule.needs.contains(QStringLiteral("org")))
        action.payload[QStringLiteral("org")] = facts.org;
    if (rule.needs.contains(QStringLiteral("result")))
        action.payload[QStringLiteral("result")] = facts.result;
    if (!isFinal)
        action.payload[QStringLiteral("inferred")] = true;
    return action;
}

RowResult<QList<Action>> CaseActions::of(const CaseFacts &facts) const
{
    Action report;
    report.caseId = facts.id;
    report.kind = QStringLiteral("report");
    report.actor = m_actor;
    report.at = facts.opened;
    report.payload = facts.report;
    report.id = importedActionId(facts.id, report.kind, 0, report.at);
    QList<Action> actions{report};
    const WorkflowAction *rule = m_workflow.action(report.kind);
    QString state = rule ? rule->to : QString();
    while (!m_workflow.isFinal(state) && (facts.closed || (!m_openUntil.isEmpty() && state != m_openUntil))) {
        rule = nextPrimary(state);
        if (!rule || actions.size() > m_workflow.actions().size())
            return reject({}, QStringLiteral("流程表里从“%1”走不到结案").arg(state));
        actions << step(facts, *rule, static_cast<int>(actions.size()));
        for (const QString &need : {QStringLiteral("org"), QStringLiteral("result")})
            if (rule->needs.contains(need) && actions.last().payload[need].toString().isEmpty())
                return reject({}, QStringLiteral("案卷要走到“%1”，但没有 %2；请在对照文件给 fields.%2 写默认值").arg(rule->zh, need));
        state = rule->to;
    }
    return actions;
}

RowResult<qsizetype> newActions(const QList<Action> &planned, const QList<Action> &stored)
{
    const qsizetype common = std::min(planned.size(), stored.size());
    for (qsizetype i = 0; i < common; ++i) {
        const QString why = difference(planned[i], stored[i]);
        // What the office has done with the case since outlives an old file, but not a file that says otherwise.
        if (!why.isEmpty())
            return reject({}, QStringLiteral("与库里已有的动作矛盾：%1").arg(why));
    }
    return planned.size() - common;
}

} // namespace huying
