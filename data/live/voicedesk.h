// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/live/messagemodel.h"

namespace huying
{

/// What the operator hears from other seats and says to them, and who else has his case open. GUI thread.
class VoiceDesk : public QObject
{
    Q_OBJECT
public:
    VoiceDesk(LiveStore &live, const Account &account, QObject *parent = nullptr);

    const Account &account() const { return m_account; }
    MessageModel &messages() { return m_messages; }
    const MessageModel &messages() const { return m_messages; }
    int unread() const; ///< that one got and has not acknowledged
    /// The one whose turn it is: the oldest urgent one that waits for the account, then the oldest; null: none.
    const Message *next() const;

    /// `failed` says why not; otherwise it stands in messages().
    void send(const Message &message);
    void acknowledge(const QUuid &id);
    const QList<Account> &staff() const { return m_staff; } ///< all accounts that the store knows
    void lookAt(const CaseId &id);
    const QList<Look> &lookers() const { return m_lookers; } ///< the others at the case of lookAt()

signals:
    void changed();
    void arrived(const QList<huying::Message> &messages); ///< that wait for the account, the oldest first
    void refused(const huying::Message &message);         ///< by upstream, for the reason in it
    void failed(const huying::Error &error);
    void lookersChanged();

private:
    void reload();
    void show(const QList<Message> &messages);

    LiveStore &m_live;
    const Account m_account;
    MessageModel m_messages;
    QList<Look> m_lookers;
    QList<Account> m_staff;
    CaseId m_shown;
};

} // namespace huying
