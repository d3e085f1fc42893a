// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/upstream/load.h"

namespace huying
{

/// Cases with their actions and sealed cells: partitions for every month that has actions, the actions, then the cases as
/// upstream folds them. Damaged if one comes out other than the store's row. Inside the caller's transaction.
Result<void> loadCases(Store &store, PgConnection &server, const LoadProgress &progress, LoadReport &report);

} // namespace huying
