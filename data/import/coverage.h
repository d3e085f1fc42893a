// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/records.h"
#include "data/store/store.h"

#include <QStringList>
#include <functional>

namespace huying
{

/// A place where a layer of areas does not cover the ground exactly once.
struct CoverageFlaw
{
    enum class Kind { Gap, Overlap, Outside }; ///< Outside: an area reaches beyond its parent
    Kind kind = Kind::Gap;
    bool isSliver = false;   ///< thinner than the sliver width: two drawings of one line, not a piece of land
    QStringList areas;       ///< Gap: parent first, then the neighbours; Overlap: the two; Outside: area, parent
    LonLat at;               ///< a point in it
    double squareMetres = 0;
    double width = 0;        ///< mean width in metres: 2·area/perimeter
    Polygon shape = {};

    QString text() const;    ///< one line for people
};

struct CoverageReport
{
    AreaLevel level = AreaLevel::Grid;
    qint64 areas = 0;                ///< with a shape
    std::vector<CoverageFlaw> flaws; ///< real ones first, then by size
    qint64 count(CoverageFlaw::Kind kind, bool isSliver) const;
    QString summary() const;
};

struct CoverageOptions
{
    AreaLevel level = AreaLevel::Grid;
    double sliverWidth = 1;        ///< metres
    double leastSquareMetres = 0.01; ///< smaller ones are rounding
};

/// Compares basic areas of a level with each other (overlaps) and with their parents (gaps, pieces outside). Where
/// the parent has no shape, gaps are the holes in what its areas cover together. Reads only; needs GEOS in GDAL.
/// Throws SQLite::Exception.
CoverageReport checkCoverage(Store &store, const CoverageOptions &options,
                             const std::function<void(qint64 done, qint64 total)> &progress = {});

/// Levels that have shapes, the deepest first.
std::vector<AreaLevel> levelsWithShapes(Store &store);

} // namespace huying
