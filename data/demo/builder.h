// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/demo.h"
#include "data/store/vault.h"

namespace huying::demo {

/// Writes the whole store to `path`, which must not exist.
Result<void> build(const QString &path, const Options &options, const Progress &progress);

} // namespace huying::demo
