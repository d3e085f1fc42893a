// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/records.h"

#include <QString>
#include <vector>

namespace huying
{

/// A store with little but base map in it, for the map engine to draw.
struct SmallStore
{
    std::vector<RoadRecord> roads;
    std::vector<WaterwayRecord> waterways;
    std::vector<SurfaceRecord> land, buildings;

    void addRoad(const char *kind, const QString &name, Line line);
    void addLand(const char *kind, const QString &name, LonLat corner, LonLat opposite);
    bool write(const QString &file) const;
};

} // namespace huying
