// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/windows.h"

#include "app/console/seatwindow.h"

namespace huying
{

QList<ConsoleWindow *> makeWindows(const Workspace &workspace, Session &session)
{
    QList<ConsoleWindow *> windows;
    for (const WindowSpec &spec : workspace.windows)
        windows << new SeatWindow(workspace, spec, session);
    return windows;
}

} // namespace huying
