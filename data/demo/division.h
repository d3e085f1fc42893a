// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/landscape.h"
#include "data/demo/names.h"
#include "data/model/records.h"

#include <unordered_map>

namespace huying::demo {

struct Area
{
    AreaLevel level = AreaLevel::Grid;
    int parent = -1; ///< index in the list of all areas
    QString code, name;
    std::vector<int> cells; ///< the first is its middle
    Vec centre;
    double weight = 0; ///< how much happens there; a county is about 1,000
    int population = 0;
    bool isUrban = false;
    int patch = -1; ///< of a town
    int serial = 0; ///< among its siblings, from 0
};

/// The division tree over the cells of the mesh. Parents stand before their children.
class Division
{
public:
    Division(const Scale &scale, const Landscape &land, const Mesh &mesh, const Names &names, quint64 seed);

    const std::vector<Area> &areas() const { return m_areas; }
    std::vector<Area> &areas() { return m_areas; }
    const Area &area(int index) const { return m_areas[static_cast<std::size_t>(index)]; }
    int gridOf(int cell) const
    {
        return m_gridOf[static_cast<std::size_t>(cell)];
    }                        ///< Mesh::none outside the place
    int gridAt(Vec p) const; ///< the grid of the nearest cell
    /// The ancestor of that level.
    int ancestor(int area, AreaLevel level) const;
    const std::vector<int> &ofLevel(AreaLevel level) const
    {
        return m_levels[static_cast<std::size_t>(level)];
    }
    MultiPolygon shape(int area) const;
    /// The same as shape() for any set of cells, with sides of its own smoothing.
    MultiPolygon shapeOf(const std::vector<int> &cells, const std::vector<char> &isIn) const;

private:
    void plant();
    std::vector<std::vector<int>> growTowns(const std::vector<std::pair<int, int>> &towns);
    void plantCounty(int county, int top, const std::vector<std::vector<int>> &towns);
    int patchOf(int county, int town) const;
    void splitVillages(int county);
    void splitTown(int town, int villages);
    void splitVillage(int village, int grids);
    int add(AreaLevel level, int parent, std::vector<int> cells);
    void findBends();
    Path smoothRing(const std::vector<int> &ring, const std::vector<char> &isBend) const;
    MultiPolygon polygons(const std::vector<std::vector<int>> &rings, const std::vector<char> &isBend) const;

    const Scale &m_scale;
    const Landscape &m_land;
    const Mesh &m_mesh;
    const Names &m_names;
    quint64 m_seed;
    class Growth *m_growth = nullptr; // during construction
    int m_nextCommunity = 0, m_nextTownName = 0;
    std::vector<Area> m_areas;
    std::vector<int> m_gridOf;
    std::vector<int> m_levels[7];
    std::vector<char> m_isBend; // vertices where a grid boundary just turns, in the country: rounded off
    std::unordered_map<qint64, std::vector<int>> m_near; // cells by square, for gridAt
    mutable std::vector<char> m_mark;
};

/// Shares `total` out by weight, at least `least` each, by largest remainder.
std::vector<int> shareOut(int total, const std::vector<double> &weights, int least);
double cellWeight(const Mesh &mesh, const Landscape &land, int cell);

} // namespace huying::demo
