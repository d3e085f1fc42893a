// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <string>
#include <vector>

namespace huying
{

/// Where a row's geometry lies.
struct RowBox
{
    qint64 fid = 0;
    Box box;
};

/// Of all rows that have a geometry; throws SQLite::Exception.
std::vector<RowBox> boxesOf(SQLite::Database &db, const std::string &table);
Box boundsOf(const std::vector<RowBox> &boxes);

/// Fills the empty R-tree `rtree_TABLE_geom` with all its boxes at once: neighbours share a node, node after node is written as
/// SQLite keeps it (https://sqlite.org/rtree.html, "Shadow Tables"). Inserting row by row takes seven times as long and makes
/// a worse tree. Inside the caller's transaction; throws SQLite::Exception.
void loadRtree(SQLite::Database &db, const std::string &table, const std::vector<RowBox> &boxes);

} // namespace huying
