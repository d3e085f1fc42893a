// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/caseboard.h"
#include "data/model/pointtable.h"
#include "data/model/unitrow.h"

#include <random>

namespace huying {

/// A made-up place for measuring and for pictures where no store is at hand: the same every time for one
/// seed.
class SamplePlace
{
public:
    /// Towns × villages × grids of wavy cells round (109.2° E, 23.7° N), about 1,000 m a grid.
    SamplePlace(int towns, int villagesPerTown, int gridsPerVillage, quint32 seed = 1);

    const AreaTreePtr &areas() const { return m_areas; }
    const Box &box() const { return m_box; }
    /// Crowded towards some centres, as people are.
    PointTablePtr points(RegisterKind kind, std::size_t count, const QStringList &categories = {});
    QList<UnitRow> units(int count);
    QList<CaseState> cases(int count, TimeMs now);
    QString gridAt(LonLat p) const; ///< code; empty outside

private:
    LonLat place();

    std::mt19937 m_random;
    AreaTreePtr m_areas;
    Box m_box;
    std::vector<LonLat> m_centres;
};

} // namespace huying
