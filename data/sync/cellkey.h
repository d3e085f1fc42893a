// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/upstream.h"

namespace huying
{

/// Puts the key of the personal cells beside the store if the account may hold it, and takes it away if not; whether it may.
PgResult<bool> renewCellKey(Upstream &upstream, const QString &storePath);

} // namespace huying
