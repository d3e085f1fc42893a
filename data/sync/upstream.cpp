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
