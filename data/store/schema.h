// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/store.h"

namespace huying
{

// GeoPackage clothes of the store's tables. All throw SQLite::Exception.

/// Runs numbered schema files above `from`, each with its own transaction, and records the version.
Result<void> migrate(SQLite::Database &db, int from);
/// gpkg_* tables, application id, and a row for every table of the schema.
void registerGeoPackage(SQLite::Database &db, const QString &contentTime);
/// Fills the R-trees, adds their triggers, writes layer extents.
void buildSpatialIndexes(SQLite::Database &db);
/// Drops the triggers, so that bulk loading into an existing store is fast; buildSpatialIndexes puts them back.
void dropSpatialIndexes(SQLite::Database &db);
/// ST_MinX … ST_IsEmpty, which the R-tree triggers call.
void addSpatialFunctions(SQLite::Database &db);

} // namespace huying
