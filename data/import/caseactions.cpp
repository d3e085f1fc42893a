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
    return QDateTime::fromMSecsSinceEpoch(at).toUTC().toString(Qt::ISODate);
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
    : m_actor(std::move(actor)), m_openUntil(std::move(openUntil))
{
    if (const WorkflowAction *report = workflow.action(QStringLiteral("report")))
        m_reported = report->to;
    walk(workflow, m_reported);
}

void CaseActions::walk(const Workflow &workflow, QString state)
{
    static const QStringList early{QStringLiteral("intake"), QStringLiteral("filing"), QStringLiteral("dispatch")};
    while (!workflow.isFinal(state)) {
        const auto rule = std::find_if(workflow.actions().begin(), workflow.actions().end(), [&](const WorkflowAction &a) {
            return a.primary && a.from.contains(state);
        });
        if (rule == workflow.actions().end() || m_steps.size() > workflow.actions().size()) {
            m_stuckIn = state;
            return;
        }
        const WorkflowState *from = workflow.state(state);
        m_steps << Step{rule->code, rule->zh, rule->to, from && early.contains(from->stage), workflow.isFinal(rule->to),
                        rule->needs.contains(QStringLiteral("org")), rule->needs.contains(QStringLiteral("result"))};
        state = rule->to;
    }
}

Action CaseActions::action(const ImportedCase &facts, const Step &step, int index) const
{
    Action action;
    action.caseId = facts.id;
    action.kind = step.kind;
    action.actor = m_actor;
    action.org = facts.org;
    action.at = step.isEarly || !facts.closed ? facts.opened : facts.closed;
    action.expectedVersion = index;
    action.id = importedActionId(facts.id, step.kind, index, action.at);
    if (step.needsOrg)
        action.payload[QLatin1String("org")] = facts.org;
    if (step.needsResult)
        action.payload[QLatin1String("result")] = facts.result;
    if (!step.isFinal)
        action.payload[QLatin1String("inferred")] = true;
    return action;
}

RowResult<QList<Action>> CaseActions::of(const ImportedCase &facts) const
{
    Action report;
    report.caseId = facts.id;
    report.kind = QStringLiteral("report");
    report.actor = m_actor;
    report.at = facts.opened;
    report.payload = facts.report;
    report.id = importedActionId(facts.id, report.kind, 0, report.at);
    QList<Action> actions{report};
    if (facts.closed && !m_stuckIn.isEmpty())
        return reject({}, QStringLiteral("流程表里从“%1”走不到结案").arg(m_stuckIn));
    QString state = m_reported;
    for (const Step &step : m_steps) {
        if (!facts.closed && (m_openUntil.isEmpty() || state == m_openUntil || step.isFinal))
            break;
        if ((step.needsOrg && facts.org.isEmpty()) || (step.needsResult && facts.result.isEmpty()))
            return reject({}, QStringLiteral("案卷要走到“%1”，但没有 %2；请在对照文件给 fields.%2 写默认值")
                                  .arg(step.name, step.needsOrg ? QStringLiteral("org") : QStringLiteral("result")));
        actions << action(facts, step, static_cast<int>(actions.size()));
        state = step.to;
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
