// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/rulestore.h"

#include "data/store/audit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace huying
{

namespace
{

int newestVersion(Store &store, const QString &kind)
{
    SQLite::Statement row(store.db(), "SELECT coalesce(max(version), 0) FROM rules WHERE kind = ?");
    row.bind(1, toSql(kind));
    row.executeStep();
    return row.getColumn(0).getInt();
}

QStringList liveIds(Store &store, const QString &kind, int version)
{
    SQLite::Statement rows(store.db(), "SELECT id FROM rules WHERE kind = ? AND version = ? AND state <> 'gone'");
    rows.bind(1, toSql(kind));
    rows.bind(2, version);
    QStringList ids;
    while (rows.executeStep())
        ids << textAt(rows, 0);
    return ids;
}

void write(Store &store, const QString &kind, const RuleVersion &saved, const QString &id, int rank, const char *state, const QByteArray &body)
{
    SQLite::Statement insert(store.db(), "INSERT INTO rules (kind, id, version, rank, state, body, by, at) VALUES (?,?,?,?,?,?,?,?)");
    insert.bind(1, toSql(kind));
    insert.bind(2, toSql(id));
    insert.bind(3, saved.version);
    insert.bind(4, rank);
    insert.bind(5, state);
    insert.bind(6, body.toStdString());
    insert.bind(7, toSql(saved.by));
    insert.bind(8, static_cast<int64_t>(saved.at));
    insert.exec();
}

Result<QJsonArray> rulesIn(const QByteArray &table)
{
    const QJsonArray rules = QJsonDocument::fromJson(table).object()[QLatin1String("rules")].toArray();
    if (rules.isEmpty())
        return fail(ErrorKind::BadInput, QStringLiteral("表里没有一条规则，没有保存"));
    for (qsizetype i = 0; i < rules.size(); ++i)
        if (rules[i].toObject()[QLatin1String("id")].toString().isEmpty())
            return fail(ErrorKind::BadInput, QStringLiteral("第 %1 条规则没有编号，没有保存").arg(i + 1));
    return rules;
}

} // namespace

bool mayEditRules(const Account &account)
{
    return account.mayAny({QStringLiteral("chief"), QStringLiteral("admin_business")});
}

Result<QList<RuleVersion>> ruleVersions(Store &store, const QString &kind)
{
    return guarded(store.path(), QStringLiteral("读取规则"), [&]() -> Result<QList<RuleVersion>> {
        SQLite::Statement rows(store.db(), "SELECT version, max(by), max(at), count(*) FROM rules WHERE kind = ? AND state <> 'gone' "
                                           "GROUP BY version ORDER BY version DESC");
        rows.bind(1, toSql(kind));
        QList<RuleVersion> versions;
        while (rows.executeStep())
            versions << RuleVersion{rows.getColumn(0).getInt(), textAt(rows, 1), rows.getColumn(2).getInt64(), rows.getColumn(3).getInt()};
        return versions;
    });
}

Result<QByteArray> readRules(Store &store, const QString &kind, int version)
{
    return guarded(store.path(), QStringLiteral("读取规则"), [&]() -> Result<QByteArray> {
        SQLite::Statement rows(store.db(), "SELECT body FROM rules WHERE kind = ? AND version = ? AND state <> 'gone' ORDER BY rank");
        rows.bind(1, toSql(kind));
        rows.bind(2, version ? version : newestVersion(store, kind));
        QJsonArray rules;
        while (rows.executeStep())
            rules << QJsonDocument::fromJson(blobAt(rows, 0)).object();
        if (rules.isEmpty())
            return QByteArray();
        return QJsonDocument(QJsonObject{{QStringLiteral("rules"), rules}}).toJson(QJsonDocument::Compact);
    });
}

Result<int> saveRules(Store &store, const QString &kind, const QByteArray &table, int basedOn, const Account &account, TimeMs at)
{
    if (!mayEditRules(account))
        return fail(ErrorKind::Refused, QStringLiteral("只有值班长和业务管理员能改规则"));
    const auto rules = rulesIn(table);
    if (!rules)
        return tl::unexpected(rules.error());
    return guarded(store.path(), QStringLiteral("保存规则"), [&]() -> Result<int> {
        SQLite::Transaction transaction(store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        const int before = newestVersion(store, kind);
        if (before != basedOn)
            return fail(ErrorKind::Conflict, QStringLiteral("规则已有第 %1 版（您改的是第 %2 版），请重新打开再改").arg(before).arg(basedOn));
        const RuleVersion saved{before + 1, account.name, at, 0};
        QStringList ids;
        for (qsizetype i = 0; i < rules->size(); ++i) {
            const QJsonObject rule = (*rules)[i].toObject();
            ids << rule[QLatin1String("id")].toString();
            write(store, kind, saved, ids.last(), static_cast<int>(i) + 1, rule[QLatin1String("on")].toBool(true) ? "live" : "off",
                  QJsonDocument(rule).toJson(QJsonDocument::Compact));
        }
        for (const QString &id : liveIds(store, kind, before))
            if (!ids.contains(id))
                write(store, kind, saved, id, 0, "gone", "{}");
        appendAudit(store.db(), {at, account.name, QStringLiteral("rules.save"), kind,
                                 QStringLiteral("第 %1 版，%2 条").arg(before + 1).arg(rules->size())});
        transaction.commit();
        return before + 1;
    });
}

} // namespace huying
