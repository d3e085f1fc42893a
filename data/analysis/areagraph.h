// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"

namespace huying
{

/// The areas of one level that have a shape, and who touches whom: those that share a corner, and for an area that
/// shares none the four nearest.
struct AreaGraph
{
    AreaLevel level = AreaLevel::Grid;
    std::vector<int> areas;                   ///< in the tree
    std::vector<int> nodeOf;                  ///< by area of the tree: the place in `areas` of it or of the one above it, −1 none
    std::vector<std::vector<int>> neighbours; ///< places in `areas`, ascending, without itself
    std::vector<double> squareMetres;

    int size() const { return static_cast<int>(areas.size()); }
};

/// Of the grids, or of the deepest level below that has shapes. Takes a while: not for the GUI thread.
AreaGraph areaGraph(const AreaTree &tree);

} // namespace huying
