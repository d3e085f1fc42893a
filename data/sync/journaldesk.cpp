// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/journal.h"

#include "data/store/asidecases.h"
#include "data/store/caserow.h"

// What is read from the book for others: this copy's audit, which goes up, and what came back, which its operator decides on.
namespace huying
{

namespace
{

const QString copyKey = QStringLiteral("upstream_copy");

QString newCopyName()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// Up to where an account's audit has gone up.
QString toldKey(const QString &account)
{
    return QStringLiteral("upstream_audit/") + account;
}

/// "NAME SEQ": as which copy it went up, and up to where it had gone up under another name before.
QString toldAsKey(const QString &account)
{
    return QStringLiteral("upstream_audit_as/") + account;
}

} // namespace

Result<Journal::AuditNews> Journal::auditNews(int atMost)
{
    return guarded(m_store.path(), QStringLiteral("读取本机审计"), [&]() -> Result<AuditNews> {
        const QString account = binding().account;
        SQLite::Statement rows(m_store.db(), "SELECT seq, at, actor, act, subject, detail, hash FROM audit WHERE actor = ? AND seq > ? ORDER BY seq LIMIT ?");
        rows.bind(1, toSql(account));
        rows.bind(2, static_cast<int64_t>(m_store.meta(toldKey(account)).toLongLong()));
        rows.bind(3, atMost);
        AuditNews news;
        while (rows.executeStep()) {
            news.mark = blobAt(rows, 6).toHex();
            news.entries.append({rows.getColumn(0).getInt64(), {rows.getColumn(1).getInt64(), textAt(rows, 2), textAt(rows, 3), textAt(rows, 4), textAt(rows, 5)}});
        }
        if (news.entries.isEmpty())
            return news;
        news.copy = m_store.meta(copyKey);
        if (news.copy.isEmpty())
            m_store.setMeta(copyKey, news.copy = newCopyName());
        return news;
    });
}

Result<void> Journal::auditTold(qint64 seq)
{
    return guarded(m_store.path(), QStringLiteral("记下已上报的审计"), [&]() -> Result<void> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        const QString account = binding().account, copy = m_store.meta(copyKey);
        if (m_store.meta(toldAsKey(account)).section(u' ', 0, 0) != copy)
            m_store.setMeta(toldAsKey(account), QStringLiteral("%1 %2").arg(copy).arg(m_store.meta(toldKey(account)).toLongLong()));
        m_store.setMeta(toldKey(account), QString::number(seq));
        transaction.commit();
        return {};
    });
}

Result<QString> Journal::copyName()
{
    return guarded(m_store.path(), QStringLiteral("读取本机审计"), [&]() -> Result<QString> { return m_store.meta(copyKey); });
}

Result<bool> Journal::compareAudit(qint64 seq, const QByteArray &mark)
{
    return guarded(m_store.path(), QStringLiteral("核对本机审计"), [&]() -> Result<bool> {
        const QString account = binding().account, copy = m_store.meta(copyKey), as = m_store.meta(toldAsKey(account));
        const qint64 told = m_store.meta(toldKey(account)).toLongLong();
        SQLite::Statement row(m_store.db(), "SELECT hash FROM audit WHERE seq = ?");
        row.bind(1, static_cast<int64_t>(seq));
        if (seq && !mark.isEmpty() && !(row.executeStep() && blobAt(row, 0).toHex() == mark)) {
            m_store.setMeta(copyKey, newCopyName());
            return true;
        }
        // Nothing under this name: a new one, or upstream was put back to before it heard of it.
        const qint64 stands = seq ? seq : as.section(u' ', 0, 0) == copy ? as.section(u' ', 1).toLongLong() : told;
        if (stands != told)
            m_store.setMeta(toldKey(account), QString::number(stands));
        return false;
    });
}

Result<Journal::Doubt> Journal::doubtOf(const UpstreamNews &news, const QString &account)
{
    return guarded(m_store.path(), QStringLiteral("核对案卷"), [&]() -> Result<Doubt> {
        // What a restore may have lost was confirmed once and is in no outbox any more.
        SQLite::Statement rows(m_store.db(), news.isAfterRestore ? "SELECT id FROM actions WHERE case_id = ?1 AND actor = ?2 "
                                                                   "UNION SELECT action FROM outbox WHERE case_id = ?1 AND account = ?2"
                                                                 : "SELECT action FROM outbox WHERE case_id = ?1 AND account = ?2 AND accepted = 0");
        Doubt doubt;
        for (const UpstreamChange &change : news.changes) {
            if (!change.isGone())
                continue;
            rows.reset();
            const QByteArray id = idBytes(change.caseId);
            rows.bind(1, id.constData(), static_cast<int>(id.size()));
            rows.bind(2, toSql(account));
            while (rows.executeStep()) {
                doubt.cases << change.caseId;
                doubt.actions << QUuid::fromRfc4122(blobAt(rows, 0));
            }
        }
        return doubt;
    });
}

Result<QList<CaseId>> Journal::asideCases()
{
    return guarded(m_store.path(), QStringLiteral("读取案卷"), [&]() -> Result<QList<CaseId>> {
        QList<CaseId> ids;
        for (const AsideCase &one : huying::asideCases(m_store))
            ids << one.id;
        return ids;
    });
}

Result<QList<ReturnedAction>> Journal::returned()
{
    return guarded(m_store.path(), QStringLiteral("读取退回的动作"), [&]() -> Result<QList<ReturnedAction>> {
        SQLite::Statement rows(m_store.db(), std::string("SELECT ") + actionColumns
                                                 + ", code, reason, returned_at, decision FROM returned WHERE decision = 0 AND account = ? ORDER BY seq");
        rows.bind(1, toSql(binding().account));
        QList<ReturnedAction> list;
        while (rows.executeStep())
            list << ReturnedAction{readAction(rows), textAt(rows, 8), textAt(rows, 9), rows.getColumn(10).getInt64(),
                                   static_cast<ReturnedAction::Decision>(rows.getColumn(11).getInt())};
        return list;
    });
}

Result<void> Journal::decide(const QUuid &action, ReturnedAction::Decision decision)
{
    return guarded(m_store.path(), QStringLiteral("写入决定"), [&]() -> Result<void> {
        SQLite::Statement write(m_store.db(), "UPDATE returned SET decision = ? WHERE id = ?");
        write.bind(1, static_cast<int>(decision));
        const QByteArray id = idBytes(action);
        write.bind(2, id.constData(), static_cast<int>(id.size()));
        if (write.exec() == 0)
            return fail(ErrorKind::NotFound, QStringLiteral("退回的动作里没有这一个"));
        return {};
    });
}

} // namespace huying
