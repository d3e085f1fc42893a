// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/commands.h"
#include "app/console/consolewindow.h"
#include "app/console/session.h"
#include "app/console/workspace.h"

#include <QSet>

namespace huying
{

class PastDesk;
class StatusStrip;
class ToastStack;
class Watermark;

/// A window for one person at a desk: menus, who and when at the top, state at the foot, toasts, watermark.
class ChromeWindow : public ConsoleWindow
{
    Q_OBJECT
public:
    ChromeWindow(const Workspace &workspace, const WindowSpec &spec, Session &session);

protected:
    Session &session() const { return m_session; }
    const WindowSpec &spec() const { return m_spec; }
    Commands &commands() { return m_commands; }
    ToastStack &toasts() { return *m_toasts; }
    PastDesk &past() { return *m_past; }
    /// Offers to show what the reporter of a case gave, after a reason.
    void askUnmask(const CaseId &id);

private:
    void wireCommands();
    void wireNotices();
    /// Tables of the site that are not used, and why; those about units can be gone to.
    void tellTables(const QStringList &problems, bool aboutUnits);
    void wireSync();
    void describeStatus();
    void describeEngine();
    void describeNotices();
    void describeMessages();
    void describeUndo();
    void markWith(TimeMs now);
    void askPassword();
    void askUnmask();
    void openUnmask(const QString &about, const UnmaskRequest &record, const QList<PersonalField> &fields);
    void savePicture();
    void showKeys();
    void showAbout();
    void swapTheme();

    Session &m_session;
    WindowSpec m_spec;
    Commands m_commands;
    StatusStrip *m_status;
    ToastStack *m_toasts;
    Watermark *m_watermark;
    PastDesk *m_past;
    int m_returnedToast = 0;
    QSet<int> m_unitTableToasts;
};

} // namespace huying
