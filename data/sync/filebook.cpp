// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/filebook.h"

#include "data/store/attachments.h"
#include "data/store/caserow.h"

#include <QFileInfo>

namespace huying
{

Result<std::optional<Upload>> FileBook::nextUp()
{
    return guarded(m_store.path(), QStringLiteral("读取待传附件"), [&]() -> Result<std::optional<Upload>> {
        SQLite::Statement row(m_store.db(), "SELECT u.seq, u.case_id, u.sha256, u.name, u.media_type, u.role, coalesce(c.no, ''), u.size, u.at "
                                            "FROM uploads u LEFT JOIN cases c ON c.id = u.case_id "
                                            "WHERE (u.state = 0 AND c.id IS NOT NULL OR u.state = 4) AND u.account = ? "
                                            "AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.case_id = u.case_id AND o.accepted = 0) ORDER BY u.seq LIMIT 1");
        row.bind(1, toSql(m_store.meta(QStringLiteral("upstream_account"))));
        if (!row.executeStep())
            return std::nullopt;
        return Upload{row.getColumn(0).getInt64(), QUuid::fromRfc4122(blobAt(row, 1)), textAt(row, 2), textAt(row, 3), textAt(row, 4), textAt(row, 5),
                      textAt(row, 6), row.getColumn(7).getInt64(), row.getColumn(8).getInt64()};
    });
}

Result<void> FileBook::sent(qint64 seq)
{
    return guarded(m_store.path(), QStringLiteral("记下附件的去向"), [&]() -> Result<void> {
        // Of a case that is not held no row comes back.
        SQLite::Statement write(m_store.db(), "UPDATE uploads SET reason = NULL, state = CASE WHEN EXISTS (SELECT 1 FROM cases c WHERE c.id = uploads.case_id) "
                                              "THEN 2 ELSE 3 END WHERE seq = ?");
        write.bind(1, static_cast<int64_t>(seq));
        write.exec();
        return {};
    });
}

Result<void> FileBook::refused(qint64 seq, const QString &reason)
{
    return guarded(m_store.path(), QStringLiteral("记下附件的去向"), [&]() -> Result<void> {
        SQLite::Statement write(m_store.db(), "UPDATE uploads SET state = 1, reason = ? WHERE seq = ?");
        write.bind(1, toSql(reason));
        write.bind(2, static_cast<int64_t>(seq));
        write.exec();
        return {};
    });
}

Result<FileBook::Counts> FileBook::counts()
{
    return guarded(m_store.path(), QStringLiteral("读取待传附件"), [&]() -> Result<Counts> {
        // What waits for its case to be reported anew is on no way yet.
        SQLite::Statement row(m_store.db(), "SELECT count(*) FILTER (WHERE u.state = 4 OR u.state = 0 AND c.id IS NOT NULL), "
                                            "count(*) FILTER (WHERE u.state = 1) FROM uploads u "
                                            "LEFT JOIN cases c ON c.id = u.case_id WHERE u.state IN (0, 1, 4) AND u.account = ?");
        row.bind(1, toSql(m_store.meta(QStringLiteral("upstream_account"))));
        row.executeStep();
        return Counts{row.getColumn(0).getInt64(), row.getColumn(1).getInt64()};
    });
}

QList<MissingFile> FileBook::missingAmong(SQLite::Statement &rows, int number)
{
    QList<MissingFile> missing;
    while (missing.size() < number && rows.executeStep()) {
        const MissingFile file{textAt(rows, 0), textAt(rows, 1), rows.getColumn(2).getInt64()};
        if (!QFileInfo::exists(attachmentPath(filesFolder(), file.sha256)))
            missing << file;
    }
    return missing;
}

Result<QList<MissingFile>> FileBook::missingOf(const CaseId &id)
{
    return guarded(m_store.path(), QStringLiteral("读取附件"), [&]() -> Result<QList<MissingFile>> {
        SQLite::Statement rows(m_store.db(), "SELECT sha256, min(name), max(size) FROM attachments WHERE case_id = ? GROUP BY sha256 "
                                             "ORDER BY min(media_type NOT LIKE 'image/%'), min(at)");
        const QByteArray bytes = idBytes(id);
        rows.bind(1, bytes.constData(), static_cast<int>(bytes.size()));
        return missingAmong(rows, 1000);
    });
}

Result<QList<MissingFile>> FileBook::missingSmall(qint64 size, int number)
{
    return guarded(m_store.path(), QStringLiteral("读取附件"), [&]() -> Result<QList<MissingFile>> {
        SQLite::Statement rows(m_store.db(), "SELECT a.sha256, a.name, a.size FROM attachments a JOIN cases c ON c.id = a.case_id "
                                             "WHERE c.closed_at IS NULL AND a.size <= ? ORDER BY a.at DESC LIMIT 2000"); // keeps the writer free
        rows.bind(1, static_cast<int64_t>(size));
        return missingAmong(rows, number);
    });
}

Result<QSet<QString>> FileBook::named()
{
    return guarded(m_store.path(), QStringLiteral("读取附件"), [&]() -> Result<QSet<QString>> {
        SQLite::Statement rows(m_store.db(), "SELECT sha256 FROM attachments UNION SELECT sha256 FROM uploads WHERE state <> 3");
        QSet<QString> names;
        while (rows.executeStep())
            names << textAt(rows, 0);
        return names;
    });
}

void FileBook::keepOwnRows(const std::optional<CaseId> &only)
{
    constexpr const char *isThere = "EXISTS (SELECT 1 FROM attachments a WHERE (a.case_id, a.sha256, a.role) = (uploads.case_id, uploads.sha256, uploads.role))";
    SQLite::Statement seen(m_store.db(), std::string("UPDATE uploads SET state = 3 WHERE state IN (2, 4) AND (?1 IS NULL OR case_id = ?1) AND ") + isThere);
    const QByteArray id = only ? idBytes(*only) : QByteArray();
    if (only)
        seen.bind(1, id.constData(), static_cast<int>(id.size()));
    seen.exec();
    if (!only)
        m_store.db().exec(std::string("UPDATE uploads SET state = 0 WHERE state >= 2 AND EXISTS (SELECT 1 FROM cases c WHERE c.id = uploads.case_id) AND NOT ") + isThere);
    m_store.db().exec("INSERT OR IGNORE INTO attachments (case_id, sha256, name, media_type, size, role, at) "
                      "SELECT u.case_id, u.sha256, u.name, u.media_type, u.size, u.role, u.at FROM uploads u JOIN cases c ON c.id = u.case_id WHERE u.state <> 3");
}

void FileBook::doubtUnseen()
{
    m_store.db().exec("UPDATE uploads SET state = 0 WHERE state = 2");
}

void FileBook::caseGoes(const CaseId &id, Going how)
{
    const char *const next = how == Going::Scope ? "CASE state WHEN 0 THEN 4 WHEN 2 THEN 3 ELSE state END" : how == Going::Behind ? "4" : "0";
    SQLite::Statement write(m_store.db(), std::string("UPDATE uploads SET state = ") + next + " WHERE case_id = ? AND state <> 1");
    const QByteArray bytes = idBytes(id);
    write.bind(1, bytes.constData(), static_cast<int>(bytes.size()));
    write.exec();
}

} // namespace huying
