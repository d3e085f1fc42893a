// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/store.h"
#include "data/upstream/rootsession.h"

#include <functional>

namespace huying
{

/// done of total; total 0 if it is not known
using LoadProgress = std::function<void(const QString &what, qint64 done, qint64 total)>;

/// What rows of a store become which rows of upstream. The first column tells the row from the others, for words.
struct CopyPlan
{
    const char *zh;      ///< "辖区"
    const char *target;  ///< "huying.areas (code, geom, …)"
    const char *columns; ///< of the SELECT, in the order of `target`
    const char *source;  ///< "areas ORDER BY fid"
    /// A letter a column: t text or number, r real, g geometry cell, b bytes, u UUID, l list with commas, c area that
    /// becomes the code of its county.
    const char *forms;
};

using CountyOf = std::function<QByteArray(const QByteArray &area)>;

/// The rows of one plan by COPY inside the caller's transaction; their number. Errors name table, row and reason.
Result<qint64> copyRows(Store &store, PgConnection &server, const CopyPlan &plan, const LoadProgress &progress, const CountyOf &countyOf = {});

/// The geometry of a GeoPackage cell as PostGIS reads it from a text: EWKB in hex. Null if the cell is damaged.
/// A polygon becomes a multipolygon of one, because upstream's columns are that.
QByteArray ewkbOf(const QByteArray &cell);

} // namespace huying
