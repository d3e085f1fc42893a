// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/scale.h"

#include <functional>

namespace huying::demo {

struct Options
{
    Scale scale;
    quint64 seed = 1;
    bool replaces = false; ///< an existing store gives way, once the new one is complete
};

using Progress = std::function<void(const QString &what, qint64 done, qint64 total)>;

/// Makes a demo store at `path`, by way of `path`.part, with its key file. Same options, same bytes.
/// Errors: Refused (there is a store), Storage, BadInput (a table in resources).
Result<void> makeStore(const QString &path, const Options &options, const Progress &progress);

} // namespace huying::demo
