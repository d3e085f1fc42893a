// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/journal.h"

#include "data/store/asidecases.h"
#include "data/store/passwords.h"
#include "data/sync/journalparts.h"
#include "data/sync/synctables.h"

#include <algorithm>
#include <cstring>

namespace huying
{

namespace
{

/// Changes of one case that stand together, so that it is folded once.
QList<UpstreamChange> gathered(const QList<UpstreamChange> &changes)
{
    QList<UpstreamChange> result;
    QHash<CaseId, qsizetype> last;
    for (const UpstreamChange &change : changes) {
        const bool isAction = change.what == UpstreamChange::What::Action;
        if (const auto at = last.constFind(change.caseId); isAction && at != last.cend()) {
            result[*at].actions += change.actions;
            continue;
        }
        if (isAction)
            last.insert(change.caseId, result.size());
        else
            last.remove(change.caseId);
        result << change;
    }
    return result;
}

} // namespace

Journal::Journal(Store &store, const Workflow &workflow, CaseLog &log) : m_store(store), m_workflow(workflow), m_log(log), m_files(store), m_alarms(store) {}

Journal::Binding Journal::binding()
{
    return {m_store.meta(QStringLiteral("upstream")), m_store.meta(QStringLiteral("upstream_account")),
            m_store.meta(QStringLiteral("upstream_position"))};
}

Result<void> Journal::bind(const Binding &binding)
{
    return guarded(m_store.path(), QStringLiteral("绑定上级库"), [&]() -> Result<void> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        m_store.setMeta(QStringLiteral("upstream"), binding.incarnation);
        m_store.setMeta(QStringLiteral("upstream_account"), binding.account);
        m_store.setMeta(QStringLiteral("upstream_position"), binding.position);
        transaction.commit();
        m_log.keepForUpstream(binding.account);
        return {};
    });
}

Result<void> Journal::keepPassword(const QString &account, const QString &password)
{
    return guarded(m_store.path(), QStringLiteral("记下口令"), [&]() -> Result<void> {
        if (!password.isEmpty() && (!hasPassword(m_store, account) || !isPassword(m_store, account, password)))
            setPassword(m_store, account, password);
        return {};
    });
}

Result<Journal::Counts> Journal::counts()
{
    return guarded(m_store.path(), QStringLiteral("读取待传动作"), [&]() -> Result<Counts> {
        SQLite::Statement row(m_store.db(), "SELECT (SELECT count(*) FROM outbox WHERE accepted = 0 AND account = ?1), "
                                            "(SELECT count(*) FROM outbox WHERE accepted = 0 AND account < ?1) + "
                                            "(SELECT count(*) FROM outbox WHERE accepted = 0 AND account > ?1), "
                                            "(SELECT count(*) FROM returned WHERE decision = 0 AND account = ?1)");
        row.bind(1, toSql(binding().account));
        row.executeStep();
        const QList<AsideCase> aside = huying::asideCases(m_store);
        return Counts{row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getInt64(), aside.size(), asideWords(aside)};
    });
}

bool Journal::othersWait(const QString &account)
{
    SQLite::Statement row(m_store.db(), "SELECT EXISTS (SELECT 1 FROM outbox WHERE accepted = 0 AND account < ?1) "
                                        "OR EXISTS (SELECT 1 FROM outbox WHERE accepted = 0 AND account > ?1)");
    row.bind(1, toSql(account));
    row.executeStep();
    return row.getColumn(0).getInt() != 0;
}

Result<QList<Action>> Journal::waiting(int atMost, const QSet<QUuid> &but)
{
    return guarded(m_store.path(), QStringLiteral("读取待传动作"), [&]() -> Result<QList<Action>> {
        const QString account = binding().account;
        // Asked of each action only where somebody else's wait at all, which is after a handover.
        const std::string behindOthers = othersWait(account) ? "AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.case_id = o.case_id "
                                                               "AND e.seq < o.seq AND e.accepted = 0 AND e.account <> ?1) "
                                                             : "";
        SQLite::Statement rows(m_store.db(), "SELECT a.id, a.case_id, a.kind, a.actor, a.org, a.at, a.expected_version, a.payload "
                                             "FROM outbox o JOIN actions a ON a.id = o.action "
                                             "WHERE o.accepted = 0 AND o.account = ?1 " + behindOthers + "ORDER BY o.seq LIMIT ?2");
        rows.bind(1, toSql(account));
        rows.bind(2, static_cast<int64_t>(atMost + but.size()));
        QList<Action> actions;
        while (actions.size() < atMost && rows.executeStep())
            if (!but.contains(QUuid::fromRfc4122(blobAt(rows, 0))))
                actions << readAction(rows);
        return actions;
    });
}

Result<QSet<CaseId>> Journal::waitingCases()
{
    return guarded(m_store.path(), QStringLiteral("读取待传动作"), [&]() -> Result<QSet<CaseId>> {
        SQLite::Statement rows(m_store.db(), "SELECT DISTINCT case_id FROM outbox WHERE accepted = 0");
        QSet<CaseId> cases;
        while (rows.executeStep())
            cases << QUuid::fromRfc4122(blobAt(rows, 0));
        return cases;
    });
}

Result<void> Journal::doubtUnseen()
{
    return guarded(m_store.path(), QStringLiteral("核对已送动作"), [&]() -> Result<void> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        m_store.db().exec("UPDATE outbox SET accepted = 0 WHERE accepted = 1");
        m_files.doubtUnseen();
        m_alarms.doubtUnseen();
        transaction.commit();
        return {};
    });
}

Result<Journal::Taken> Journal::take(const UpstreamNews &news, TimeMs now)
{
    try {
        return guarded(m_store.path(), QStringLiteral("写入上级库的变化"), [&]() -> Result<Taken> {
            SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
            Taken taken;
            m_hasReturned = SQLite::Statement(m_store.db(), "SELECT 1 FROM returned WHERE decision = 0 LIMIT 1").executeStep();
            m_aside.clear();
            for (const AsideCase &one : huying::asideCases(m_store))
                m_aside << one.id;
            for (const UpstreamChange &change : gathered(news.changes))
                takeOne(change, news, now, taken);
            if (!taken.unclear.isEmpty())
                return Taken{{}, {}, {}, taken.unclear, 0, {}};
            if (!news.position.isNull())
                m_store.setMeta(QStringLiteral("upstream_position"), news.position);
            transaction.commit();
            return taken;
        });
    } catch (const Stopped &stopped) {
        return tl::unexpected(stopped.error);
    }
}

void Journal::takeOne(const UpstreamChange &change, const UpstreamNews &news, TimeMs now, Taken &taken)
{
    if (news.isAfterRestore && !change.caseId.isNull())
        giveBackLost(change, news.known, now, taken);
    if (m_hasReturned)
        takeOffReturned(change.actions, taken);
    switch (change.what) {
    case UpstreamChange::What::Action:
        takeLog(change.caseId, change.actions, Told::News, now, taken);
        break;
    case UpstreamChange::What::WholeLog:
        if (change.actions.isEmpty())
            drop(change.caseId, news, now, taken);
        else
            takeLog(change.caseId, change.actions, Told::WholeLog, now, taken);
        break;
    case UpstreamChange::What::Drop:
        drop(change.caseId, news, now, taken);
        break;
    case UpstreamChange::What::Row:
    case UpstreamChange::What::Table:
        takeRows(change, taken);
        break;
    case UpstreamChange::What::Scope:
        break; // the reader turns it into drops and whole logs
    }
}

/// True if upstream says again, in their order, what this seat sent first and as it sent it: nothing of the case changes then,
/// and its log, which may be long, is not folded anew.
bool Journal::isEcho(const CaseId &id, const QList<Action> &actions)
{
    SQLite::Statement rows(m_store.db(), std::string("SELECT ") + actionColumns + " FROM (SELECT seq, action FROM outbox WHERE case_id = ?1 "
                                             "ORDER BY seq LIMIT ?2) o JOIN actions a ON a.id = o.action ORDER BY o.seq");
    bindUuid(rows, 1, id);
    rows.bind(2, static_cast<int64_t>(actions.size()));
    for (const Action &action : actions)
        if (!rows.executeStep() || !isSame(readAction(rows), action))
            return false;
    return true;
}

void Journal::noteUnclear(const CaseId &id, Taken &taken)
{
    if (!taken.unclear.contains(id))
        taken.unclear << id;
}

/// Upstream's log only ever grows, so that what can't be folded stays in it: the seat lives on without this case's news.
void Journal::layAside(const CaseId &id, const QString &why, TimeMs now)
{
    setAside(m_store, id, why, now);
    m_aside << id;
}

void Journal::takeLog(const CaseId &id, const QList<Action> &actions, Told told, TimeMs now, Taken &taken)
{
    if (told == Told::News && (m_aside.contains(id) || std::ranges::any_of(actions, &QUuid::isNull, &Action::id))) {
        noteUnclear(id, taken);
        return;
    }
    if (told == Told::News && isEcho(id, actions)) {
        for (const Action &action : actions)
            settle(action.id);
        return;
    }
    const QSet<QUuid> own = ownOf(id);
    const CaseState before = orStop(m_log.read(id));
    CaseState after = before;
    if (told == Told::News && own.isEmpty() && actions.first().expectedVersion == before.version) {
        for (const Action &action : actions) { // nothing is in the way: no need to read what the case was
            const auto next = m_log.append(action, CaseLog::Origin::Upstream);
            if (!next) {
                noteUnclear(id, taken); // the whole log may be another
                return;
            }
            after = *next;
        }
    } else {
        const auto folded = reconcile(m_workflow, orStop(m_log.actionsOf(id)), own, actions, told);
        if (!folded || folded->hasGap) {
            if (told == Told::News)
                noteUnclear(id, taken);
            else
                layAside(id, folded ? QStringLiteral("动作不连续") : folded.error().message, now);
            return;
        }
        const Reconciled &r = *folded;
        const QList<Action> rest = r.confirmed.mid(r.kept) + r.waiting;
        after = r.state;
        m_log.rewrite(id, r.kept, {rest.constData(), static_cast<std::size_t>(rest.size())}, after);
        for (const QUuid &action : r.arrived)
            settle(action);
        for (const Overtaken &one : r.overtaken)
            giveBack(one.action, QStringLiteral("overtaken"), one.reason, now, taken);
    }
    if (m_aside.remove(id))
        takeFromAside(m_store, id);
    taken.changed.removeIf([&id](const CaseState &c) { return c.id == id; });
    taken.changed << after;
}

void Journal::takeRows(const UpstreamChange &change, Taken &taken)
{
    const SyncTable *table = syncTable(change.table);
    if (!table)
        return; // what this version of the program keeps nothing of
    // A row alone is written over, so that it keeps its fid; of several under one key some may be gone.
    const bool isAlone = change.what == UpstreamChange::What::Row && change.rows.size() == 1 && std::strcmp(table->key, table->conflict) == 0;
    const char *column = change.what == UpstreamChange::What::Table ? nullptr : table->key;
    const bool areAlarms = change.table == QLatin1String("alarms");
    const QList<KeptMark> aside = areAlarms ? m_alarms.takeAside() : QList<KeptMark>();
    m_log.index().removeRows(change.table, column, change.key);
    if (change.what == UpstreamChange::What::Table)
        dropRows(m_store.db(), *table);
    else if (!isAlone)
        dropRow(m_store.db(), *table, change.key);
    SyncRows rows(*table);
    for (const SyncRow &row : change.rows)
        rows.add(row);
    SyncTableWriter writer(m_store.db(), *table);
    isAlone ? writer.put(rows) : writer.add(rows);
    m_log.index().insertRows(change.table, column, change.key);
    if (change.table == QLatin1String("attachments"))
        m_files.keepOwnRows(change.what == UpstreamChange::What::Row ? std::optional(QUuid::fromString(change.key)) : std::nullopt);
    if (areAlarms)
        taken.alarmsOfOthers << m_alarms.putBack(aside, change.what == UpstreamChange::What::Row ? change.key : QString());
    if (!taken.tables.contains(change.table))
        taken.tables << change.table;
}

/// What the account did, upstream confirmed, and a backup does not know.
void Journal::giveBackLost(const UpstreamChange &change, const QSet<QUuid> &stillThere, TimeMs now, Taken &taken)
{
    QSet<QUuid> known = ownOf(change.caseId) + stillThere;
    for (const Action &action : change.actions)
        known << action.id;
    const QString account = binding().account;
    for (const Action &action : orStop(m_log.actionsOf(change.caseId)))
        if (!known.contains(action.id) && action.actor == account)
            giveBack(action, QStringLiteral("lost"), QStringLiteral("上级库从备份恢复过，已没有这个动作"), now, taken);
}

/// What upstream has is not given back, unless it lost that: it may be what took the case out of the account's scope.
void Journal::drop(const CaseId &id, const UpstreamNews &news, TimeMs now, Taken &taken)
{
    if (m_aside.remove(id))
        takeFromAside(m_store, id);
    const QSet<QUuid> own = ownOf(id), there = news.isAfterRestore ? news.known : news.known + ownOf(id, " AND accepted = 1");
    bool isThere = !news.isAfterRestore;
    for (const Action &action : orStop(m_log.actionsOf(id))) {
        const bool has = there.contains(action.id);
        isThere |= has;
        if (own.contains(action.id) && has)
            settle(action.id);
        else if (own.contains(action.id))
            giveBack(action, QStringLiteral("scope"), QStringLiteral("案卷已不在您的权限范围内"), now, taken);
    }
    m_files.caseGoes(id, !isThere ? FileBook::Going::Lost : news.isAfterRestore ? FileBook::Going::Behind : FileBook::Going::Scope);
    if (!orStop(m_log.read(id)).version)
        return;
    m_log.forget(id);
    taken.changed.removeIf([&id](const CaseState &c) { return c.id == id; });
    taken.gone << id;
}

Result<QHash<CaseId, Journal::HeldCase>> Journal::heldCases()
{
    return guarded(m_store.path(), QStringLiteral("读取案卷"), [&]() -> Result<QHash<CaseId, HeldCase>> {
        SQLite::Statement rows(m_store.db(), "SELECT c.id, c.version, c.updated_at, coalesce(o.n, 0) FROM cases c LEFT JOIN "
                                             "(SELECT case_id, count(*) AS n FROM outbox GROUP BY case_id) o ON o.case_id = c.id");
        QHash<CaseId, HeldCase> held;
        while (rows.executeStep()) {
            const int version = rows.getColumn(1).getInt(), own = rows.getColumn(3).getInt();
            held.insert(QUuid::fromRfc4122(blobAt(rows, 0)), {version, rows.getColumn(2).getInt64(), own > 0, own >= version});
        }
        return held;
    });
}

} // namespace huying
