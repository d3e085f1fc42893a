// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestoreparts.h"
#include "data/sync/syncthread.h"
#include "data/sync/voicebook.h"

// Words between seats, and who has a case open.
namespace huying
{

QFuture<Result<void>> LiveStore::sendMessage(Message message)
{
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<void>(*refusal);
    const Account account = m_options.account.value_or(Account());
    message.id = message.id.isNull() ? uuid7(now()) : message.id;
    message.at = message.at ? message.at : now();
    message.sender = account.name;
    message.text = message.text.remove(QChar::Null).trimmed();
    message.state = Message::State::Waiting;
    return m_writer->thread.run([this, writer = m_writer.get(), message, account, isReplay = m_options.replayAt.has_value()]() -> Result<void> {
        if (!writer->journal || isReplay || !writer->journal->binding().isBound())
            return fail(ErrorKind::Unavailable, QStringLiteral("没有连接上级库，消息只能在同一上级库的席位之间收发"));
        if (!MessageRights::mayAnswer(account))
            return fail(ErrorKind::Refused, QStringLiteral("您的角色不能发消息"));
        if (message.text.isEmpty() || message.text.size() > messageLength || message.audience.isEmpty())
            return fail(ErrorKind::BadInput, QStringLiteral("消息要有收件人和 1 到 %1 字").arg(messageLength));
        const auto written = VoiceBook(*writer->store).write(account.name, message);
        if (written)
            QMetaObject::invokeMethod(this, [this] {
                emit messagesChanged();
                if (m_sync)
                    m_sync->sendMessages();
            });
        return written;
    });
}

QFuture<Result<void>> LiveStore::acknowledge(const QUuid &message)
{
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<void>(*refusal);
    const QString account = m_options.account ? m_options.account->name : QString();
    return m_writer->thread.run([this, writer = m_writer.get(), message, account, at = now()]() -> Result<void> {
        if (!writer->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        const auto done = VoiceBook(*writer->store).acknowledge(account, message, at);
        if (!done)
            return tl::unexpected(done.error());
        if (*done)
            QMetaObject::invokeMethod(this, [this] {
                emit messagesChanged();
                if (m_sync)
                    m_sync->sendMessages();
            });
        return {};
    });
}

QFuture<Result<QList<Message>>> LiveStore::messages()
{
    const QString account = m_options.account ? m_options.account->name : QString();
    return m_writer->thread.run([writer = m_writer.get(), account]() -> Result<QList<Message>> {
        return writer->store ? VoiceBook(*writer->store).messages(account) : Result<QList<Message>>();
    });
}

void LiveStore::lookAt(const CaseId &id)
{
    if (m_sync)
        m_sync->lookAt(id);
}

} // namespace huying
