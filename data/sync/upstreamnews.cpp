// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/upstream.h"

#include "data/sync/synctables.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstring>

// What is read of upstream: the feed, whole logs, rows of registers.
namespace huying
{

namespace
{

/// Nothing where Qt can't read it: numbers that no double holds, more than 1024 levels.
std::optional<QJsonObject> objectFrom(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QUuid idFrom(const QByteArray &text)
{
    return QUuid::fromString(QLatin1String(text));
}

QList<SyncRow> allRows(const PgRows &rows, qsizetype columns)
{
    QList<SyncRow> list;
    list.reserve(rows.count());
    for (int r = 0; r < rows.count(); ++r) {
        SyncRow row;
        for (int c = 0; c < columns; ++c)
            row << (rows.isNull(r, c) ? QByteArray() : rows.bytes(r, c));
        list << row;
    }
    return list;
}

/// What is told of a register row names no case; a case that comes whole brings its attachments' rows along.
void addWhole(const CaseId &id, UpstreamNews &news)
{
    news.changes << UpstreamChange{UpstreamChange::What::WholeLog, id, {}, {}, {}, {}}
                 << UpstreamChange{UpstreamChange::What::Row, {}, {}, QStringLiteral("attachments"), id.toString(QUuid::WithoutBraces), {}};
}

qsizetype columnOf(const SyncTable &table, const char *name)
{
    qsizetype at = 0;
    while (std::strcmp(table.columns[static_cast<std::size_t>(at)].local, name) != 0)
        ++at;
    return at;
}

PgError unknownTable(const QString &name)
{
    return {{ErrorKind::BadInput, QStringLiteral("没有数据表 %1").arg(name)}, {}, false};
}

} // namespace

Action actionFrom(const QJsonObject &o)
{
    return {QUuid::fromString(o[QLatin1String("id")].toString()),
            QUuid::fromString(o[QLatin1String("case_id")].toString()),
            o[QLatin1String("kind")].toString(),
            o[QLatin1String("actor")].toString(),
            o[QLatin1String("org")].toString(),
            o[QLatin1String("at")].toInteger(),
            o[QLatin1String("expected_version")].toInt(),
            o[QLatin1String("payload")].toObject()};
}

PgResult<QString> Upstream::startPosition()
{
    return m_link->run("SELECT huying.start_position()").map([](const PgRows &rows) { return rows.text(0, 0); });
}

PgResult<UpstreamNews> Upstream::newsSince(const QString &position, int number)
{
    const auto rows = m_link->run("SELECT \"position\", what, body, body ->> 'case_id' FROM huying.changes_since($1, $2)",
                                  {pgText(position.isNull() ? QLatin1String("") : position), QByteArray::number(number)});
    if (!rows)
        return tl::unexpected(rows.error());
    using What = UpstreamChange::What;
    UpstreamNews news;
    QList<CaseId> reloads;
    for (int i = 0; i < rows->count(); ++i) {
        const QByteArray what = rows->bytes(i, 1);
        const auto told = objectFrom(rows->bytes(i, 2));
        const QJsonObject body = told.value_or(QJsonObject());
        const CaseId caseId = idFrom(rows->bytes(i, 3));
        const QString table = body[QLatin1String("table")].toString();
        if (what == "action")
            news.changes << UpstreamChange{What::Action, caseId, {told ? actionFrom(*told) : Action()}, {}, {}, {}};
        else if (what == "reload")
            addWhole(caseId, news), reloads << caseId;
        else if (what == "drop")
            news.changes << UpstreamChange{What::Drop, caseId, {}, {}, {}, {}};
        else if (what == "row" && syncTable(table))
            news.changes << UpstreamChange{What::Row, {}, {}, table, body[QLatin1String("key")].toString(), {}};
        else if (what == "table" && syncTable(table))
            news.changes << UpstreamChange{What::Table, {}, {}, table, {}, {}};
        else if (what == "message")
            news.messages << QUuid::fromString(body[QLatin1String("message")].toString());
        else if (what == "scope")
            news.changes << UpstreamChange{What::Scope, {}, {}, {}, {}, {}};
        else if (what == "end")
            news.hasMore = body[QLatin1String("more")].toBool();
        news.position = rows->text(i, 0);
    }
    return resolve(news, reloads).map([&] { return news; });
}

/// A row or table that changed several times in the stretch is fetched once, at its last place.
PgResult<void> Upstream::resolve(UpstreamNews &news, const QList<CaseId> &reloads)
{
    QSet<QString> seen;
    for (qsizetype i = news.changes.size() - 1; i >= 0; --i) {
        const UpstreamChange &c = news.changes[i];
        const bool isRow = c.what == UpstreamChange::What::Row, isTable = c.what == UpstreamChange::What::Table;
        if (!isRow && !isTable)
            continue;
        if (seen.contains(c.table + QLatin1Char(':')) || seen.contains(c.table + QLatin1Char(':') + c.key))
            news.changes.removeAt(i);
        else
            seen << c.table + QLatin1Char(':') + c.key;
    }
    const auto logs = reloads.isEmpty() ? PgResult<QHash<CaseId, QList<Action>>>() : logsOf(reloads);
    if (!logs)
        return tl::unexpected(logs.error());
    for (UpstreamChange &change : news.changes)
        if (change.what == UpstreamChange::What::WholeLog)
            change.actions = logs->value(change.caseId);
    return fetchRows(news).and_then([&] { return reloads.isEmpty() ? PgResult<void>() : addAlarmsOf(reloads, news); });
}

/// Of each register at once, so that a distant server is asked once a register and not once a row.
PgResult<void> Upstream::fetchRows(UpstreamNews &news)
{
    QHash<QString, QList<QByteArray>> keys;
    for (const UpstreamChange &change : std::as_const(news.changes))
        if (change.what == UpstreamChange::What::Row)
            keys[change.table] << pgText(change.key);
    QHash<QString, QHash<QByteArray, QList<SyncRow>>> rows;
    for (auto it = keys.cbegin(); it != keys.cend(); ++it) {
        auto some = rowsOf(*syncTable(it.key()), *it);
        if (!some)
            return tl::unexpected(some.error());
        rows.insert(it.key(), std::move(*some));
    }
    for (UpstreamChange &change : news.changes) {
        if (change.what == UpstreamChange::What::Row)
            change.rows = rows.value(change.table).value(pgText(change.key));
        if (change.what != UpstreamChange::What::Table)
            continue;
        auto all = rowsOf(change.table);
        if (!all)
            return tl::unexpected(all.error());
        change.rows = std::move(*all);
    }
    return {};
}

/// What was decided before the account might hold their cases, which nothing tells it.
PgResult<void> Upstream::addAlarmsOf(const QList<CaseId> &cases, UpstreamNews &news)
{
    if (!has(alarmsSince))
        return {};
    QList<QByteArray> ids;
    for (const CaseId &id : cases)
        ids << pgText(id);
    const SyncTable &table = *syncTable(QStringLiteral("alarms"));
    const auto rows = m_link->run(selectOf(table) + " WHERE t.case_id = ANY ($1::uuid[])", {pgArray(ids)});
    if (!rows && rows.error().sqlState == "42501")
        return {};
    if (!rows)
        return tl::unexpected(rows.error());
    const qsizetype key = columnOf(table, table.key);
    for (const SyncRow &row : allRows(*rows, static_cast<qsizetype>(table.columns.size())))
        news.changes << UpstreamChange{UpstreamChange::What::Row, {}, {}, QStringLiteral("alarms"), QString::fromUtf8(row[key]), {row}};
    return {};
}

PgResult<UpstreamNews> Upstream::wholeCases(const QList<CaseId> &cases)
{
    UpstreamNews news;
    for (const CaseId &id : cases)
        addWhole(id, news);
    return resolve(news, cases).map([&] { return news; });
}

PgResult<QHash<CaseId, QList<Action>>> Upstream::logsOf(const QList<CaseId> &cases)
{
    QList<QByteArray> ids;
    for (const CaseId &id : cases)
        ids << pgText(id);
    const auto rows = m_link->run("SELECT id, case_id, kind, actor, coalesce(org, ''), at, expected_version, payload FROM huying.actions "
                                  "WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, expected_version",
                                  {pgArray(ids)});
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<CaseId, QList<Action>> logs;
    for (int i = 0; i < rows->count(); ++i) {
        const CaseId caseId = idFrom(rows->bytes(i, 1));
        const auto payload = objectFrom(rows->bytes(i, 7));
        logs[caseId] << Action{payload ? idFrom(rows->bytes(i, 0)) : QUuid(), caseId, rows->text(i, 2), rows->text(i, 3), rows->text(i, 4),
                               rows->integer(i, 5), static_cast<int>(rows->integer(i, 6)), payload.value_or(QJsonObject())};
    }
    return logs;
}

PgResult<QHash<CaseId, CaseVersion>> Upstream::caseVersions()
{
    QHash<CaseId, CaseVersion> versions;
    const auto done = m_link->copyOut("COPY (SELECT id, version, updated_at FROM huying.cases) TO STDOUT", [&](QByteArrayView line) -> Result<void> {
        const QList<QByteArray> f = copyFields(line);
        versions.insert(idFrom(f[0]), {f[1].toInt(), f[2].toLongLong()});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return versions;
}

PgResult<QList<SyncRow>> Upstream::rowsOf(const QString &name)
{
    const SyncTable *table = syncTable(name);
    if (!table)
        return tl::unexpected(unknownTable(name));
    QList<SyncRow> rows;
    if (!has(table->since))
        return rows;
    const auto done = m_link->copyOut("COPY (" + selectOf(*table) + ") TO STDOUT", [&](QByteArrayView line) -> Result<void> {
        rows << copyFields(line);
        return {};
    });
    if (!done && done.error().sqlState == "42501")
        return rows; // a register that the account may not read at all
    if (!done)
        return tl::unexpected(done.error());
    return rows;
}

PgResult<QHash<QByteArray, QList<SyncRow>>> Upstream::rowsOf(const SyncTable &table, const QList<QByteArray> &keys)
{
    QHash<QByteArray, QList<SyncRow>> rows;
    const qsizetype at = columnOf(table, table.key);
    // As what it is: an index of ids answers to no text.
    const QByteArray type = table.columns[static_cast<std::size_t>(at)].form == SyncColumn::Form::Id ? "uuid" : "text";
    const auto found = m_link->run(selectOf(table) + " WHERE t." + table.key + "::" + type + " = ANY ($1::" + type + "[])", {pgArray(keys)});
    if (!found && found.error().sqlState == "42501")
        return rows; // a register that the account may not read any more
    if (!found)
        return tl::unexpected(found.error());
    for (const SyncRow &row : allRows(*found, static_cast<qsizetype>(table.columns.size())))
        rows[row[at]] << row;
    return rows;
}

} // namespace huying
