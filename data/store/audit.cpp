// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/audit.h"

#include "data/store/store.h"

#include <sodium.h>

namespace huying
{

namespace
{

constexpr std::size_t hashBytes = 32;

/// Every field is preceded by its length, so that moving text between fields changes the hash.
QByteArray chainHash(const QByteArray &previous, const AuditEntry &entry)
{
    QByteArray input = previous;
    for (const QByteArray &field : {QByteArray::number(entry.at), entry.actor.toUtf8(), entry.act.toUtf8(),
                                    entry.subject.toUtf8(), entry.detail.toUtf8()})
        input += QByteArray::number(field.size()) + ':' + field;
    QByteArray hash(hashBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), hashBytes,
                       reinterpret_cast<const unsigned char *>(input.constData()),
                       static_cast<unsigned long long>(input.size()), nullptr, 0);
    return hash;
}

} // namespace

void appendAudit(SQLite::Database &db, const AuditEntry &entry)
{
    QByteArray previous(hashBytes, '\0');
    SQLite::Statement last(db, "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1");
    if (last.executeStep())
        previous = blobAt(last, 0);
    const QByteArray hash = chainHash(previous, entry);
    SQLite::Statement insert(db, "INSERT INTO audit (at, actor, act, subject, detail, prev, hash) VALUES (?,?,?,?,?,?,?)");
    insert.bind(1, static_cast<int64_t>(entry.at));
    insert.bind(2, toSql(entry.actor));
    insert.bind(3, toSql(entry.act));
    insert.bind(4, toSql(entry.subject));
    insert.bind(5, toSql(entry.detail));
    insert.bind(6, previous.constData(), static_cast<int>(previous.size()));
    insert.bind(7, hash.constData(), static_cast<int>(hash.size()));
    insert.exec();
    // The chain alone would not miss its newest links.
    SQLite::Statement head(db, "INSERT OR REPLACE INTO meta VALUES ('audit_head', ?)");
    head.bind(1, toSql(QString::number(db.getLastInsertRowid())));
    head.exec();
}

AuditCheck checkAuditChain(SQLite::Database &db)
{
    AuditCheck check;
    QByteArray previous(hashBytes, '\0');
    SQLite::Statement rows(db, "SELECT seq, at, actor, act, subject, detail, prev, hash FROM audit ORDER BY seq");
    while (rows.executeStep()) {
        ++check.entries;
        const AuditEntry entry{rows.getColumn(1).getInt64(), textAt(rows, 2), textAt(rows, 3), textAt(rows, 4),
                               textAt(rows, 5)};
        const bool fits = rows.getColumn(0).getInt64() == check.entries && blobAt(rows, 6) == previous
                          && blobAt(rows, 7) == chainHash(previous, entry);
        if (!fits && !check.firstBroken)
            check.firstBroken = check.entries;
        previous = blobAt(rows, 7);
    }
    SQLite::Statement head(db, "SELECT value FROM meta WHERE key = 'audit_head'");
    if (!check.firstBroken && head.executeStep() && head.getColumn(0).getInt64() != check.entries)
        check.firstBroken = check.entries + 1;
    return check;
}

} // namespace huying
