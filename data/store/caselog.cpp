// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/caselog.h"

#include "data/store/caserow.h"

#include <algorithm>

namespace huying
{

namespace
{

std::string marks(int count)
{
    std::string list;
    for (int i = 0; i < count; ++i)
        list += i ? ",?" : "?";
    return list;
}

std::string assignments()
{
    // (a, b, …) = (?, ?, …) needs no second list of the columns.
    return "(" + std::string(caseColumns) + ") = (" + marks(caseColumnCount) + ")";
}

void bindId(SQLite::Statement &statement, int at, const QUuid &id)
{
    const QByteArray bytes = idBytes(id);
    if (at == 1)
        statement.tryReset(); // it may have failed before
    statement.bind(at, bytes.constData(), static_cast<int>(bytes.size()));
}

} // namespace

CaseLog::CaseLog(Store &store, const Workflow &workflow)
    : m_store(store), m_workflow(workflow), m_search(store),
      m_insertAction(store.db(), std::string("INSERT INTO actions (") + actionColumns + ") VALUES (" + marks(8) + ")"),
      m_insertCase(store.db(),
                   std::string("INSERT INTO cases (") + caseColumns + ") VALUES (" + marks(caseColumnCount) + ")"),
      m_updateCase(store.db(), "UPDATE cases SET " + assignments() + " WHERE id = ?" + std::to_string(caseColumnCount + 1)),
      m_selectCase(store.db(), std::string("SELECT fid, ") + caseColumns + " FROM cases WHERE id = ?"),
      m_known(store.db(), "SELECT 1 FROM actions WHERE id = ?"),
      m_insertStep(store.db(), std::string("INSERT INTO actions (") + actionColumns + ") VALUES (" + marks(8) + ")")
{
}

CaseState CaseLog::readRow(const CaseId &id, qint64 *fid)
{
    bindId(m_selectCase, 1, id);
    CaseState state;
    state.id = id;
    if (m_selectCase.executeStep()) {
        state = readCase(m_selectCase, 1);
        if (fid)
            *fid = m_selectCase.getColumn(0).getInt64();
    }
    m_selectCase.reset();
    return state;
}

bool CaseLog::isKnown(const QUuid &actionId)
{
    bindId(m_known, 1, actionId);
    const bool known = m_known.executeStep();
    m_known.reset();
    return known;
}

void CaseLog::writeAction(const Action &action)
{
    bindAction(m_insertAction, action);
    m_insertAction.exec();
    m_insertAction.reset();
}

void CaseLog::writeRow(const CaseState &before, const CaseState &after)
{
    if (before.version == 0) {
        bindCase(m_insertCase, after);
        m_insertCase.exec();
        m_insertCase.reset();
        return;
    }
    bindCase(m_updateCase, after);
    bindId(m_updateCase, caseColumnCount + 1, after.id);
    m_updateCase.exec();
    m_updateCase.reset();
}

void CaseLog::noteForUpstream(const Action &action)
{
    SQLite::Statement note(m_store.db(), "INSERT INTO outbox (action, case_id, account) VALUES (?, ?, ?)");
    bindId(note, 1, action.id);
    bindId(note, 2, action.caseId);
    note.bind(3, toSql(m_outboxAccount));
    note.exec();
}

void CaseLog::writeSearch(const CaseState &before, qint64 fid, const CaseState &after)
{
    if (before.version == 0) {
        m_search.insertCase(m_store.db().getLastInsertRowid(), after);
    } else if (before.title != after.title || before.address != after.address || before.no != after.no) {
        m_search.removeCase(fid, before);
        m_search.insertCase(fid, after);
    }
}

Result<CaseState> CaseLog::apply(const Action &action, Origin origin)
{
    qint64 fid = 0;
    const CaseState before = readRow(action.caseId, &fid);
    if (isKnown(action.id))
        return before;
    const auto after = reduce(m_workflow, action.kind == QLatin1String("undo") ? foldOf(action.caseId) : before, action);
    if (!after)
        return after;
    writeAction(action);
    writeRow(before, *after);
    writeSearch(before, fid, *after);
    if (origin == Origin::Seat && !m_outboxAccount.isNull())
        noteForUpstream(action);
    return after;
}

/// What a row does not hold: what the case was before its last action.
CaseState CaseLog::foldOf(const CaseId &id)
{
    CaseState state;
    state.id = id;
    for (const Action &action : actionsOf(id).value_or(QList<Action>()))
        if (auto next = reduce(m_workflow, state, action))
            state = std::move(*next);
    return state;
}

Result<CaseState> CaseLog::submit(const Action &action)
{
    return guarded(m_store.path(), QStringLiteral("写入动作"), [&]() -> Result<CaseState> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        auto after = apply(action);
        if (after)
            transaction.commit();
        return after;
    });
}

Result<QList<Result<CaseState>>> CaseLog::submitAll(std::span<const Action> actions, const QList<qint64> &recorded)
{
    return guarded(m_store.path(), QStringLiteral("写入动作"), [&]() -> Result<QList<Result<CaseState>>> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        QList<Result<CaseState>> results;
        results.reserve(static_cast<qsizetype>(actions.size()));
        for (const Action &action : actions)
            results << apply(action);
        for (const qint64 seq : recorded)
            m_store.db().exec("DELETE FROM recorded WHERE seq = " + std::to_string(seq));
        transaction.commit();
        return results;
    });
}

Result<CaseState> CaseLog::appendNew(std::span<const Action> actions)
{
    CaseState state;
    state.id = actions.empty() ? CaseId() : actions.front().caseId;
    for (const Action &action : actions) {
        auto next = reduce(m_workflow, state, action);
        if (!next)
            return next;
        state = std::move(*next);
    }
    for (const Action &action : actions)
        writeAction(action);
    if (state.version)
        writeRow(CaseState(), state);
    return state;
}

Result<void> fold(const Workflow &workflow, NewCase &made)
{
    made.state.id = made.id;
    const bool isUndone = std::ranges::any_of(made.steps, [](const NewCase::Step &s) { return s.kind == QLatin1String("undo"); });
    Payload payload;
    for (const NewCase::Step &s : made.steps) {
        payload.read({s.payload.constData(), static_cast<std::size_t>(s.payload.size())});
        const ActionView action{made.id, s.kind, s.actor, s.org, s.at, s.expectedVersion, payload};
        const auto done = payload.isBroken() ? fail(ErrorKind::Refused, QStringLiteral("内容读不出"))
                                             : reduceInto(workflow, made.state, action, isUndone);
        const WorkflowAction *rule = done ? nullptr : workflow.action(s.kind);
        if (!done)
            return fail(done.error().kind, QStringLiteral("第 %1 个动作 %2（%3）：%4").arg(s.expectedVersion + 1)
                                               .arg(s.id.toString(QUuid::WithoutBraces), rule ? rule->zh : s.kind, done.error().message));
    }
    return {};
}

void CaseLog::writeNew(const NewCase &made)
{
    const auto viewOf = [](const QByteArray &bytes) { return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())); };
    const QByteArray caseId = idBytes(made.id);
    for (const NewCase::Step &s : made.steps) {
        const QByteArray id = idBytes(s.id), kind = s.kind.toUtf8(), actor = s.actor.toUtf8(), org = s.org.toUtf8();
        m_insertStep.restart(viewOf(id));
        m_insertStep.bindBlob(2, viewOf(caseId));
        m_insertStep.bindKept(3, viewOf(kind));
        m_insertStep.bindKept(4, viewOf(actor));
        org.isEmpty() ? m_insertStep.bindNull(5) : m_insertStep.bindKept(5, viewOf(org));
        m_insertStep.bindNumber(6, s.at);
        m_insertStep.bindNumber(7, s.expectedVersion);
        m_insertStep.bindKept(8, viewOf(s.payload));
        m_insertStep.run();
    }
    if (made.state.version)
        writeRow(CaseState(), made.state);
}

Result<CaseState> CaseLog::refold(const CaseId &id, bool updateSearch)
{
    qint64 fid = 0;
    const CaseState before = readRow(id, &fid);
    const auto actions = actionsOf(id);
    if (!actions)
        return tl::unexpected(actions.error());
    CaseState after;
    after.id = id;
    for (const Action &action : *actions) {
        auto next = reduce(m_workflow, after, action);
        if (!next)
            return next;
        after = std::move(*next);
    }
    if (updateSearch && before.version)
        m_search.removeCase(fid, before);
    if (after.version)
        writeRow(before, after);
    else
        m_store.db().exec("DELETE FROM cases WHERE fid = " + std::to_string(fid));
    if (updateSearch && after.version)
        m_search.insertCase(before.version ? fid : m_store.db().getLastInsertRowid(), after);
    return after;
}

void CaseLog::rewrite(const CaseId &id, qsizetype kept, std::span<const Action> rest, const CaseState &after)
{
    qint64 fid = 0;
    const CaseState before = readRow(id, &fid);
    SQLite::Statement cut(m_store.db(), "DELETE FROM actions WHERE case_id = ? AND expected_version >= ?");
    bindId(cut, 1, id);
    cut.bind(2, static_cast<int64_t>(kept));
    cut.exec();
    for (const Action &action : rest)
        writeAction(action);
    writeRow(before, after);
    writeSearch(before, fid, after);
}

void CaseLog::forget(const CaseId &id)
{
    qint64 fid = 0;
    const CaseState before = readRow(id, &fid);
    if (before.version)
        m_search.removeCase(fid, before);
    for (const char *sql : {"DELETE FROM actions WHERE case_id = ?", "DELETE FROM cases WHERE id = ?", "DELETE FROM attachments WHERE case_id = ?"}) {
        SQLite::Statement drop(m_store.db(), sql);
        bindId(drop, 1, id);
        drop.exec();
    }
}

Result<CaseState> CaseLog::read(const CaseId &id)
{
    return guarded(m_store.path(), QStringLiteral("读取案卷"), [&]() -> Result<CaseState> { return readRow(id); });
}

Result<QList<Action>> CaseLog::actionsOf(const CaseId &id)
{
    return guarded(m_store.path(), QStringLiteral("读取动作"), [&]() -> Result<QList<Action>> {
        SQLite::Statement rows(m_store.db(), std::string("SELECT ") + actionColumns
                                                 + " FROM actions WHERE case_id = ? ORDER BY expected_version");
        bindId(rows, 1, id);
        QList<Action> actions;
        while (rows.executeStep())
            actions << readAction(rows);
        return actions;
    });
}

} // namespace huying
