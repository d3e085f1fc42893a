// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/options.h"
#include "app/console/workspace.h"
#include "data/model/workflow.h"
#include "data/store/hints.h"

namespace huying
{

/// Everything that can be wrong before the first window opens, checked in one go.
struct Startup
{
    Options options;
    Workspace workspace;
    Workflow workflow;
    StoreHints hints;
    Account account;
    std::optional<TimeMs> replayAt;

    /// With an upstream the store may not be there yet: readStore() then follows its first load.
    static Result<Startup> prepare(const QStringList &arguments);
    Result<void> readStore();

private:
    Result<void> findAccount();
};

/// Why no window can be shown: neither an X nor a Wayland display is reachable. Empty if one is, or if another
/// platform was chosen by QT_QPA_PLATFORM.
QString displayProblem();

} // namespace huying
