// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/gridmesh.h"
#include "data/import/coverage.h"
#include "data/model/areatree.h"
#include "data/model/time.h"

namespace huying
{

/// What a grid should not exceed (resources/grids.json); 0: not looked at.
struct GridLimits
{
    int people = 0, openCases = 0, quarterCases = 0;
    QStringList workerRoles; ///< role of a unit that looks after its grid

    /// The site's file where there is one. Errors name file and member.
    static Result<GridLimits> load();
};

/// Something about the grids that wants a hand.
struct GridFinding
{
    enum class Kind { Gap, Overlap, Outside, Unstaffed, Overloaded };
    Kind kind = Kind::Gap;
    bool isSliver = false;  ///< of the first three: two drawings of one line
    QStringList areas;      ///< as in CoverageFlaw; else the grid
    LonLat at;
    double weight = 0;      ///< square metres; times the limit
    QString detail;         ///< for people, without names
    Polygon shape;          ///< of the first three
    Line cut;               ///< Overloaded: a line that parts its load about in halves; may be empty
    double cutShare = 0;    ///< of the load, on the larger side of the cut
    bool isAlongRoads = false; ///< the cut follows roads
    QStringList cutRoads{}; ///< those that have a name
    bool isMendable() const;
};

/// Every grid of the store, the gravest first. Reads only. Throws SQLite::Exception.
QList<GridFinding> examineGrids(Store &store, const GridLimits &limits, const QStringList &finalStates, TimeMs now,
                                const std::function<void(qint64 done, qint64 total)> &progress = {});

/// A gap goes to the neighbour with the longest border to it, an overlap to the smaller of the two, what lies outside
/// is cut off. Errors: Refused (no cure by itself), BadInput (areas that are not there any more).
Result<AreaEdit> mendOf(const GridFinding &finding, const AreaTree &areas);

} // namespace huying
