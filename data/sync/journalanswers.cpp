// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/journal.h"

#include "data/sync/journalparts.h"

// What upstream answered to what was sent, and what comes back to its operator.
namespace huying
{

Result<Journal::Taken> Journal::answered(const QList<UpstreamAnswer> &answers, TimeMs now)
{
    try {
        return guarded(m_store.path(), QStringLiteral("写入上级库的答复"), [&]() -> Result<Taken> {
            SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
            Taken taken;
            SQLite::Statement accept(m_store.db(), "UPDATE outbox SET accepted = 1 WHERE action = ?");
            for (const UpstreamAnswer &answer : answers) {
                if (answer.status == UpstreamAnswer::Status::Refused) {
                    withdraw(answer, now, taken);
                    continue;
                }
                bindUuid(accept, 1, answer.id);
                accept.exec();
                accept.reset();
            }
            transaction.commit();
            return taken;
        });
    } catch (const Stopped &stopped) {
        return tl::unexpected(stopped.error);
    }
}

/// Takes a refused action, and what stands on it, out of its case.
void Journal::withdraw(const UpstreamAnswer &answer, TimeMs now, Taken &taken)
{
    SQLite::Statement find(m_store.db(), "SELECT case_id FROM outbox WHERE action = ?");
    bindUuid(find, 1, answer.id);
    if (!find.executeStep())
        return; // the feed was quicker: it came back as overtaken
    const CaseId id = QUuid::fromRfc4122(blobAt(find, 0));
    const QList<Action> held = orStop(m_log.actionsOf(id));
    const QSet<QUuid> own = ownOf(id);
    CaseState state;
    qsizetype kept = 0;
    while (kept < held.size() && held[kept].id != answer.id)
        state = orStop(reduce(m_workflow, state, held[kept++]));
    for (qsizetype i = kept; i < held.size(); ++i)
        if (own.contains(held[i].id))
            giveBack(held[i], i == kept ? answer.code : QStringLiteral("overtaken"),
                     i == kept ? answer.reason : QStringLiteral("前一步没有被接受：%1").arg(answer.reason), now, taken);
    taken.changed.removeIf([&id](const CaseState &c) { return c.id == id; });
    if (kept) {
        m_log.rewrite(id, kept, {}, state);
        taken.changed << state;
    } else {
        m_log.forget(id);
        taken.gone << id;
    }
}

void Journal::giveBack(const Action &action, const QString &code, const QString &reason, TimeMs now, Taken &taken)
{
    SQLite::Statement keep(m_store.db(), std::string("INSERT OR IGNORE INTO returned (") + actionColumns
                                             + ", account, code, reason, returned_at) VALUES (?1,?2,?3,?4,?5,?6,?7,?8, "
                                               "coalesce((SELECT account FROM outbox WHERE action = ?1), ?12), ?9, ?10, ?11)");
    bindAction(keep, action);
    keep.bind(9, toSql(code));
    keep.bind(10, toSql(reason));
    keep.bind(11, static_cast<int64_t>(now));
    keep.bind(12, toSql(binding().account));
    taken.returned += keep.exec();
    settle(action.id);
}

/// It was given back while upstream did not show it: to do it again would double it.
void Journal::takeOffReturned(const QList<Action> &actions, Taken &taken)
{
    for (const Action &action : actions) {
        SQLite::Statement arrived(m_store.db(), "DELETE FROM returned WHERE id = ? AND decision = 0");
        bindUuid(arrived, 1, action.id);
        taken.returned += arrived.exec();
    }
}

QSet<QUuid> Journal::ownOf(const CaseId &id, const char *which)
{
    SQLite::Statement rows(m_store.db(), std::string("SELECT action FROM outbox WHERE case_id = ?") + which);
    bindUuid(rows, 1, id);
    QSet<QUuid> own;
    while (rows.executeStep())
        own << QUuid::fromRfc4122(blobAt(rows, 0));
    return own;
}

void Journal::settle(const QUuid &action)
{
    SQLite::Statement done(m_store.db(), "DELETE FROM outbox WHERE action = ?");
    bindUuid(done, 1, action);
    done.exec();
}

} // namespace huying
