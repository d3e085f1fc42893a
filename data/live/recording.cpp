// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/recording.h"

#include "data/store/caserow.h"

namespace huying
{

namespace
{

/// Taking back more cases than this is dearer for the search index than building it again.
constexpr qsizetype rebuildFrom = 3000;

QList<CaseId> casesTouchedAfter(SQLite::Database &db, TimeMs at)
{
    QList<CaseId> ids;
    SQLite::Statement rows(db, "SELECT DISTINCT case_id FROM actions WHERE at > ?");
    rows.bind(1, static_cast<int64_t>(at));
    while (rows.executeStep())
        ids << QUuid::fromRfc4122(blobAt(rows, 0));
    return ids;
}

} // namespace

Result<void> Recording::rewind(TimeMs at)
{
    return guarded(m_store.path(), QStringLiteral("回到过去"), [&]() -> Result<void> {
        SQLite::Database &db = m_store.db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        const QList<CaseId> touched = casesTouchedAfter(db, at);
        SQLite::Statement keep(db, std::string("INSERT INTO recorded (") + actionColumns + ") SELECT " + actionColumns
                                       + " FROM actions WHERE at > ? ORDER BY at, case_id, expected_version");
        keep.bind(1, static_cast<int64_t>(at));
        keep.exec();
        SQLite::Statement drop(db, "DELETE FROM actions WHERE at > ?");
        drop.bind(1, static_cast<int64_t>(at));
        drop.exec();
        db.exec("DELETE FROM alarms WHERE at > " + std::to_string(at)); // decided later than it is now
        const bool rebuild = touched.size() >= rebuildFrom;
        for (const CaseId &id : touched)
            if (const auto folded = m_log.refold(id, !rebuild); !folded)
                return tl::unexpected(folded.error());
        if (rebuild)
            SearchIndex(m_store).rebuild();
        transaction.commit();
        return {};
    });
}

Result<Recording::Step> Recording::playUntil(TimeMs now, int limit)
{
    return guarded(m_store.path(), QStringLiteral("回放"), [&]() -> Result<Step> {
        SQLite::Statement due(m_store.db(), std::string("SELECT seq, ") + actionColumns
                                                + " FROM recorded WHERE at <= ? ORDER BY at, seq LIMIT ?");
        due.bind(1, static_cast<int64_t>(now));
        due.bind(2, limit);
        QList<Action> actions;
        QList<qint64> seqs;
        while (due.executeStep()) {
            seqs << due.getColumn(0).getInt64();
            actions << readAction(due, 1);
        }
        Step step;
        if (actions.isEmpty())
            return step;
        const auto results = m_log.submitAll({actions.constData(), static_cast<std::size_t>(actions.size())}, seqs);
        if (!results)
            return tl::unexpected(results.error());
        for (const Result<CaseState> &result : *results)
            result ? static_cast<void>(step.changed << *result) : static_cast<void>(++step.leftOut);
        return step;
    });
}

} // namespace huying
