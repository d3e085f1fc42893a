// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/voices.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace huying
{

namespace
{

constexpr int knownSince = 16;       ///< migration of data/upstream that brought messages
constexpr TimeMs bookDays = 30;      ///< how far back a seat fetches
constexpr TimeMs keptDays = 180;     ///< what nobody waits for any more
constexpr qsizetype askedAtOnce = 500; ///< as many as upstream tells of
constexpr TimeMs doubtDays = 7;      ///< how far back it tells a restored upstream again what it said
constexpr int lookAgainMs = 10000;   ///< upstream forgets after thirty seconds

bool isKnownTo(const Upstream &upstream)
{
    return upstream.settings().value(QStringLiteral("migration")).toInt() >= knownSince;
}

QByteArray idsText(const QList<QUuid> &ids)
{
    QList<QByteArray> texts;
    for (const QUuid &id : ids)
        texts << pgText(id);
    return pgArray(texts);
}

Message messageFrom(const PgRows &rows, int row, const QString &account)
{
    Message m;
    m.id = QUuid::fromString(rows.text(row, 0));
    m.sender = rows.text(row, 1);
    m.audience = rows.text(row, 2).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    m.text = rows.text(row, 3);
    m.urgent = rows.bytes(row, 4) == "t";
    m.caseId = QUuid::fromString(rows.text(row, 5));
    m.at = rows.integer(row, 6);
    m.receipts = receiptsFrom(rows.bytes(row, 7));
    m.state = Message::State::Sent;
    for (const Receipt &receipt : std::as_const(m.receipts))
        if (receipt.account == account)
            m.acknowledgedAt = receipt.acknowledgedAt;
    return m;
}

} // namespace

/// Waits for the writer's thread, which never waits for this one.
template <class F> auto Voices::inBook(F &&job)
{
    std::optional<decltype(job(std::declval<VoiceBook &>()))> result;
    QMetaObject::invokeMethod(
        m_writer.context(),
        [&] {
            VoiceBook book(m_journal.store());
            result.emplace(job(book));
        },
        Qt::BlockingQueuedConnection);
    return fromStore(std::move(*result));
}

PgResult<void> Voices::settle(Upstream &upstream)
{
    if (!isKnownTo(upstream))
        return {};
    const QString account = upstream.account().name;
    if (const auto learned = learnTime(upstream); !learned)
        return learned;
    if (const auto done = inBook([&](VoiceBook &book) { return book.forget(account, now() - keptDays * dayMs); }); !done)
        return done;
    const auto there = fetch(upstream, now() - bookDays * dayMs, {});
    if (!there)
        return tl::unexpected(there.error());
    if (const auto done = doubtLost(upstream, *there); !done)
        return done;
    return speak(upstream);
}

PgResult<void> Voices::learnTime(Upstream &upstream)
{
    return upstream.link().run("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint").map([this](const PgRows &rows) {
        m_then = rows.integer(0, 0);
        m_sinceThen.start();
    });
}

/// Upstream tells of the newest 500 only, so it is asked about each that is not among them. One whose time lies ahead was told
/// by a clock that was wrong, and not lately: upstream's own time would stand with it.
PgResult<void> Voices::doubtLost(Upstream &upstream, const QSet<QUuid> &there)
{
    const QString account = upstream.account().name;
    const auto sent = inBook([&](VoiceBook &book) { return book.sent(account, now() - doubtDays * dayMs, now()); });
    if (!sent)
        return tl::unexpected(sent.error());
    QList<QUuid> missing;
    for (const Message &message : *sent)
        if (!there.contains(message.id))
            missing << message.id;
    for (qsizetype i = 0; i < missing.size(); i += askedAtOnce) {
        QList<QUuid> lost = missing.mid(i, askedAtOnce);
        const auto known = fetch(upstream, 0, lost);
        if (!known)
            return tl::unexpected(known.error());
        lost.removeIf([&](const QUuid &id) { return known->contains(id); });
        if (const auto done = inBook([&](VoiceBook &book) { return book.doubt(account, lost); }); !done)
            return done;
    }
    return {};
}

PgResult<void> Voices::take(Upstream &upstream, const QList<QUuid> &ids)
{
    if (ids.isEmpty() || !isKnownTo(upstream))
        return {};
    const auto taken = fetch(upstream, 0, ids);
    return taken ? speak(upstream) : tl::unexpected(taken.error()); // it may be one that was acknowledged before a restore
}

PgResult<QSet<QUuid>> Voices::fetch(Upstream &upstream, TimeMs since, const QList<QUuid> &ids)
{
    const QString account = upstream.account().name;
    const auto rows = upstream.link().run("SELECT id, sender, array_to_string(audience, E'\\n'), text, urgent, coalesce(case_id::text, ''), at, receipts "
                                          "FROM huying.my_messages($1, $2::uuid[])",
                                          {QByteArray::number(since), ids.isEmpty() ? QByteArray() : idsText(ids)});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<Message> messages;
    QList<QUuid> fresh;
    QSet<QUuid> there;
    for (int i = 0; i < rows->count(); ++i) {
        messages << messageFrom(*rows, i, account);
        const Message &m = messages.last();
        there << m.id;
        if (!m.isOwn(account) && !m.receipts.isEmpty() && !m.receipts.first().deliveredAt)
            fresh << m.id;
    }
    if (messages.isEmpty())
        return there;
    if (const auto kept = inBook([&](VoiceBook &book) { return book.take(account, messages); }); !kept)
        return tl::unexpected(kept.error());
    m_tell.changed();
    if (fresh.isEmpty())
        return there;
    return upstream.link().run("SELECT huying.delivered($1::uuid[])", {idsText(fresh)}).map([&](const PgRows &) { return there; });
}

PgResult<void> Voices::speak(Upstream &upstream)
{
    if (!isKnownTo(upstream))
        return {};
    const QString account = upstream.account().name;
    const auto waiting = inBook([&](VoiceBook &book) { return book.waiting(account); });
    const auto untold = inBook([&](VoiceBook &book) { return book.untold(account); });
    if (!waiting || !untold)
        return tl::unexpected(!waiting ? waiting.error() : untold.error());
    for (const Message &message : *waiting)
        if (const auto done = send(upstream, account, message); !done)
            return done;
    for (const Message &message : *untold) {
        const auto taken = upstream.link().run("SELECT huying.acknowledge($1, $2)", {pgText(message.id), QByteArray::number(message.acknowledgedAt)});
        if (!taken)
            return tl::unexpected(taken.error());
        if (const auto kept = inBook([&](VoiceBook &book) { return book.told(account, message.id); }); !kept)
            return kept;
    }
    return {};
}

/// What upstream says no to is told to who wrote it, and holds up nothing behind it. A full disk there, or a lock, is no word on it.
PgResult<void> Voices::send(Upstream &upstream, const QString &account, const Message &message)
{
    QList<QByteArray> audience;
    for (const QString &one : message.audience)
        audience << one.toUtf8();
    const auto rows = upstream.link().run("SELECT huying.send_message($1, $2, $3, $4, $5, $6)",
                                          {pgText(message.id), pgArray(audience), message.text.toUtf8().replace('\0', ""), message.urgent ? "t" : "f",
                                           message.caseId.isNull() ? QByteArray() : pgText(message.caseId), QByteArray::number(message.at)});
    if (!rows && rows.error().error.kind != ErrorKind::Refused && rows.error().error.kind != ErrorKind::BadInput)
        return tl::unexpected(rows.error());
    const QJsonObject answer = rows && rows->count() ? QJsonDocument::fromJson(rows->bytes(0, 0)).object() : QJsonObject();
    const QString status = answer[QLatin1String("status")].toString();
    const bool isTaken = status == QLatin1String("accepted") || status == QLatin1String("known");
    const QString reason = isTaken ? QString() : rows ? answer[QLatin1String("reason")].toString() : rows.error().error.message;
    const auto kept = inBook([&](VoiceBook &book) {
        return book.answered(account, message.id, isTaken ? Message::State::Sent : Message::State::Refused, reason);
    });
    if (!kept)
        return kept;
    m_tell.changed();
    return isTaken ? fetch(upstream, 0, {message.id}).map([](const QSet<QUuid> &) {}) : PgResult<void>();
}

PgResult<void> Voices::ask(Upstream &upstream)
{
    const QString account = upstream.account().name;
    const auto lately = isKnownTo(upstream) ? inBook([&](VoiceBook &book) { return book.sent(account, now() - hourMs, now()); }) : PgResult<QList<Message>>();
    if (!lately)
        return tl::unexpected(lately.error());
    QList<QUuid> open;
    for (const Message &m : *lately)
        if (std::ranges::count(m.receipts, 0, &Receipt::deliveredAt))
            open << m.id;
    return take(upstream, open);
}

PgResult<void> Voices::look(Upstream &upstream, const QString &seat)
{
    if (!isKnownTo(upstream) || (m_shown.isNull() && m_told.isNull()))
        return {};
    if (m_shown != m_told || !m_since.isValid() || m_since.elapsed() > lookAgainMs) {
        const auto told = upstream.link().run("SELECT huying.look_at($1, $2)", {seat.isNull() ? QByteArray("") : seat.toUtf8(), m_shown.isNull() ? QByteArray() : pgText(m_shown)});
        if (!told)
            return tl::unexpected(told.error());
        m_told = m_shown;
        m_since.start();
    }
    if (m_shown.isNull()) {
        tellLooks({});
        return {};
    }
    const auto rows = upstream.link().run("SELECT case_id, account, seat FROM huying.who_looks($1::uuid[])", {idsText({m_shown})});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<Look> looks;
    for (int i = 0; i < rows->count(); ++i)
        looks << Look{QUuid::fromString(rows->text(i, 0)), rows->text(i, 1), rows->text(i, 2)};
    tellLooks(looks);
    return {};
}

void Voices::linkLost()
{
    m_told = {};
    tellLooks({});
}

void Voices::tellLooks(const QList<Look> &looks)
{
    if (looks == m_looks)
        return;
    m_looks = looks;
    m_tell.looked(looks);
}

} // namespace huying
