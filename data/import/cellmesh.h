// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QHash>
#include <map>
#include <set>

namespace huying
{

/// Column and row of a square cell.
using CellIndex = std::pair<int, int>;

/// Square cells on the ground at one latitude; (0, 0) has its south-west corner at the origin. Corners that cells
/// share come out as the same numbers.
class CellMesh
{
public:
    CellMesh(LonLat origin, double cellMetres);

    CellIndex cellAt(LonLat p) const;
    LonLat corner(int column, int row) const;
    Ring square(CellIndex cell) const;
    /// Outline of a set of cells; every corner of a cell on the outline is a vertex of it, so that it fits its
    /// neighbours exactly.
    MultiPolygon outline(const std::set<CellIndex> &cells) const;

private:
    MultiPolygon withHoles(std::vector<Ring> outer, std::vector<Ring> holes) const;

    LonLat m_origin;
    double m_width, m_height; ///< degrees
};

/// Adds cells that have at least five of their eight neighbours, again and again, until nothing changes;
/// `owner` of a new cell is the one most of its neighbours have.
void closeHoles(std::map<CellIndex, int> &owner);

} // namespace huying
