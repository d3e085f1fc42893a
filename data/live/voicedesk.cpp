// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/voicedesk.h"

#include "data/live/whendone.h"

#include <algorithm>

namespace huying
{

VoiceDesk::VoiceDesk(LiveStore &live, const Account &account, QObject *parent) : QObject(parent), m_live(live), m_account(account)
{
    connect(&live, &LiveStore::opened, this, &VoiceDesk::reload); // what nobody acknowledged before the last end
    connect(&live, &LiveStore::messagesChanged, this, &VoiceDesk::reload);
    connect(&live, &LiveStore::lookersChanged, this, [this](const QList<Look> &others) {
        m_lookers = others;
        m_lookers.removeIf([this](const Look &look) { return look.caseId != m_shown; }); // said about the case before
        emit lookersChanged();
    });
    connect(&live, &LiveStore::namesLoaded, this, [this](const StoreNames &names) {
        m_staff = names.staff;
        emit changed();
    });
}

void VoiceDesk::lookAt(const CaseId &id)
{
    if (id == std::exchange(m_shown, id))
        return;
    m_lookers.clear();
    emit lookersChanged();
    m_live.lookAt(id);
}

void VoiceDesk::reload()
{
    whenDone(m_live.messages(), this, [this](const Result<QList<Message>> &messages) {
        if (messages)
            show(*messages);
    });
}

void VoiceDesk::show(const QList<Message> &messages)
{
    QHash<QUuid, Message::State> before;
    before.reserve(m_messages.rowCount());
    for (const Message &m : std::as_const(m_messages).messages())
        before.insert(m.id, m.state);
    QList<Message> fresh, sentBack;
    for (const Message &m : messages) {
        const auto was = before.constFind(m.id);
        const bool isNew = was == before.cend();
        if (isNew && m.waitsFor(m_account.name))
            fresh.prepend(m);
        if (m.state == Message::State::Refused && !isNew && *was != m.state)
            sentBack.prepend(m);
    }
    m_messages.setMessages(messages);
    emit changed();
    if (!fresh.isEmpty())
        emit arrived(fresh);
    for (const Message &m : std::as_const(sentBack))
        emit refused(m);
}

int VoiceDesk::unread() const
{
    return static_cast<int>(std::ranges::count_if(m_messages.messages(), [this](const Message &m) { return m.waitsFor(m_account.name); }));
}

const Message *VoiceDesk::next() const
{
    const Message *found = nullptr;
    for (const Message &m : m_messages.messages()) // the newest first
        if (m.waitsFor(m_account.name) && (!found || m.urgent || !found->urgent))
            found = &m;
    return found;
}

void VoiceDesk::send(const Message &message)
{
    whenDone(m_live.sendMessage(message), this, [this](const Result<void> &sent) {
        if (!sent)
            emit failed(sent.error());
    });
}

void VoiceDesk::acknowledge(const QUuid &id)
{
    whenDone(m_live.acknowledge(id), this, [this](const Result<void> &done) {
        if (!done)
            emit failed(done.error());
    });
}

} // namespace huying
