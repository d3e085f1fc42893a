// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/landscape.h"
#include "data/demo/rng.h"

#include <algorithm>
#include <unordered_map>

// Where the cells of the mesh stand.
namespace huying::demo {

namespace {

constexpr double seatBlockEast = 215, seatBlockNorth = 175, townBlock = 165, ruralCell = 480, riverStep = 300;

double bankOf(double halfWidth)
{
    return halfWidth + 32;
} // the road along the water

/// A place in the lattice is built up inside a ragged oval.
bool isBuiltUp(const Patch &patch, double column, double row, quint64 seed)
{
    const double x = column / patch.columns, y = row / patch.rows;
    return x * x + y * y < 1 + 0.35 * noise({column * 1000 + patch.centre.x, row * 1000}, 2700, seed);
}

/// Built up, or the collar round it that keeps the ring road regular.
std::optional<Ground> groundAt(const Patch &patch, int column, int row, quint64 seed)
{
    if (isBuiltUp(patch, column, row, seed))
        return Ground::Urban;
    for (int dc = -1; dc <= 1; ++dc)
        for (int dr = -1; dr <= 1; ++dr)
            if (isBuiltUp(patch, column + dc, row + dr, seed))
                return Ground::Fringe;
    return std::nullopt;
}

class Crowd ///< tells whether a place is too near to one taken before
{
public:
    explicit Crowd(double reach) : m_reach(reach) {}
    void add(Vec p) { m_cells[keyOf(cell(p.x), cell(p.y))].push_back(p); }
    bool isNear(Vec p) const
    {
        for (qint64 x = cell(p.x) - 1; x <= cell(p.x) + 1; ++x)
            for (qint64 y = cell(p.y) - 1; y <= cell(p.y) + 1; ++y)
                if (const auto it = m_cells.find(keyOf(x, y)); it != m_cells.end())
                    for (const Vec q : it->second)
                        if (distance(p, q) < m_reach)
                            return true;
        return false;
    }

private:
    qint64 cell(double v) const { return static_cast<qint64>(std::floor(v / m_reach)); }
    static qint64 keyOf(qint64 x, qint64 y) { return x * 4000037 + y; }
    double m_reach;
    std::unordered_map<qint64, std::vector<Vec>> m_cells;
};

} // namespace

void Landscape::addSeatLattice(const Patch &patch, std::vector<Site> &sites) const
{
    const int riverRow = patch.county / m_scale.columns;
    const Vec along = patch.along;
    for (int column = -patch.columns - 2; column <= patch.columns + 2; ++column) {
        const double x =
            column * seatBlockEast + 45 * noise({column * 1000.0, patch.centre.x}, 1700, m_seed + 61);
        double worldX = patch.centre.x + along.x * x;
        for (int i = 0; i < 30; ++i) { // where this column meets the river
            const double there = dot(Vec{worldX, riverY(riverRow, worldX)} - patch.centre, along);
            worldX += (x - there) * along.x * 0.8;
        }
        const Vec water{worldX, riverY(riverRow, worldX)};
        // Columns stand square on the river's course, rows run along it; a shorter chord would make the
        // columns meet.
        const double chord = 1100 * m_ratio;
        const Vec square = turnLeft(
            unit(Vec{2 * chord, riverY(riverRow, worldX + chord) - riverY(riverRow, worldX - chord)}));
        const double bank = bankOf(halfWidth(water));
        for (int row = -patch.rows - 3; row <= patch.rows + 2; ++row) {
            const int rank = row >= 0 ? row : -1 - row; // 0 water, 1 the strip along it, 2 … streets
            const double side = row >= 0 ? 1 : -1;
            const auto ground =
                rank == 0 ? Ground::River : groundAt(patch, column, rank <= 1 ? 0 : rank - 1, m_seed + 62);
            if (!ground)
                continue;
            const double reach =
                rank <= 1 ? (rank + 0.5) * bank
                          : 1.5 * bank + 150 + (rank - 2) * seatBlockNorth +
                                30 * noise({rank * 1000.0, side * 5000 + patch.centre.y}, 1700, m_seed + 63);
            sites.push_back({water + square * (side * reach), *ground, patchIndex(patch), column, row});
        }
    }
}

void Landscape::addTownLattice(const Patch &patch, int index, std::vector<Site> &sites) const
{
    for (int column = -patch.columns - 2; column <= patch.columns + 2; ++column) {
        for (int row = -patch.rows - 2; row <= patch.rows + 2; ++row) {
            const auto ground = groundAt(patch, column, row, m_seed + 64);
            if (!ground)
                continue;
            const double x = column * (townBlock + 20), y = row * townBlock;
            const Vec curve{50 * noise({y, patch.centre.x}, 900, m_seed + 65),
                            60 * noise({x, patch.centre.y}, 1100, m_seed + 66)};
            sites.push_back(
                {patch.centre + patch.along * (x + curve.x) + turnLeft(patch.along) * (y + curve.y), *ground,
                 index, column, row});
        }
    }
}

void Landscape::addRiver(int row, std::vector<Site> &sites) const
{
    const auto isInSeat = [&](Vec p) {
        for (int column = 0; column < m_scale.columns; ++column) {
            const Patch &patch = m_patches[static_cast<std::size_t>(row * m_scale.columns + column)];
            if (std::abs(dot(p - patch.centre, patch.along)) < (patch.columns + 3) * seatBlockEast)
                return true;
        }
        return false;
    };
    double walked = 0;
    Vec last{-m_width - 9000, riverY(row, -m_width - 9000)};
    for (double x = last.x; x < m_width + 9000; x += 20) {
        const Vec p{x, riverY(row, x)};
        walked += distance(p, last);
        last = p;
        if (walked < riverStep)
            continue;
        walked = 0;
        if (isInSeat(p))
            continue;
        const Vec normal = turnLeft(unit(Vec{200, riverY(row, x + 100) - riverY(row, x - 100)}));
        const double bank = bankOf(halfWidth(p));
        for (const double k : {-1.5, -0.5, 0.5, 1.5})
            sites.push_back({p + normal * (k * bank), std::abs(k) < 1 ? Ground::River : Ground::Rural, -1, 0,
                             k > 0 ? 0 : -1});
    }
}

void Landscape::addRural(std::vector<Site> &sites) const
{
    Rng rng(m_seed, 2);
    Crowd crowd(290);
    for (const Site &s : sites)
        crowd.add(s.at);
    const double cell = ruralCell * std::max(0.55, m_ratio);
    const double east = m_width + 6500 * m_ratio + 1500, north = m_height + 6500 * m_ratio + 1500;
    int line = 0;
    for (double y = -north; y < north; y += cell * 0.866, ++line) {
        for (double x = -east + (line % 2 ? cell / 2 : 0); x < east; x += cell) {
            const Vec p{x + rng.between(-0.3, 0.3) * cell, y + rng.between(-0.3, 0.3) * cell};
            if (!crowd.isNear(p))
                sites.push_back({p, Ground::Rural, -1, 0, 0});
        }
    }
}

} // namespace huying::demo
