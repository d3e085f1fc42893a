// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/casedesk.h"

#include "data/rules/recommend.h"
#include "data/store/caserow.h"

#include <QDateTime>
#include <QJsonArray>

namespace huying
{

namespace
{

constexpr TimeMs historyAfter = 30 * dayMs;

}

CaseDesk::CaseDesk(Store &store, const Workflow &workflow, const Deadlines &deadlines, const Escalation &escalation,
                   std::optional<Account> account)
    : m_store(store), m_workflow(workflow), m_deadlines(deadlines), m_escalation(escalation),
      m_account(std::move(account)), m_log(store, workflow)
{
}

void CaseDesk::workForUpstream(const QString &account)
{
    m_hasUpstream = true;
    m_log.keepForUpstream(account);
}

/// The next free number of the day, "QDmmdd-nnnn", "LSmmdd-nnnn" (临时) while upstream has not given one; local time of
/// the seat. A replay's coming cases count too.
Result<QString> CaseDesk::nextNumber(TimeMs at)
{
    return guarded(m_store.path(), QStringLiteral("编号"), [&]() -> Result<QString> {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
        const QString day = QLatin1String(m_hasUpstream ? "LS" : "QD") + time.toString(QStringLiteral("MMdd")) + QLatin1Char('-');
        SQLite::Statement last(m_store.db(),
                               "SELECT max(no) FROM (SELECT no FROM cases WHERE no >= ?1 AND no < ?1 || 'z' UNION ALL "
                               "SELECT json_extract(payload, '$.no') FROM recorded WHERE kind = 'report' AND at BETWEEN ?2 AND ?3) "
                               "WHERE no >= ?1 AND no < ?1 || 'z' AND length(no) = 11");
        const TimeMs midnight = time.date().startOfDay().toMSecsSinceEpoch();
        last.bind(1, toSql(day));
        last.bind(2, static_cast<int64_t>(midnight));
        last.bind(3, static_cast<int64_t>(midnight + dayMs));
        const int number = last.executeStep() ? textAt(last, 0).mid(7).toInt() : 0;
        return day + QStringLiteral("%1").arg(number + 1, 4, 10, QLatin1Char('0'));
    });
}

Result<void> CaseDesk::complete(const CaseState &before, Action &action)
{
    const WorkflowAction *rule = m_workflow.action(action.kind);
    // Undoing asks the fold, which only the log has; it checks whose action it was.
    if (rule && m_account && rule->to != QLatin1String("<<"))
        if (const QString why = m_workflow.refusal(*rule, before, *m_account, action.at); !why.isEmpty())
            return fail(ErrorKind::Refused, why);
    if (action.expectedVersion == 0 && action.payload.value(QLatin1String("no")).toString().isEmpty()) {
        const auto number = nextNumber(action.at);
        if (!number)
            return tl::unexpected(number.error());
        action.payload[QLatin1String("no")] = *number;
    }
    if (const auto admitted = admit(action); !admitted)
        return admitted;
    m_deadlines.fill(m_workflow, before, action);
    if (action.kind == QLatin1String("dispatch"))
        return checkUnits(before, action);
    return action.kind == QLatin1String("merge") ? resolveTarget(action) : Result<void>();
}

/// Nothing outside the catalogue gets into the grid unless somebody says why it must; the catalogue knows the way.
Result<void> CaseDesk::admit(Action &action) const
{
    if (!m_admission || !m_account || action.kind != QLatin1String("report"))
        return {};
    QJsonObject &report = action.payload;
    const QString item = report[QLatin1String("item")].toString();
    if (report[QLatin1String("variant")].toString().isEmpty())
        if (const QString variant = m_admission->variantOf(item); !variant.isEmpty())
            report[QLatin1String("variant")] = variant;
    const QString why = m_admission->refusal(item, report[QLatin1String("title")].toString());
    if (why.isEmpty() || !report[QLatin1String("reason")].toString().trimmed().isEmpty())
        return {};
    return fail(ErrorKind::Refused, why + QStringLiteral("；可改按咨询受理，或写明理由"));
}

/// Nobody is sent off duty, without certificate or offline unless that was confirmed, whichever way the order came.
Result<void> CaseDesk::checkUnits(const CaseState &before, const Action &action)
{
    return guarded(m_store.path(), QStringLiteral("派发"), [&]() -> Result<void> {
        const QJsonObject confirmed = action.payload.value(QLatin1String("despite")).toObject();
        SQLite::Statement row(m_store.db(), "SELECT name, shift, certified_until, status FROM units WHERE ref = ?");
        QStringList doubtful;
        for (const QJsonValue &value : action.payload.value(QLatin1String("units")).toArray()) {
            const QString ref = value.toString();
            if (before.units.contains(ref) || confirmed.contains(ref))
                continue;
            row.reset();
            row.bind(1, toSql(ref));
            if (!row.executeStep())
                continue; // a roster may be kept elsewhere
            UnitRow unit;
            unit.shift = textAt(row, 1);
            unit.certifiedUntil = row.getColumn(2).getInt64();
            unit.status = textAt(row, 3) == QLatin1String("offline") ? UnitStatus::Offline : UnitStatus::Free;
            if (const QStringList doubts = doubtsAbout(unit, action.at); !doubts.isEmpty())
                doubtful << QStringLiteral("%1%2").arg(textAt(row, 0), doubts.join(QStringLiteral("、")));
        }
        if (doubtful.isEmpty())
            return {};
        return fail(ErrorKind::Refused, QStringLiteral("%1，要派请先确认").arg(doubtful.join(QStringLiteral("；"))));
    });
}

/// People name the case to merge into by its number; the log keeps its id.
Result<void> CaseDesk::resolveTarget(Action &action)
{
    return guarded(m_store.path(), QStringLiteral("并案"), [&]() -> Result<void> {
        const QString named = action.payload.value(QLatin1String("into")).toString().trimmed();
        SQLite::Statement target(m_store.db(), "SELECT id, merged_into FROM cases WHERE no = ?1 OR id = ?2");
        const QByteArray id = idBytes(QUuid::fromString(named));
        target.bind(1, toSql(named.toUpper()));
        target.bind(2, id.constData(), static_cast<int>(id.size()));
        if (!target.executeStep())
            return fail(ErrorKind::Refused, QStringLiteral("没有编号为 %1 的案卷，不能并入").arg(named));
        const CaseId into = QUuid::fromRfc4122(blobAt(target, 0));
        if (into == action.caseId || !target.getColumn(1).isNull())
            return fail(ErrorKind::Refused, QStringLiteral("%1 是它自己，或已并入别的案卷，不能并入").arg(named));
        action.payload[QLatin1String("into")] = into.toString(QUuid::WithoutBraces);
        return {};
    });
}

/// A reporter who isn't satisfied sends the case back, the one that his was merged into if it was.
void CaseDesk::addRework(const CaseState &asked, const Action &action, QList<Action> &actions)
{
    const bool isAnswer = action.kind == QLatin1String("follow_up") || action.kind == QLatin1String("rate");
    if (!isAnswer || !m_deadlines.reworksDissatisfied() || action.payload.value(QLatin1String("satisfaction")).toInt() != 1)
        return;
    CaseState target = asked;
    if (!asked.mergedInto.isNull()) {
        if (const auto main = m_log.read(asked.mergedInto))
            target = *main;
    } else {
        ++target.version; // the answer itself comes first
    }
    const bool isOver = m_workflow.isFinal(target.state);
    Action rework{uuid7(action.at), target.id, isOver ? QStringLiteral("reopen") : QStringLiteral("fail"), QStringLiteral("system"),
                  {}, action.at, target.version, {{QStringLiteral("reason"), QStringLiteral("回访不满意")}}};
    m_deadlines.fill(m_workflow, target, rework);
    actions << rework;
}

/// Whoever reported a case that was merged into this one is answered when this one ends.
QList<Action> CaseDesk::following(const CaseState &before, const Action &action)
{
    QList<Action> actions;
    const WorkflowAction *rule = m_workflow.action(action.kind);
    addRework(before, action, actions);
    if (!rule || !m_workflow.isFinal(rule->to) || m_workflow.isFinal(before.state))
        return actions;
    SQLite::Statement merged(m_store.db(), "SELECT id, version FROM cases WHERE merged_into = ? AND state = 'merged'");
    const QByteArray id = idBytes(action.caseId);
    merged.bind(1, id.constData(), static_cast<int>(id.size()));
    while (merged.executeStep())
        actions << Action{uuid7(action.at),
                          QUuid::fromRfc4122(blobAt(merged, 0)),
                          QStringLiteral("answer"),
                          QStringLiteral("system"),
                          {},
                          action.at,
                          merged.getColumn(1).getInt(),
                          {{QStringLiteral("result"), QStringLiteral("并入的案卷 %1 已办结").arg(before.no)}}};
    return actions;
}

Result<void> CaseDesk::step(Action &action, QList<CaseState> &changed)
{
    action.payload = writable(action.payload);
    const auto before = m_log.read(action.caseId);
    if (!before)
        return tl::unexpected(before.error());
    if (action.at < before->updatedAt) { // the clock was set back: order stays, what the clock said is kept
        action.payload[QLatin1String("wall")] = action.at;
        action.at = before->updatedAt;
    }
    if (const auto done = complete(*before, action); !done)
        return done;
    const auto after = m_log.append(action);
    if (!after)
        return tl::unexpected(after.error());
    changed.removeIf([&](const CaseState &c) { return c.id == after->id; });
    changed.prepend(*after);
    for (const Action &next : following(*before, action))
        if (const auto followed = m_log.append(next))
            changed << *followed;
    return {};
}

Result<QList<CaseState>> CaseDesk::submit(Action action)
{
    return submitSteps({std::move(action)});
}

Result<QList<CaseState>> CaseDesk::submitSteps(QList<Action> actions, const std::function<Result<void>()> &also)
{
    return guarded(m_store.path(), QStringLiteral("写入动作"), [&]() -> Result<QList<CaseState>> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        QList<CaseState> changed;
        for (Action &action : actions) {
            if (!changed.isEmpty())
                action.expectedVersion = changed.first().version;
            if (const auto done = step(action, changed); !done)
                return tl::unexpected(done.error());
        }
        if (also)
            if (const auto done = also(); !done)
                return tl::unexpected(done.error());
        transaction.commit();
        return changed;
    });
}

Result<QList<Result<QList<CaseState>>>> CaseDesk::submitAll(const QList<Action> &actions)
{
    using All = QList<Result<QList<CaseState>>>;
    return guarded(m_store.path(), QStringLiteral("写入动作"), [&]() -> Result<All> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        All results;
        results.reserve(actions.size());
        for (Action action : actions) {
            QList<CaseState> changed;
            const auto done = step(action, changed);
            if (!done && done.error().kind == ErrorKind::Storage)
                return tl::unexpected(done.error());
            results << (done ? Result<QList<CaseState>>(changed) : tl::unexpected(done.error()));
        }
        transaction.commit();
        return results;
    });
}

QList<CaseId> CaseDesk::overdueCases(TimeMs now)
{
    SQLite::Statement rows(m_store.db(),
                           "SELECT id FROM cases WHERE closed_at IS NULL AND (due_at BETWEEN ?1 AND ?2 OR stage_due BETWEEN ?1 AND ?2 OR "
                           "(details IS NOT NULL AND updated_at > ?1)) AND id NOT IN (SELECT case_id FROM recorded)");
    rows.bind(1, static_cast<int64_t>(now - historyAfter));
    rows.bind(2, static_cast<int64_t>(now));
    QList<CaseId> ids;
    while (rows.executeStep())
        ids << QUuid::fromRfc4122(blobAt(rows, 0));
    return ids;
}

Result<QList<CaseState>> CaseDesk::escalate(TimeMs now, int atMost)
{
    if (m_hasUpstream)
        return QList<CaseState>(); // two hundred seats would each do it
    return guarded(m_store.path(), QStringLiteral("督查"), [&]() -> Result<QList<CaseState>> {
        QList<CaseState> changed;
        for (const CaseId &id : overdueCases(now)) {
            const auto state = m_log.read(id);
            const auto past = m_log.actionsOf(id);
            if (!state || !past)
                return tl::unexpected(state ? past.error() : state.error());
            auto action = m_escalation.dueAction(m_workflow, m_deadlines.calendar(), *state, *past, now);
            if (!action || action->at < state->updatedAt)
                continue;
            m_deadlines.fill(m_workflow, *state, *action);
            if (const auto after = m_log.submit(*action))
                changed << *after;
            else if (after.error().kind == ErrorKind::Storage)
                return tl::unexpected(after.error());
            if (changed.size() >= atMost)
                break;
        }
        return changed;
    });
}

} // namespace huying
