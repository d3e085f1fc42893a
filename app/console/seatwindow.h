// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/chromewindow.h"

namespace huying
{

class FloatingPanels;
class PanelBox;

/// A window of dockable panels round the map: the operator's seat. Panels float to any screen.
class SeatWindow : public ChromeWindow
{
    Q_OBJECT
public:
    SeatWindow(const Workspace &workspace, const WindowSpec &spec, Session &session);
    ~SeatWindow() override;

    bool isSettled() const override;
    void placePanels() override;
    void closeEvent(QCloseEvent *event) override;

private:
    void addPanel(const PanelSpec &panel);
    void addDock(const PanelSpec &panel, QWidget *content);
    bool keepsLayout() const;
    int layoutVersion() const;
    void loadLayout();
    void saveLayout() const;

    std::unique_ptr<PanelBox> m_panels;
    std::unique_ptr<FloatingPanels> m_floating;
    QWidget *m_centre;
    QByteArray m_factoryLayout;
};

} // namespace huying
