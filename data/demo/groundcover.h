// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/roads.h"

#include <functional>

namespace huying::demo {

struct Building
{
    MultiPolygon shape;
    Vec centre;
    int grid = Mesh::none; ///< index of the area
    QString kind;
    int floors = 1;
    QString street; ///< empty in the country
    int number = 0; ///< house number in the street or the hamlet
};

/// Water, woods, fields and parks, in the order in which they are to be drawn.
void makeLand(const Landscape &land, const Mesh &mesh, const Division &division,
              const std::function<void(SurfaceRecord)> &take);
void makeWaterways(const Landscape &land, const std::function<void(WaterwayRecord)> &take);
/// Blocks with their buildings in town, and hamlets in the country, which get their lanes here.
std::vector<Building> makeBuildings(const Scale &scale, const Landscape &land, const Mesh &mesh,
                                    const Division &division, Roads &roads, quint64 seed,
                                    const std::function<void(SurfaceRecord)> &takeBlock);

} // namespace huying::demo
