// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/plane.h"

#include <functional>

namespace huying::demo {

/// What stands on a cell. Lattice cells carry their place in the street pattern of a patch (a built-up
/// centre).
enum class Ground : quint8 { Rural, Urban, Fringe, River, Rim };

struct Site
{
    Vec at;
    Ground ground = Ground::Rural;
    int patch = -1;
    int column = 0, row = 0; ///< in the patch; rows −1 and 0 are the two halves of the river
};

/// One planar arrangement for everything: areas are unions of its cells and streets run along its sides, so
/// that neighbours share their vertices exactly. Vertices lie counter-clockwise round a cell.
class Mesh
{
public:
    static constexpr int none = -1;
    struct Side
    {
        int from = 0, to = 0;       ///< vertices
        int cell = 0, other = none; ///< the cell left of it, the cell right of it
        int twin = none;
    };

    /// Sides shorter than `snap` metres (5 m away from lattices) are collapsed.
    static Mesh fromSites(std::vector<Site> sites, double snap);

    int cellCount() const { return static_cast<int>(m_sites.size()); }
    const Site &site(int cell) const { return m_sites[static_cast<std::size_t>(cell)]; }
    Vec vertex(int index) const { return m_vertices[static_cast<std::size_t>(index)]; }
    int vertexCount() const { return static_cast<int>(m_vertices.size()); }
    const Side &side(int index) const { return m_sides[static_cast<std::size_t>(index)]; }
    int sideCount() const { return static_cast<int>(m_sides.size()); }
    int firstSide(int cell) const { return m_first[static_cast<std::size_t>(cell)]; }
    int endSide(int cell) const { return m_first[static_cast<std::size_t>(cell) + 1]; }
    int nextSide(int side) const; ///< round the same cell
    Path ring(int cell) const;

private:
    std::vector<Site> m_sites;
    std::vector<Vec> m_vertices;
    std::vector<Side> m_sides;
    std::vector<int> m_first;
};

/// Rings of vertex numbers round a set of cells; outer rings counter-clockwise, holes clockwise. No ring
/// touches itself.
std::vector<std::vector<int>> outline(const Mesh &mesh, const std::vector<int> &cells,
                                      const std::function<bool(int cell)> &isInside);

} // namespace huying::demo
