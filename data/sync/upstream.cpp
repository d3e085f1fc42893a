// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/upstream.h"

#include "data/sync/synctables.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <cstring>

namespace huying
{

namespace
{

constexpr int keyByTicketSince = 23; ///< migration that gives the key only once the audit of it is committed
constexpr int knownMigration = 24; ///< of data/upstream; a newer one may mean something else by the same words

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

UpstreamAnswer answerFrom(const QJsonObject &o)
{
    const QString status = o[QLatin1String("status")].toString();
    UpstreamAnswer answer;
    answer.id = QUuid::fromString(o[QLatin1String("id")].toString());
    answer.status = status == QLatin1String("accepted") ? UpstreamAnswer::Status::Accepted
                    : status == QLatin1String("known")  ? UpstreamAnswer::Status::Known
                                                        : UpstreamAnswer::Status::Refused;
    answer.no = o[QLatin1String("no")].toString();
    answer.version = o[QLatin1String("version")].toInt();
    answer.at = o[QLatin1String("at")].toInteger();
    answer.code = o[QLatin1String("code")].toString();
    answer.reason = o[QLatin1String("reason")].toString();
    return answer;
}

} // namespace

QByteArray toBatch(const QList<Action> &actions)
{
    QJsonArray batch;
    for (const Action &a : actions)
        batch << QJsonObject{{QStringLiteral("id"), a.id.toString(QUuid::WithoutBraces)},
                             {QStringLiteral("case_id"), a.caseId.toString(QUuid::WithoutBraces)},
                             {QStringLiteral("kind"), a.kind},
                             {QStringLiteral("actor"), a.actor},
                             {QStringLiteral("org"), a.org},
                             {QStringLiteral("at"), a.at},
                             {QStringLiteral("expected_version"), a.expectedVersion},
                             {QStringLiteral("payload"), a.payload}};
    return writable(QJsonDocument(batch).toJson(QJsonDocument::Compact));
}

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

PgResult<std::unique_ptr<Upstream>> Upstream::signIn(const PgConnection::Options &options)
{
    auto link = PgConnection::open(options);
    if (!link)
        return tl::unexpected(link.error());
    std::unique_ptr<Upstream> upstream(new Upstream);
    upstream->m_link = std::move(*link);
    if (const auto known = upstream->learnWhoIAm(); !known)
        return tl::unexpected(known.error());
    return upstream;
}

PgResult<void> Upstream::learnWhoIAm()
{
    const auto refuse = [this](ErrorKind kind, const QString &why) {
        return tl::unexpected(PgError{{kind, QStringLiteral("上级库 %1：%2").arg(m_link->server(), why)}, {}, false});
    };
    const auto settings = m_link->run("SELECT key, value FROM huying.settings");
    if (!settings && (settings.error().sqlState == "3F000" || settings.error().sqlState == "42P01")) // no schema huying, or no tables
        return refuse(ErrorKind::BadInput, QStringLiteral("不是呼应的上级库，请管理员先执行 huyingctl upstream init"));
    if (!settings)
        return tl::unexpected(settings.error());
    for (int i = 0; i < settings->count(); ++i)
        m_settings.insert(settings->text(i, 0), settings->text(i, 1));
    m_incarnation = m_settings.value(QStringLiteral("incarnation"));
    if (m_settings.value(QStringLiteral("migration")).toInt() > knownMigration)
        return refuse(ErrorKind::TooNew, QStringLiteral("比本程序新，请升级本程序"));
    const SyncTable &accounts = *syncTable(QStringLiteral("accounts"));
    const auto me = m_link->run(selectOf(accounts) + " WHERE t.name = session_user AND t.active");
    if (!me)
        return tl::unexpected(me.error());
    if (me->count() == 0)
        return refuse(ErrorKind::Refused, QStringLiteral("这个账号不是呼应的账号，或已停用"));
    m_account = {me->text(0, 0), me->text(0, 1), me->text(0, 2).split(QLatin1Char(',')), me->text(0, 3), me->text(0, 4), me->text(0, 5)};
    return {};
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

PgResult<QList<UpstreamAnswer>> Upstream::submit(const QList<Action> &actions)
{
    return answersTo(actions, m_link->run("CALL huying.submit($1, NULL)", {toBatch(actions)}));
}

PgResult<void> Upstream::sendAhead(const QList<Action> &actions, int follows)
{
    // It rolls back with a batch that fails: the end of the run before must not stand for a beginning of this one.
    if (follows == 0)
        if (const auto begun = m_link->run("SELECT set_config('huying.sent', '', false)"); !begun)
            return tl::unexpected(begun.error());
    return m_link->push("CALL huying.submit($1, NULL, $2)", {toBatch(actions), QByteArray::number(follows)});
}

PgResult<QList<UpstreamAnswer>> Upstream::nextAnswers(const QList<Action> &actions)
{
    return answersTo(actions, m_link->pull());
}

PgResult<QList<UpstreamAnswer>> Upstream::answersTo(const QList<Action> &actions, const PgResult<PgRows> &rows) const
{
    if (!rows)
        return tl::unexpected(rows.error());
    QList<UpstreamAnswer> answers;
    for (const QJsonValue &value : QJsonDocument::fromJson(rows->count() ? rows->bytes(0, 0) : QByteArray()).array())
        answers << answerFrom(value.toObject());
    bool fits = answers.size() == actions.size();
    for (qsizetype i = 0; fits && i < answers.size(); ++i)
        fits = answers[i].id == actions[i].id;
    if (!fits)
        return tl::unexpected(PgError{{ErrorKind::Unavailable, QStringLiteral("上级库 %1 的答复与送去的动作对不上").arg(m_link->server())}, {}, true});
    return answers;
}

PgResult<QList<UnitFix>> Upstream::fixesSince(QString &token)
{
    const auto rows = m_link->run("SELECT ref, lon, lat, heading, at, next FROM huying.fixes_since($1)", {pgText(token.isNull() ? QLatin1String("") : token)});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<UnitFix> fixes;
    for (int i = 0; i < rows->count(); ++i) {
        if (rows->bytes(i, 0).isNull()) {
            token = rows->text(i, 5);
            continue;
        }
        UnitFix fix{rows->text(i, 0), {rows->bytes(i, 1).toDouble(), rows->bytes(i, 2).toDouble()}, {}, rows->bytes(i, 4).toLongLong()};
        if (!rows->bytes(i, 3).isNull())
            fix.heading = rows->bytes(i, 3).toDouble();
        fixes << fix;
    }
    return fixes;
}

PgResult<void> Upstream::listen()
{
    return m_link->run("LISTEN huying").map([](const PgRows &) {});
}

PgResult<void> Upstream::heartbeat(const QString &seat, const QString &position, qint64 outbox)
{
    return m_link->run("SELECT huying.heartbeat($1, $2, $3)", {pgText(seat.isNull() ? QLatin1String("") : seat), pgText(position.isNull() ? QLatin1String("") : position), QByteArray::number(outbox)})
        .map([](const PgRows &) {});
}

PgResult<QByteArray> Upstream::unmask(const QString &subject, const QString &field, const QString &reason)
{
    return m_link->run("CALL huying.unmask($1, $2, $3, NULL)", {subject.toUtf8(), field.toUtf8(), reason.toUtf8()})
        .map([](const PgRows &rows) { return QByteArray::fromBase64(rows.bytes(0, 0)); });
}

PgResult<QByteArray> Upstream::cellKey()
{
    return m_link->run(has(keyByTicketSince) ? "CALL huying.open_cell_key(NULL)" : "SELECT encode(huying.cell_key(), 'hex')").map([](const PgRows &rows) { return QByteArray::fromHex(rows.bytes(0, 0)); });
}

} // namespace huying
