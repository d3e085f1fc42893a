// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/upstream/load.h"

namespace huying
{

/// Attachments and their files, each checked against its SHA-256 on the way. Errors: NotFound or Damaged with the file.
Result<void> loadFiles(Store &store, PgConnection &server, const LoadProgress &progress, LoadReport &report);

} // namespace huying
