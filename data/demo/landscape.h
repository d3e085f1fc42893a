// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/mesh.h"
#include "data/demo/scale.h"

namespace huying::demo {

/// A built-up centre with streets: the county seat, astride the river, or the middle of a town.
struct Patch
{
    Vec centre, along;        ///< `along` is the direction of its rows
    int county = 0, town = 0; ///< town counts within the county
    bool isSeat = false;
    int columns = 0, rows = 0; ///< half the size in blocks
};

struct River
{
    Path curve; ///< west to east, 60 m a step
    std::vector<double> halfWidth;
};

/// The lie of the land, from which everything else follows: where rivers run, where towns stand, what is
/// hill.
class Landscape
{
public:
    Landscape(const Scale &scale, quint64 seed);

    const std::vector<Patch> &patches() const { return m_patches; }
    const std::vector<River> &rivers() const { return m_rivers; }
    Vec seat(int county) const { return m_seats[static_cast<std::size_t>(county)]; }
    /// Seeds of the towns of a county; the first two are the halves of its seat.
    const std::vector<Vec> &townSeeds(int county) const
    {
        return m_townSeeds[static_cast<std::size_t>(county)];
    }
    std::vector<Site> sites() const;
    bool isInside(Vec p) const;    ///< within the place's outline
    double height(Vec p) const;    ///< 0 in the valley … 1 on the hills
    double halfWidth(Vec p) const; ///< of the river nearby, metres
    double
    riverDistance(Vec p) const; ///< metres to the middle of the nearest main river, north or south of p

private:
    void placeCounties();
    void placeTowns(int county);
    double riverY(int row, double x) const;
    void addSeatLattice(const Patch &patch, std::vector<Site> &sites) const;
    void addTownLattice(const Patch &patch, int index, std::vector<Site> &sites) const;
    void addRiver(int row, std::vector<Site> &sites) const;
    void addRural(std::vector<Site> &sites) const;
    int patchIndex(const Patch &patch) const { return static_cast<int>(&patch - m_patches.data()); }

    Scale m_scale;
    quint64 m_seed;
    double m_width, m_height, m_ratio; ///< of the whole place; ratio to a full-sized county
    std::vector<Vec> m_seats;
    std::vector<std::vector<Vec>> m_townSeeds;
    std::vector<Patch> m_patches;
    std::vector<River> m_rivers;
};

} // namespace huying::demo
