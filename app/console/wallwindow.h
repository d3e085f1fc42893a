// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"
#include "app/console/workspace.h"

namespace huying
{

class MapView;
class Session;
class WallFiguresPage;
class WallMapPage;

/// One screen of a video wall: the map with what presses, or the figures. No chrome, no mouse, no citizen's data.
class WallWindow : public ConsoleWindow
{
    Q_OBJECT
public:
    WallWindow(const Workspace &workspace, const WindowSpec &spec, Session &session);

    bool isSettled() const override;

private:
    void showMap();
    void showFigures();

    Session &m_session;
    MapView *m_map = nullptr;
};

} // namespace huying
