// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/commands.h"
#include "data/model/time.h"

#include <QPointer>

namespace huying
{

class ConsoleWindow;
class PanelDialog;
class ReplayBar;
class Session;
class ToastStack;

/// What a window offers of the time machine: the commands, the bar under the map, bookmarks, the comparison, the film.
class PastDesk : public QObject
{
    Q_OBJECT
public:
    PastDesk(Session &session, Commands &commands, ToastStack &toasts, ConsoleWindow &window);

    /// Ties a bar to it; the window has one or none.
    void wire(ReplayBar &bar);

private:
    void wireCommands();
    void follow();
    void askBookmark();
    void goToBookmark(bool forward);
    void compare();

    Session &m_session;
    Commands &m_commands;
    ToastStack &m_toasts;
    ConsoleWindow &m_window;
    QPointer<ReplayBar> m_bar;
    QPointer<PanelDialog> m_comparison;
};

/// "回看 2026-08-11 14:00 · 只读"; empty in the present.
QString pastText(const Session &session);
/// While the board turns to another instant and still shows this one.
QString turningText(const Session &session, TimeMs to, double share);

} // namespace huying
