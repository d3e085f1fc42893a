// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/upstream.h"

#include <QJsonArray>
#include <QJsonDocument>

// What a seat tells besides actions: its own audit, what its operator decided about alarms. What it asks about its own past.
namespace huying
{

PgResult<qint64> Upstream::tellAudit(const QString &copy, const QList<std::pair<qint64, AuditEntry>> &entries, const QByteArray &mark)
{
    QJsonArray list;
    for (const auto &[seq, entry] : entries)
        list.append(QJsonObject{{QStringLiteral("seq"), seq}, {QStringLiteral("act"), entry.act}, {QStringLiteral("subject"), entry.subject},
                                {QStringLiteral("detail"), entry.detail}, {QStringLiteral("at"), entry.at},
                                {QStringLiteral("mark"), QString::fromLatin1(mark)}});
    return m_link->run("SELECT huying.tell_audit($1, $2)", {copy.toUtf8(), writable(QJsonDocument(list).toJson(QJsonDocument::Compact))}).map([](const PgRows &rows) {
        return rows.bytes(0, 0).toLongLong();
    });
}

PgResult<QList<AlarmAnswer>> Upstream::decideAlarms(const QList<KeptMark> &marks)
{
    QJsonArray list;
    for (const auto &[mark, follows, stand] : marks)
        list.append(QJsonObject{{QStringLiteral("key"), mark.key}, {QStringLiteral("state"), static_cast<int>(mark.state)},
                                {QStringLiteral("since"), mark.since}, {QStringLiteral("until"), mark.until}, {QStringLiteral("at"), mark.at},
                                {QStringLiteral("reason"), mark.reason}, {QStringLiteral("follows"), follows}});
    QList<AlarmAnswer> answers;
    const auto rows = m_link->run("SELECT huying.decide_alarms($1)", {writable(QJsonDocument(list).toJson(QJsonDocument::Compact))});
    if (!rows && rows.error().sqlState == "42501") { // a role that upstream takes none from: they stay what they are here
        for (const KeptMark &one : marks)
            answers << AlarmAnswer{one.mark.key, false, std::nullopt, rows.error().error.message};
        return answers;
    }
    if (!rows)
        return tl::unexpected(rows.error());
    for (const QJsonValue &value : QJsonDocument::fromJson(rows->count() ? rows->bytes(0, 0) : QByteArray()).array()) {
        AlarmAnswer answer{value[QLatin1String("key")].toString(), value[QLatin1String("status")].toString() != QLatin1String("refused"), std::nullopt,
                           value[QLatin1String("reason")].toString()};
        if (const QJsonObject o = value[QLatin1String("stands")].toObject(); !o.isEmpty())
            answer.stands = AlarmMark{answer.key, static_cast<AlarmState>(o[QLatin1String("state")].toInt()), o[QLatin1String("since")].toInteger(),
                                      o[QLatin1String("until")].toInteger(), o[QLatin1String("at")].toInteger(), o[QLatin1String("by")].toString(),
                                      o[QLatin1String("reason")].toString()};
        answers << answer;
    }
    const bool isWhole = std::ranges::all_of(marks, [&answers](const KeptMark &one) {
        return std::ranges::any_of(answers, [&one](const AlarmAnswer &answer) { return answer.key == one.mark.key; });
    });
    if (!isWhole) // what stays without an answer would be sent again and again
        return tl::unexpected(PgError{{ErrorKind::Unavailable, QStringLiteral("上级库 %1 的答复与送去的告警处置对不上").arg(m_link->server())}, {}, true});
    return answers;
}

PgResult<QSet<QUuid>> Upstream::knownOf(const QList<CaseId> &cases, const QList<QUuid> &actions)
{
    constexpr qsizetype atOnce = 2000;
    QSet<QUuid> known;
    if (!has(knownSince))
        return known;
    const auto some = [](const QList<QUuid> &ids, qsizetype from) {
        QList<QByteArray> list;
        for (const QUuid &id : ids.mid(from, atOnce))
            if (const QByteArray text = pgText(id); list.isEmpty() || list.last() != text)
                list << text;
        return pgArray(list);
    };
    for (qsizetype i = 0; i < actions.size(); i += atOnce) {
        const auto rows = m_link->run("SELECT unnest(huying.known_ids($1::uuid[], $2::uuid[]))", {some(cases, i), some(actions, i)});
        if (!rows)
            return tl::unexpected(rows.error());
        for (int r = 0; r < rows->count(); ++r)
            known << QUuid::fromString(QLatin1String(rows->bytes(r, 0)));
    }
    return known;
}

PgResult<std::pair<qint64, QByteArray>> Upstream::auditTold(const QString &copy)
{
    return m_link->run("SELECT seq, mark FROM huying.audit_told($1)", {copy.toUtf8()}).map([](const PgRows &rows) {
        return rows.count() ? std::pair(rows.integer(0, 0), rows.bytes(0, 1)) : std::pair<qint64, QByteArray>();
    });
}

} // namespace huying
