// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/records.h"

#include <QStringList>
#include <optional>

namespace huying
{

/// A line across a grid from border to border, as GridMesh::split() takes it.
struct GridCut
{
    Line line;
    double share = 1;  ///< of the load, on the larger side
    QStringList roads; ///< names of those that it follows, the longest first; empty for roads without
};

/// The cut that follows the roads inside the grid, larger ones rather than small, and leaves at most `mostShare` of the
/// places on one side; nothing where the roads allow none. `roads`: those about the grid; lines that share a vertex meet.
std::optional<GridCut> cutAlongRoads(const AreaRecord &grid, const std::vector<RoadRecord> &roads, const std::vector<LonLat> &places,
                                     double mostShare = 0.62);

} // namespace huying
