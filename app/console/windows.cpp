// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/windows.h"

#include "app/console/adminwindow.h"
#include "app/console/deskwindow.h"
#include "app/console/seatwindow.h"
#include "app/console/session.h"
#include "app/console/wallwindow.h"
#include "maps/view/defaultlayers.h"

namespace huying
{

QList<ConsoleWindow *> makeWindows(const Workspace &workspace, Session &session)
{
    session.layers.setLayers(defaultLayers());
    QList<ConsoleWindow *> windows;
    for (const WindowSpec &spec : workspace.windows) {
        if (spec.kind.startsWith(QLatin1String("wall")))
            windows << new WallWindow(workspace, spec, session);
        else if (spec.kind == QLatin1String("admin"))
            windows << new AdminWindow(workspace, spec, session);
        else if (spec.kind == QLatin1String("desk"))
            windows << new DeskWindow(workspace, spec, session);
        else
            windows << new SeatWindow(workspace, spec, session);
    }
    return windows;
}

} // namespace huying
