// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/import.h"
#include "data/import/placement.h"
#include "data/import/source.h"
#include "data/store/bulkwriter.h"

namespace huying
{

/// For a place that has cases but no boundaries: lays square cells where cases are, as grids below areas named by
/// a column, as the mapping's "make_areas" asks. Cells share their edges, so there is no gap and no overlap; holes
/// that no case has touched are closed. Reads the source once from its present position. Does nothing if the root
/// area is in the store already, so that a later file meets the same grids. Throws SQLite::Exception.
Result<void> makeAreas(const Mapping &mapping, Source &source, const Placement &placement, Store &store,
                       BulkWriter &writer, ImportReport &report);

} // namespace huying
