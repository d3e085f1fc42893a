// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/voicebook.h"

#include "data/store/caserow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace huying
{

namespace
{

void bindId(SQLite::Statement &statement, int at, const QUuid &id)
{
    const QByteArray bytes = idBytes(id);
    if (id.isNull())
        statement.bind(at);
    else
        statement.bind(at, bytes.constData(), static_cast<int>(bytes.size()));
}

void bindMessage(SQLite::Statement &row, const QString &account, const Message &m)
{
    bindId(row, 1, m.id);
    row.bind(2, toSql(account));
    row.bind(3, toSql(m.sender));
    row.bind(4, QJsonDocument(QJsonArray::fromStringList(m.audience)).toJson(QJsonDocument::Compact).toStdString());
    row.bind(5, toSql(m.text));
    row.bind(6, m.urgent ? 1 : 0);
    bindId(row, 7, m.caseId);
    row.bind(8, static_cast<int64_t>(m.at));
    row.bind(9, static_cast<int>(m.state));
    row.bind(10, static_cast<int64_t>(m.acknowledgedAt));
    row.bind(11, toJson(m.receipts).toStdString());
}

const QByteArray insertion = "INSERT INTO messages (id, account, sender, audience, text, urgent, case_id, at, state, acknowledged_at, receipts, told) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, nullif(?10, 0), ?11, ?10 > 0) ON CONFLICT (account, id) DO ";

Message messageOf(const SQLite::Statement &row)
{
    Message m;
    m.id = QUuid::fromRfc4122(blobAt(row, 0));
    m.sender = textAt(row, 1);
    for (const QJsonValue &one : QJsonDocument::fromJson(blobAt(row, 2)).array())
        m.audience << one.toString();
    m.text = textAt(row, 3);
    m.urgent = row.getColumn(4).getInt() != 0;
    m.caseId = row.getColumn(5).isNull() ? CaseId() : QUuid::fromRfc4122(blobAt(row, 5));
    m.at = row.getColumn(6).getInt64();
    m.state = static_cast<Message::State>(row.getColumn(7).getInt());
    m.reason = textAt(row, 8);
    m.acknowledgedAt = row.getColumn(9).getInt64();
    m.receipts = receiptsFrom(blobAt(row, 10));
    return m;
}

} // namespace

QList<Receipt> receiptsFrom(const QByteArray &json)
{
    QList<Receipt> receipts;
    for (const QJsonValue &one : QJsonDocument::fromJson(json).array())
        receipts << Receipt{one[QLatin1String("account")].toString(), one[QLatin1String("delivered")].toInteger(), one[QLatin1String("acknowledged")].toInteger()};
    return receipts;
}

QByteArray toJson(const QList<Receipt> &receipts)
{
    QJsonArray list;
    for (const Receipt &r : receipts)
        list << QJsonObject{{QStringLiteral("account"), r.account}, {QStringLiteral("delivered"), r.deliveredAt}, {QStringLiteral("acknowledged"), r.acknowledgedAt}};
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

Result<QList<Message>> VoiceBook::read(const QString &account, const QByteArray &which)
{
    return guarded(m_store.path(), QStringLiteral("读取消息"), [&]() -> Result<QList<Message>> {
        SQLite::Statement rows(m_store.db(), (QByteArray("SELECT id, sender, audience, text, urgent, case_id, at, state, reason, acknowledged_at, "
                                                    "receipts FROM messages WHERE account = ? ") + which).toStdString());
        rows.bind(1, toSql(account));
        QList<Message> list;
        while (rows.executeStep())
            list << messageOf(rows);
        return list;
    });
}

Result<QList<Message>> VoiceBook::messages(const QString &account)
{
    return read(account, "ORDER BY at DESC, seq DESC");
}

Result<QList<Message>> VoiceBook::waiting(const QString &account)
{
    return read(account, "AND state = 0 ORDER BY seq");
}

Result<QList<Message>> VoiceBook::untold(const QString &account)
{
    return read(account, "AND acknowledged_at > 0 AND told = 0 ORDER BY seq");
}

Result<void> VoiceBook::write(const QString &account, const Message &message)
{
    return guarded(m_store.path(), QStringLiteral("写入消息"), [&]() -> Result<void> {
        SQLite::Statement row(m_store.db(), (insertion + "NOTHING").toStdString());
        bindMessage(row, account, message);
        row.exec();
        return {};
    });
}

Result<void> VoiceBook::answered(const QString &account, const QUuid &id, Message::State state, const QString &reason)
{
    return guarded(m_store.path(), QStringLiteral("写入消息"), [&]() -> Result<void> {
        SQLite::Statement row(m_store.db(), "UPDATE messages SET state = ?, reason = ? WHERE account = ? AND id = ?");
        row.bind(1, static_cast<int>(state));
        row.bind(2, toSql(reason));
        row.bind(3, toSql(account));
        bindId(row, 4, id);
        row.exec();
        return {};
    });
}

Result<void> VoiceBook::take(const QString &account, const QList<Message> &messages)
{
    return guarded(m_store.path(), QStringLiteral("写入消息"), [&]() -> Result<void> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement row(m_store.db(), (insertion + "UPDATE SET state = 1, reason = NULL, at = excluded.at, receipts = excluded.receipts, told = excluded.told, "
                                                          "acknowledged_at = coalesce(excluded.acknowledged_at, acknowledged_at)").toStdString());
        for (const Message &message : messages) {
            bindMessage(row, account, message);
            row.exec();
            row.reset();
        }
        transaction.commit();
        return {};
    });
}

Result<QList<Message>> VoiceBook::sent(const QString &account, TimeMs from, TimeMs to)
{
    return read(account, "AND sender = account AND state = 1 AND at BETWEEN " + QByteArray::number(from) + " AND " + QByteArray::number(to) + " ORDER BY seq");
}

Result<void> VoiceBook::doubt(const QString &account, const QList<QUuid> &ids)
{
    for (const QUuid &id : ids)
        if (const auto done = answered(account, id, Message::State::Waiting, {}); !done)
            return done;
    return {};
}

Result<bool> VoiceBook::acknowledge(const QString &account, const QUuid &id, TimeMs at)
{
    return guarded(m_store.path(), QStringLiteral("写入回执"), [&]() -> Result<bool> {
        SQLite::Statement row(m_store.db(), "UPDATE messages SET acknowledged_at = ? WHERE account = ?2 AND id = ? AND sender <> ?2 AND acknowledged_at IS NULL");
        row.bind(1, static_cast<int64_t>(at));
        row.bind(2, toSql(account));
        bindId(row, 3, id);
        return row.exec() > 0;
    });
}

Result<void> VoiceBook::told(const QString &account, const QUuid &id)
{
    return guarded(m_store.path(), QStringLiteral("写入回执"), [&]() -> Result<void> {
        SQLite::Statement row(m_store.db(), "UPDATE messages SET told = 1 WHERE account = ? AND id = ?");
        row.bind(1, toSql(account));
        bindId(row, 2, id);
        row.exec();
        return {};
    });
}

Result<void> VoiceBook::forget(const QString &account, TimeMs settledBefore)
{
    return guarded(m_store.path(), QStringLiteral("清理消息"), [&]() -> Result<void> {
        SQLite::Statement rows(m_store.db(), "DELETE FROM messages WHERE state <> 0 AND CASE WHEN account <> ?1 THEN acknowledged_at IS NULL OR told "
                                             "ELSE at < ?2 AND (sender = account OR told) END");
        rows.bind(1, toSql(account));
        rows.bind(2, static_cast<int64_t>(settledBefore));
        rows.exec();
        return {};
    });
}

} // namespace huying
