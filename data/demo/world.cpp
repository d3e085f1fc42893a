// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/world.h"

namespace huying::demo {

void World::sortBuildings()
{
    buildingsOf.assign(division.areas().size(), {});
    for (std::size_t i = 0; i < buildings.size(); ++i)
        if (buildings[i].grid != Mesh::none)
            buildingsOf[static_cast<std::size_t>(buildings[i].grid)].push_back(static_cast<int>(i));
}

const Building *World::anyBuilding(int grid, Rng &rng) const
{
    const auto &list = buildingsOf[static_cast<std::size_t>(grid)];
    return list.empty() ? nullptr : &buildings[static_cast<std::size_t>(rng.pick(list))];
}

Vec World::anyPoint(int grid, Rng &rng) const
{
    const Area &area = division.area(grid);
    if (const Building *building = anyBuilding(grid, rng)) {
        const Vec beside = building->centre + Vec{rng.between(-12, 12), rng.between(-12, 12)};
        return division.gridAt(beside) == grid ? beside : building->centre;
    }
    return area.centre + Vec{rng.between(-25, 25), rng.between(-25, 25)};
}

QString World::townOf(int grid) const
{
    return division.area(division.ancestor(grid, AreaLevel::Town)).name;
}

QString World::countyCode(int grid) const
{
    return division.area(division.ancestor(grid, AreaLevel::County)).code;
}

QString World::addressOf(const Building &building) const
{
    if (!building.street.isEmpty())
        return QStringLiteral("%1%2号").arg(building.street).arg(building.number);
    const Area &grid = division.area(building.grid);
    return QStringLiteral("%1%2组%3号")
        .arg(division.area(grid.parent).name)
        .arg(grid.serial + 1)
        .arg(building.number);
}

QString World::departmentCode(const QString &department, int grid) const
{
    return scale.counties() == 1 ? department : department + QLatin1Char('-') + countyCode(grid);
}

QString padded(const char *prefix, qint64 number, int width)
{
    return QString::fromLatin1(prefix) + QString::number(number).rightJustified(width, QLatin1Char('0'));
}

} // namespace huying::demo
