// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QUuid>

namespace huying
{

class Commands;
class MessagesDialog;
class Session;
class ToastStack;
struct Message;

/// Messages at one window of a seat: what arrives comes as a toast, an urgent one stays until a key acknowledges it.
class MessageHints : public QObject
{
    Q_OBJECT
public:
    MessageHints(Session &session, Commands &commands, ToastStack &toasts, QWidget *window);

private:
    void post(const QList<Message> &arrived);
    void postOne(const Message &message);
    void acknowledgeNext();
    void dismissDone();

    Session &m_session;
    Commands &m_commands;
    ToastStack &m_toasts;
    MessagesDialog *m_dialog;
    QHash<int, QUuid> m_shown; ///< messages by toast; null: several, or one that came back
};

} // namespace huying
