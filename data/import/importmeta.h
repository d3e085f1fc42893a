// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/mapping.h"
#include "data/store/store.h"

namespace huying
{

/// Writes what the console needs to open a store: place, home_west/south/east/north (degrees), timezone,
/// first_at, last_at and replay_at (ms). The mapping's "meta" wins; otherwise home is where the areas or cases
/// are, and replay_at the noon of the working day with the most reports. Throws SQLite::Exception.
void writeImportMeta(Store &store, const Mapping &mapping);

} // namespace huying
