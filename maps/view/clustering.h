// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <vector>

namespace huying {

/// Points that stand for one symbol: members[first … first + count).
struct Cluster
{
    double x = 0, y = 0; ///< mean of the members, world
    quint32 first = 0, count = 0;
};

struct Clustering
{
    std::vector<Cluster> clusters;
    std::vector<quint32> members; ///< indices of points; each exactly once
};

/// By cells of the world grid, neighbours whose middles come closer than 0.8 cells joined. Depends on the
/// points and the cell only, so a glide of the view changes nothing.
Clustering clusterPoints(const std::vector<WorldPoint> &points, double cell);

} // namespace huying
