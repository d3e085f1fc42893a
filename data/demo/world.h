// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/groundcover.h"
#include "data/model/codes.h"

namespace huying::demo {

// The recorded year, Asia/Shanghai: 2025-08-15 00:00 to 2026-08-15 00:00, and a Wednesday afternoon near its
// end.
constexpr TimeMs firstAt = 1755187200000, lastAt = 1786723200000, replayAt = 1786514400000;

/// What registers and cases are drawn on.
struct World
{
    const Scale &scale;
    quint64 seed;
    const Landscape &land;
    const Mesh &mesh;
    Division &division;
    const Roads &roads;
    const Names &names;
    const Catalogue &codes;
    const std::vector<Building> &buildings;
    std::vector<std::vector<int>> buildingsOf; ///< by area index; empty lists for all but grids

    void sortBuildings();
    /// A building of the grid, or nothing if nobody has built there.
    const Building *anyBuilding(int grid, Rng &rng) const;
    Vec anyPoint(int grid, Rng &rng) const; ///< beside a building, else near the middle
    QString townOf(int grid) const;
    QString countyCode(int grid) const;
    /// "人民路12号", "上塘村5组12号".
    QString addressOf(const Building &building) const;
    /// Organisation codes: departments are "D03", with the county behind it where there are several.
    QString departmentCode(const QString &department, int grid) const;
    QString code(int area) const { return division.area(area).code; }
};

QString padded(const char *prefix, qint64 number, int width);

} // namespace huying::demo
