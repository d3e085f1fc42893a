// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/commands.h"
#include "app/console/consolewindow.h"
#include "app/console/workspace.h"

namespace huying
{

class Panel;
class PanelBox;
class Session;
class StatusStrip;
class ToastStack;
class Watermark;

/// A window of dockable panels round the map: the operator's seat. Panels float to any screen.
class SeatWindow : public ConsoleWindow
{
    Q_OBJECT
public:
    SeatWindow(const Workspace &workspace, const WindowSpec &spec, Session &session);
    ~SeatWindow() override;

    bool isSettled() const override;
    void closeEvent(QCloseEvent *event) override;

private:
    void addPanel(const PanelSpec &spec);
    void addDock(const PanelSpec &spec, QWidget *content);
    void wireCommands();
    void wireNotices();
    void describeStatus();
    void showKeys();
    void keepLayout() const;
    void restoreLayout();

    Session &m_session;
    WindowSpec m_spec;
    Commands m_commands;
    std::unique_ptr<PanelBox> m_panels;
    QWidget *m_centre;
    StatusStrip *m_status;
    ToastStack *m_toasts;
    Watermark *m_watermark;
    QByteArray m_factoryLayout;
};

} // namespace huying
