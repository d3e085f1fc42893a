// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <string>

namespace huying
{

/// Fills the empty R-tree `rtree_TABLE_geom` with the boxes of TABLE's geometries, all at once: neighbours share a node, node
/// after node is written as SQLite keeps it (https://sqlite.org/rtree.html, "Shadow Tables"). Inserting row by row takes
/// seven times as long and makes a worse tree. Inside the caller's transaction; throws SQLite::Exception.
void loadRtree(SQLite::Database &db, const std::string &table);

} // namespace huying
