// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/growth.h"

#include <queue>

namespace huying::demo {

namespace {

constexpr double far = 1e18;

} // namespace

Growth::Growth(const Mesh &mesh)
    : m_mesh(mesh), m_cost(at(mesh.cellCount()), far), m_owner(at(mesh.cellCount()), Mesh::none),
      m_inSet(at(mesh.cellCount()), 0)
{
}

void Growth::spread(const std::vector<Seed> &seeds, const StepCost &cost)
{
    using Entry = std::pair<double, int>; // ties go to the lower cell, so that the outcome is fixed
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> front;
    for (const Seed &seed : seeds) {
        m_cost[at(seed.cell)] = 0;
        m_owner[at(seed.cell)] = seed.owner;
        front.emplace(0.0, seed.cell);
    }
    while (!front.empty()) {
        const auto [reached, cell] = front.top();
        front.pop();
        if (reached > m_cost[at(cell)])
            continue;
        const int owner = m_owner[at(cell)];
        for (int s = m_mesh.firstSide(cell); s < m_mesh.endSide(cell); ++s) {
            const Mesh::Side &side = m_mesh.side(s);
            if (side.twin == Mesh::none)
                continue;
            const double step = cost(owner, side);
            if (step < 0 || reached + step >= m_cost[at(side.other)])
                continue;
            m_cost[at(side.other)] = reached + step;
            m_owner[at(side.other)] = owner;
            front.emplace(reached + step, side.other);
        }
    }
}

std::vector<int> Growth::grow(const std::vector<Seed> &seeds, const StepCost &cost)
{
    std::fill(m_cost.begin(), m_cost.end(), far);
    std::fill(m_owner.begin(), m_owner.end(), Mesh::none);
    spread(seeds, cost);
    return m_owner;
}

void Growth::clear(const std::vector<int> &cells)
{
    for (const int cell : cells) {
        m_cost[at(cell)] = far;
        m_owner[at(cell)] = Mesh::none;
    }
}

std::vector<int> Growth::spreadSeeds(const std::vector<int> &cells, int parts, const StepCost &cost)
{
    std::vector<int> seeds{cells.front()};
    clear(cells);
    spread({{cells.front(), 0}}, cost);
    while (static_cast<int>(seeds.size()) < parts) {
        int farthest = cells.front();
        for (const int cell : cells)
            if (m_cost[at(cell)] > m_cost[at(farthest)])
                farthest = cell;
        spread({{farthest, static_cast<int>(seeds.size())}}, cost);
        seeds.push_back(farthest);
    }
    return seeds;
}

std::vector<std::vector<int>> Growth::partition(const std::vector<int> &cells, int parts,
                                                const Metric &metric)
{
    parts = std::min(parts, static_cast<int>(cells.size()));
    ++m_set;
    for (const int cell : cells)
        m_inSet[at(cell)] = m_set;
    const StepCost cost = [&](int, const Mesh::Side &side) {
        return m_inSet[at(side.other)] == m_set ? metric(side.cell) + metric(side.other) : -1.0;
    };
    std::vector<int> seeds = spreadSeeds(cells, parts, cost);
    std::vector<std::vector<int>> result;
    for (int round = 0; round < 3; ++round) {
        clear(cells);
        std::vector<Seed> starts;
        for (std::size_t i = 0; i < seeds.size(); ++i)
            starts.push_back({seeds[i], static_cast<int>(i)});
        spread(starts, cost);
        result.assign(seeds.size(), {});
        for (const int cell : cells)
            result[at(m_owner[at(cell)])].push_back(cell);
        for (std::size_t i = 0; i < seeds.size(); ++i) { // move each seed to the middle of its part
            Vec sum;
            double weight = 0;
            for (const int cell : result[i]) {
                sum = sum + m_mesh.site(cell).at * metric(cell);
                weight += metric(cell);
            }
            const Vec centre = sum * (1 / weight);
            int best = result[i].front();
            for (const int cell : result[i])
                if (distance(m_mesh.site(cell).at, centre) < distance(m_mesh.site(best).at, centre))
                    best = cell;
            seeds[i] = best;
            std::swap(*std::find(result[i].begin(), result[i].end(), best), result[i].front());
        }
    }
    return result;
}

} // namespace huying::demo
