// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolewindow.h"
#include "app/console/workspace.h"

#include <QList>

namespace huying
{

class Session;

/// One window for each of the workspace's specs, in their order, not shown yet; the caller owns them.
QList<ConsoleWindow *> makeWindows(const Workspace &workspace, Session &session);

} // namespace huying
