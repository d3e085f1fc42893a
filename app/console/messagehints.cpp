// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/messagehints.h"

#include "app/console/commands.h"
#include "app/console/messagesdialog.h"
#include "app/console/session.h"
#include "widgets/controls/toast.h"

namespace huying
{

namespace
{

constexpr int ordinarySeconds = 12, atOnce = 3, shownLength = 32;
constexpr int untilAcknowledged = 24 * 3600;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= shownLength ? line : line.left(shownLength - 1) + QChar(0x2026);
}

} // namespace

MessageHints::MessageHints(Session &session, Commands &commands, ToastStack &toasts, QWidget *window)
    : QObject(window), m_session(session), m_commands(commands), m_toasts(toasts), m_dialog(new MessagesDialog(session, window))
{
    commands.on("message.acknowledge", [this] { acknowledgeNext(); });
    commands.on("message.panel", [this] { m_dialog->present(); });
    commands.on("message.write", [this] { m_dialog->write(); });
    m_dialog->addActions({commands.action("message.acknowledge"), commands.action("message.write")}); // their keys count there too
    connect(&session.voices, &VoiceDesk::arrived, this, &MessageHints::post);
    connect(&session.voices, &VoiceDesk::changed, this, &MessageHints::dismissDone);
    connect(&session.voices, &VoiceDesk::failed, this, [this](const Error &error) {
        m_toasts.post({LampShape::Diamond, tr("Message not kept"), error.message, {}, 10, false});
    });
    connect(&session.voices, &VoiceDesk::refused, this, [this](const Message &message) {
        m_shown.insert(m_toasts.post({LampShape::Diamond, tr("Message not sent"), message.reason, tr("Look"), 30, false}), {});
    });
    connect(&toasts, &ToastStack::actionTriggered, this, [this](int id) {
        if (!m_shown.contains(id))
            return;
        if (const QUuid message = m_shown.take(id); !message.isNull())
            m_session.voices.acknowledge(message);
        else
            m_dialog->present();
    });
    connect(&toasts, &ToastStack::dismissed, this, [this](int id) { m_shown.remove(id); });
}

/// After a day off a screen full of hints would hide the map.
void MessageHints::post(const QList<Message> &arrived)
{
    QList<Message> singly = arrived;
    if (arrived.size() > atOnce) {
        singly.removeIf([](const Message &m) { return !m.urgent; });
        singly = singly.mid(0, atOnce);
        const int rest = static_cast<int>(arrived.size() - singly.size());
        m_shown.insert(m_toasts.post({LampShape::Circle, tr("%1 messages to acknowledge").arg(rest),
                                      m_commands.action("message.panel")->shortcut().toString(QKeySequence::NativeText), tr("Look"), 30, false}), {});
    }
    for (const Message &m : std::as_const(singly))
        postOne(m);
}

void MessageHints::postOne(const Message &m)
{
    const QString sender = m_session.words.actor(m.sender), key = m_commands.action("message.acknowledge")->shortcut().toString(QKeySequence::NativeText);
    const int id = m_toasts.post({m.urgent ? LampShape::Triangle : LampShape::Circle, m.urgent ? tr("Urgent · %1").arg(sender) : sender, shortened(m.text),
                                  tr("%1 acknowledge", "key").arg(key), m.urgent ? untilAcknowledged : ordinarySeconds, false});
    m_shown.insert(id, m.id);
}

void MessageHints::acknowledgeNext()
{
    if (const Message *next = m_session.voices.next())
        m_session.voices.acknowledge(next->id);
    else
        m_dialog->present();
}

/// Acknowledged in the panel, at another window or at another seat of the account.
void MessageHints::dismissDone()
{
    const MessageModel &messages = m_session.voices.messages();
    const QHash<int, QUuid> shown = m_shown;
    for (auto it = shown.cbegin(); it != shown.cend(); ++it)
        if (const int row = messages.rowOf(*it); row >= 0 && !messages.at(row).waitsFor(m_session.account.name))
            m_toasts.dismiss(it.key());
}

} // namespace huying
