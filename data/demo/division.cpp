// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/division.h"

#include "data/demo/growth.h"

#include <algorithm>
#include <numeric>

namespace huying::demo {

namespace {

/// What a cell counts when parts of equal width are wanted: a block in town as much as three cells of
/// country.
double metricOf(const Mesh &mesh, int cell)
{
    switch (mesh.site(cell).ground) {
    case Ground::Urban:
        return 1.0;
    case Ground::Fringe:
        return 0.6;
    default:
        return 0.38;
    }
}

bool crossesRiver(const Mesh &mesh, const Mesh::Side &side)
{
    const Site &a = mesh.site(side.cell), &b = mesh.site(side.other);
    return a.ground == Ground::River && b.ground == Ground::River && (a.row < 0) != (b.row < 0);
}

qint64 squareOf(Vec p, int dx, int dy)
{
    constexpr double size = 600; // no cell's middle is farther from its edge
    return (static_cast<qint64>(std::floor(p.x / size)) + dx) * 4000037 +
           static_cast<qint64>(std::floor(p.y / size)) + dy;
}

QString communityName(int index, const QStringList &names)
{
    static constexpr const char *rounds[] = {"社区", "东社区", "西社区", "新社区"};
    return names[index % names.size()] + QString::fromUtf8(rounds[index / names.size() % 4]);
}

QString digits(int number, int width)
{
    return QString::number(number).rightJustified(width, QLatin1Char('0'));
}

} // namespace

std::vector<int> shareOut(int total, const std::vector<double> &weights, int least)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const int free = std::max(0, total - least * static_cast<int>(weights.size()));
    std::vector<int> shares;
    std::vector<std::pair<double, std::size_t>> rest;
    int given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = free * weights[i] / sum;
        shares.push_back(least + static_cast<int>(exact));
        given += static_cast<int>(exact);
        rest.emplace_back(static_cast<int>(exact) - exact, i);
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t i = 0; given < free; ++i, ++given)
        ++shares[rest[i % rest.size()].second];
    return shares;
}

double cellWeight(const Mesh &mesh, const Landscape &land, int cell)
{
    const Site &site = mesh.site(cell);
    switch (site.ground) {
    case Ground::Urban:
        return land.patches()[at(site.patch)].isSeat ? 0.55 : 0.42;
    case Ground::Fringe:
        return 0.14;
    case Ground::Rural:
        return land.height(site.at) > 0.55 ? 0.03 : 0.07;
    default:
        return 0.01;
    }
}

Division::Division(const Scale &scale, const Landscape &land, const Mesh &mesh, const Names &names,
                   quint64 seed)
    : m_scale(scale), m_land(land), m_mesh(mesh), m_names(names), m_seed(seed),
      m_gridOf(at(mesh.cellCount()), Mesh::none)
{
    Growth growth(mesh);
    m_growth = &growth;
    plant();
    m_growth = nullptr;
    for (const Area &area : m_areas)
        if (area.level == AreaLevel::Grid)
            for (const int cell : area.cells)
                m_gridOf[at(cell)] = static_cast<int>(&area - m_areas.data());
    findBends();
    for (int cell = 0; cell < mesh.cellCount(); ++cell)
        m_near[squareOf(mesh.site(cell).at, 0, 0)].push_back(cell);
}

int Division::gridAt(Vec p) const
{
    int best = Mesh::none;
    for (int reach = 1; reach <= 2 && best == Mesh::none; ++reach)
        for (int dx = -reach; dx <= reach; ++dx)
            for (int dy = -reach; dy <= reach; ++dy)
                if (const auto it = m_near.find(squareOf(p, dx, dy)); it != m_near.end())
                    for (const int cell : it->second)
                        if (best == Mesh::none ||
                            distance(p, m_mesh.site(cell).at) < distance(p, m_mesh.site(best).at))
                            best = cell;
    return best == Mesh::none ? best : gridOf(best);
}

int Division::add(AreaLevel level, int parent, std::vector<int> cells)
{
    const int index = static_cast<int>(m_areas.size());
    Area area;
    area.level = level;
    area.parent = parent;
    area.cells = std::move(cells);
    if (!area.cells.empty())
        area.centre = m_mesh.site(area.cells.front()).at;
    for (const int cell : area.cells)
        area.weight += cellWeight(m_mesh, m_land, cell);
    m_levels[at(static_cast<int>(level))].push_back(index);
    m_areas.push_back(std::move(area));
    return index;
}

std::vector<std::vector<int>> Division::growTowns(const std::vector<std::pair<int, int>> &towns)
{
    std::vector<Growth::Seed> seeds;
    for (const auto &[county, town] : towns) {
        const Vec place = m_land.townSeeds(county)[at(town)];
        int best = 0;
        for (int cell = 0; cell < m_mesh.cellCount(); ++cell)
            if (distance(m_mesh.site(cell).at, place) < distance(m_mesh.site(best).at, place))
                best = cell;
        seeds.push_back({best, static_cast<int>(seeds.size())});
    }
    std::vector<char> inside(at(m_mesh.cellCount()));
    for (int cell = 0; cell < m_mesh.cellCount(); ++cell)
        inside[at(cell)] = m_mesh.site(cell).ground != Ground::Rim && m_land.isInside(m_mesh.site(cell).at);
    const auto owners = m_growth->grow(seeds, [&](int owner, const Mesh::Side &side) {
        if (!inside[at(side.other)])
            return -1.0;
        const Site &from = m_mesh.site(side.cell), &to = m_mesh.site(side.other);
        const bool isSeat = towns[at(owner)].second < 2 && m_scale.towns > 2 * m_scale.counties();
        double cost = distance(from.at, to.at) * (1 + 0.35 * noise(to.at, 2600, m_seed + 71));
        if (crossesRiver(m_mesh, side))
            cost += isSeat ? 60000 : 5000;
        if (isSeat && to.ground == Ground::Rural)
            cost *= 2.3;
        return cost;
    });
    std::vector<std::vector<int>> cells(towns.size());
    for (std::size_t i = 0; i < seeds.size(); ++i)
        cells[i].push_back(seeds[i].cell);
    for (int cell = 0; cell < m_mesh.cellCount(); ++cell)
        if (const int owner = owners[at(cell)]; owner != Mesh::none && cell != cells[at(owner)].front())
            cells[at(owner)].push_back(cell);
    return cells;
}

void Division::plant()
{
    std::vector<std::pair<int, int>> towns; // county, town
    for (int county = 0; county < m_scale.counties(); ++county)
        for (std::size_t town = 0; town < m_land.townSeeds(county).size(); ++town)
            towns.emplace_back(county, static_cast<int>(town));
    const auto cells = growTowns(towns);
    int top = -1;
    if (m_scale.counties() > 1) {
        top = add(AreaLevel::Prefecture, -1, {});
        m_areas[0].code = QStringLiteral("459000");
        m_areas[0].name = m_names.list("place").front();
        for (const auto &part : cells)
            m_areas[0].cells.insert(m_areas[0].cells.end(), part.begin(), part.end());
    }
    for (int county = 0; county < m_scale.counties(); ++county) {
        std::vector<std::vector<int>> own;
        for (std::size_t i = 0; i < towns.size(); ++i)
            if (towns[i].first == county)
                own.push_back(cells[i]);
        plantCounty(county, top, own);
    }
    for (int county = 0; county < m_scale.counties(); ++county)
        splitVillages(county);
}

void Division::plantCounty(int county, int top, const std::vector<std::vector<int>> &towns)
{
    const QStringList names = m_names.list("counties"), seatNames = m_names.list("seatTowns"),
                      townNames = m_names.list("towns");
    std::vector<int> cells;
    for (const auto &part : towns)
        cells.insert(cells.end(), part.begin(), part.end());
    const int countyArea = add(AreaLevel::County, top, std::move(cells));
    m_areas[at(countyArea)].code = QStringLiteral("4590") + digits(21 + county, 2);
    m_areas[at(countyArea)].name = names[county % names.size()];
    m_areas[at(countyArea)].serial = county;
    std::vector<int> townAreas;
    std::vector<double> weights;
    for (std::size_t i = 0; i < towns.size(); ++i) {
        const int serial = static_cast<int>(i);
        const int index = add(AreaLevel::Town, countyArea, towns[i]);
        Area &town = m_areas[at(index)];
        town.isUrban = serial < 2;
        town.serial = serial;
        town.patch = patchOf(county, serial);
        town.name = town.isUrban ? seatNames[(2 * county + serial) % seatNames.size()]
                                 : townNames[m_nextTownName++ % townNames.size()];
        const int first = town.isUrban ? 1 : town.name.endsWith(QChar(u'乡')) ? 200 : 100;
        town.code = m_areas[at(countyArea)].code + digits(first + (town.isUrban ? serial : serial - 2), 3);
        weights.push_back(town.isUrban ? 14.0 : 9.0 + static_cast<double>(town.cells.size()) / 160);
        townAreas.push_back(index);
    }
    const int n = m_scale.counties();
    const int villages = m_scale.villages * (county + 1) / n - m_scale.villages * county / n;
    const auto shares = shareOut(villages, weights, 3);
    for (std::size_t i = 0; i < townAreas.size(); ++i)
        splitTown(townAreas[i], shares[i]);
}

int Division::patchOf(int county, int town) const
{
    const auto &patches = m_land.patches();
    for (std::size_t p = 0; p < patches.size(); ++p)
        if (patches[p].county == county &&
            (town < 2 ? patches[p].isSeat : patches[p].town == town && !patches[p].isSeat))
            return static_cast<int>(p);
    return Mesh::none;
}

void Division::splitVillages(int county)
{
    std::vector<int> villages;
    std::vector<double> weights;
    for (const int village : ofLevel(AreaLevel::Village)) {
        if (area(ancestor(village, AreaLevel::County)).serial == county) {
            villages.push_back(village);
            weights.push_back(area(village).weight);
        }
    }
    const int n = m_scale.counties();
    const int grids = m_scale.grids * (county + 1) / n - m_scale.grids * county / n;
    const auto shares = shareOut(grids, weights, 2);
    for (std::size_t i = 0; i < villages.size(); ++i)
        splitVillage(villages[i], shares[i]);
}

void Division::splitTown(int town, int villages)
{
    const auto parts =
        m_growth->partition(area(town).cells, villages, [&](int cell) { return metricOf(m_mesh, cell); });
    Rng rng(m_seed, 3000 + static_cast<quint64>(town));
    const QStringList villageNames = m_names.villages(rng), communities = m_names.list("communities");
    if (area(town).serial == 0)
        m_nextCommunity = 0; // names of communities are unlike within a seat
    int urban = 0, rural = 0;
    for (const auto &cells : parts) {
        const int index = add(AreaLevel::Village, town, cells);
        Area &village = m_areas[at(index)];
        int built = 0;
        for (const int cell : cells)
            built += m_mesh.site(cell).ground == Ground::Urban;
        village.isUrban = area(town).isUrban ? built * 4 >= static_cast<int>(cells.size())
                                             : built * 10 >= static_cast<int>(cells.size()) * 4;
        village.patch = built > 0 ? area(town).patch : -1;
        village.serial = urban + rural;
        const bool isTown = area(town).isUrban;
        village.name = !village.isUrban ? villageNames[rural] + QStringLiteral("村")
                       : isTown         ? communityName(m_nextCommunity++, communities)
                                        : shortName(area(town).name) +
                                      (urban ? QStringLiteral("新街社区") : QStringLiteral("社区"));
        village.code = area(town).code + digits(village.isUrban ? 1 + urban : 200 + rural, 3);
        ++(village.isUrban ? urban : rural);
    }
}

void Division::splitVillage(int village, int grids)
{
    const auto parts =
        m_growth->partition(area(village).cells, grids, [&](int cell) { return metricOf(m_mesh, cell); });
    int serial = 0;
    for (const auto &cells : parts) {
        const int index = add(AreaLevel::Grid, village, cells);
        Area &grid = m_areas[at(index)];
        grid.isUrban = m_mesh.site(cells.front()).ground == Ground::Urban;
        grid.patch = m_mesh.site(cells.front()).patch;
        grid.serial = serial++;
        grid.code = area(village).code + digits(serial, 3);
        grid.name = area(village).name + digits(serial, 3) + QStringLiteral("格");
    }
}

int Division::ancestor(int index, AreaLevel level) const
{
    while (index >= 0 && area(index).level > level)
        index = area(index).parent;
    return index;
}

} // namespace huying::demo
