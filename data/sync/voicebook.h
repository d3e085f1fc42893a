// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/message.h"
#include "data/store/store.h"

namespace huying
{

/// The seat's messages, on disk when a call returns. Each account has its own; a copy that several use shows none of the
/// others'. Writer thread.
class VoiceBook
{
public:
    explicit VoiceBook(Store &store) : m_store(store) {}

    /// The newest first.
    Result<QList<Message>> messages(const QString &account);
    /// A message of the account itself, to go up when it can. The same id again changes nothing.
    Result<void> write(const QString &account, const Message &message);
    /// The oldest first.
    Result<QList<Message>> waiting(const QString &account);
    /// What upstream said to one of them.
    Result<void> answered(const QString &account, const QUuid &id, Message::State state, const QString &reason);
    /// As upstream has them, with its times; what is known here and not yet there stays, and goes up again if upstream had it once.
    Result<void> take(const QString &account, const QList<Message> &messages);
    /// What the account sent, and upstream took, between two instants of upstream's clock.
    Result<QList<Message>> sent(const QString &account, TimeMs from, TimeMs to);
    /// What upstream does not have any more, because it was restored, waits again.
    Result<void> doubt(const QString &account, const QList<QUuid> &ids);
    /// False if there is no such message, or it was acknowledged before.
    Result<bool> acknowledge(const QString &account, const QUuid &id, TimeMs at);
    /// Acknowledged here, and upstream does not know.
    Result<QList<Message>> untold(const QString &account);
    Result<void> told(const QString &account, const QUuid &id);
    /// Leaves of other accounts what upstream has still to hear from them, and of the account's own what is not settled or was said
    /// after `settledBefore`.
    Result<void> forget(const QString &account, TimeMs settledBefore);

private:
    Result<QList<Message>> read(const QString &account, const QByteArray &which);

    Store &m_store;
};

QList<Receipt> receiptsFrom(const QByteArray &json);
QByteArray toJson(const QList<Receipt> &receipts);

} // namespace huying
