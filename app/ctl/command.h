// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"
#include "data/model/result.h"

namespace huying
{

/// One word of huyingctl, or two ("upstream init"). `options`: "name=" takes a value, "name" is a switch.
struct Command
{
    const char *name;
    const char *usage;   ///< what follows the name
    const char *summary; ///< Chinese, one line
    int positionals;     ///< how many there must be
    QStringList options;
    Result<void> (*run)(const Arguments &arguments);
};

Result<void> runDemo(const Arguments &arguments);
Result<void> runCheckGrids(const Arguments &arguments);
Result<void> runGridReport(const Arguments &arguments);
Result<void> runImport(const Arguments &arguments);
Result<void> runVerify(const Arguments &arguments);
Result<void> runStats(const Arguments &arguments);
Result<void> runUpstreamInit(const Arguments &arguments);
Result<void> runUpstreamLoad(const Arguments &arguments);
Result<void> runUpstreamStatus(const Arguments &arguments);
Result<void> runUpstreamPurge(const Arguments &arguments);
Result<void> runSync(const Arguments &arguments);

} // namespace huying
