// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/world.h"

namespace huying::demo {

struct Crew ///< units that can be sent, by what they are for
{
    std::vector<std::vector<int>> byGrid; ///< grid workers, by area index
    std::vector<UnitRecord> units;
    /// Vehicles and helpers of a county by department code of the item's list ("D03"), and those of no
    /// department.
    QHash<QString, std::vector<int>> byDepartment;
};

std::vector<OrganizationRecord> makeOrganizations(const World &world);
Crew makeUnits(const World &world);
QString stationCode(const World &world, int grid,
                    const char *kind); ///< of the town: "ZX" 综治中心, "CG" 城管中队 …
QString committeeCode(const World &world, int grid);

} // namespace huying::demo
