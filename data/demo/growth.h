// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/mesh.h"

#include <functional>

namespace huying::demo {

/// Splits sets of cells into connected parts that grow from seeds at equal speed; every part of a connected
/// set is connected, so that areas nest without gap or overlap.
class Growth
{
public:
    struct Seed
    {
        int cell = 0, owner = 0;
    };
    /// What it costs `owner` to step over this side into the cell beyond; negative: can't.
    using StepCost = std::function<double(int owner, const Mesh::Side &side)>;
    using Metric = std::function<double(int cell)>;

    explicit Growth(const Mesh &mesh);

    /// Owner of each cell, Mesh::none where nobody came.
    std::vector<int> grow(const std::vector<Seed> &seeds, const StepCost &cost);
    /// Cuts a connected set into `parts` of about equal metric width, beginning at cells.front(). Fewer if
    /// there are not enough cells. The first cell of each part is its seed.
    std::vector<std::vector<int>> partition(const std::vector<int> &cells, int parts, const Metric &metric);

private:
    void spread(const std::vector<Seed> &seeds, const StepCost &cost);
    std::vector<int> spreadSeeds(const std::vector<int> &cells, int parts, const StepCost &cost);
    void clear(const std::vector<int> &cells);

    const Mesh &m_mesh;
    std::vector<double> m_cost;
    std::vector<int> m_owner;
    std::vector<int> m_inSet; // which partition call a cell belongs to now
    int m_set = 0;
};

} // namespace huying::demo
