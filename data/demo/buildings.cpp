// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/groundcover.h"

#include <algorithm>
#include <numbers>

namespace huying::demo {

namespace {

struct Style
{
    double width, depth, gapAlong, gapAcross; ///< metres
    int lowFloors, highFloors;
    const char *kind;
};

constexpr Style slabs{46, 13, 12, 19, 6, 11, "residential"}, towers{24, 20, 20, 26, 16, 28, "residential"},
    oldTown{15, 11, 3, 5, 2, 5, "residential"}, shops{34, 22, 8, 14, 3, 8, "commercial"},
    halls{60, 30, 16, 18, 1, 2, "industrial"}, townHouses{14, 11, 3, 14, 2, 4, "residential"};

Path rectangle(Vec centre, Vec along, double width, double depth)
{
    const Vec a = along * (width / 2), b = turnLeft(along) * (depth / 2);
    return {centre - a - b, centre + a - b, centre + a + b, centre - a + b};
}

MultiPolygon polygonOf(const Path &path)
{
    Ring ring = toLonLat(path);
    ring.push_back(ring.front());
    return {{ring}};
}

const Style &styleOf(const Patch &patch, const Site &site, Use use, Rng &rng)
{
    if (use == Use::Industry)
        return halls;
    if (!patch.isSeat)
        return townHouses;
    const double u = rng.uniform();
    const bool isOld = std::abs(site.column) < 4 && site.row > 0 && site.row < 5;
    if (isOld)
        return u < 0.55 ? oldTown : u < 0.8 ? shops : slabs;
    return u < 0.5 ? slabs : u < 0.72 ? towers : u < 0.85 ? oldTown : shops;
}

class BuildingMaker
{
public:
    BuildingMaker(const Scale &scale, const Landscape &land, const Mesh &mesh, const Division &division,
                  Roads &roads, quint64 seed, const std::function<void(SurfaceRecord)> &takeBlock)
        : m_land(land), m_mesh(mesh), m_division(division), m_roads(roads), m_rng(seed, 3),
          m_takeBlock(takeBlock), m_housesPerHamlet(scale.counties() > 1 ? 9 : 14)
    {
    }

    std::vector<Building> run()
    {
        for (int cell = 0; cell < m_mesh.cellCount(); ++cell)
            if (m_mesh.site(cell).ground == Ground::Urban && m_division.gridOf(cell) != Mesh::none)
                fillBlock(cell);
        for (const int grid : m_division.ofLevel(AreaLevel::Grid))
            if (m_roads.hamletNode(grid) != Mesh::none)
                buildHamlet(grid);
        return std::move(m_buildings);
    }

private:
    void fillBlock(int cell)
    {
        const Site &site = m_mesh.site(cell);
        const Patch &patch = m_land.patches()[static_cast<std::size_t>(site.patch)];
        const Use use = useOf(patch, site);
        if (use == Use::Park || use == Use::Lake)
            return;
        const Path block = inset(m_mesh.ring(cell), patch.isSeat ? 11 : 8);
        if (block.empty())
            return;
        m_takeBlock({{},
                     use == Use::Industry ? QStringLiteral("industrial") : QStringLiteral("block"),
                     {},
                     0,
                     polygonOf(block)});
        const Path ground = inset(block, 4);
        if (ground.empty())
            return;
        const Style &style = styleOf(patch, site, use, m_rng);
        const Vec along = unit(m_mesh.vertex(m_mesh.side(longestSide(cell)).to) -
                               m_mesh.vertex(m_mesh.side(longestSide(cell)).from));
        const Vec centre = centroid(ground);
        QString street;
        if (const auto &edges = m_roads.edgesAtCell(cell); !edges.empty())
            street = m_roads
                         .edge(*std::min_element(
                             edges.begin(), edges.end(),
                             [this](int a, int b) { return m_roads.edge(a).klass < m_roads.edge(b).klass; }))
                         .name;
        const double stepX = style.width + style.gapAlong, stepY = style.depth + style.gapAcross;
        for (int row = -8; row <= 8; ++row) {
            for (int column = -12; column <= 12; ++column) {
                const Vec at = centre + along * ((column + m_rng.between(-0.04, 0.04)) * stepX) +
                               turnLeft(along) * (row * stepY);
                const Path house = rectangle(at, along, style.width * m_rng.between(0.8, 1.05),
                                             style.depth * m_rng.between(0.85, 1.1));
                if (m_rng.chance(0.06) ||
                    !std::all_of(house.begin(), house.end(), [&](Vec p) { return contains(ground, p); }))
                    continue;
                take(house, at, m_division.gridOf(cell), style, street,
                     ++m_numbers[street + QString::number(site.patch)]);
            }
        }
    }

    int longestSide(int cell) const
    {
        int best = m_mesh.firstSide(cell);
        const auto lengthOf = [this](int s) {
            return distance(m_mesh.vertex(m_mesh.side(s).from), m_mesh.vertex(m_mesh.side(s).to));
        };
        for (int s = best; s < m_mesh.endSide(cell); ++s)
            if (lengthOf(s) > lengthOf(best))
                best = s;
        return best;
    }

    void buildHamlet(int grid)
    {
        const int middleNode = m_roads.hamletNode(grid);
        const Vec centre = m_roads.node(middleNode).at;
        const double first = m_rng.uniform();
        const int lanes = m_rng.whole(2, 4);
        int number = 0;
        for (int lane = 0; lane < lanes; ++lane) {
            const double angle = 2 * std::numbers::pi * (first + (lane + m_rng.between(-0.15, 0.15)) / lanes);
            const Vec out{std::cos(angle), std::sin(angle)};
            const double reach = m_rng.between(70, 150);
            const Vec bend = centre + out * (reach * 0.55) + turnLeft(out) * m_rng.between(-18, 18);
            const Vec end = centre + out * reach + turnLeft(out) * m_rng.between(-40, 40);
            m_roads.addLane(m_roads.addLane(middleNode, bend), end);
            for (const auto &[from, to] : {std::pair{centre, bend}, std::pair{bend, end}}) {
                const Vec along = unit(to - from);
                for (double walked = from == centre ? 16 : 8; walked < distance(from, to) - 4;
                     walked += m_rng.between(13, 21)) {
                    for (const double side : {-1.0, 1.0}) {
                        if (m_rng.chance(0.3) || number >= m_housesPerHamlet)
                            continue;
                        const Vec at =
                            from + along * walked + turnLeft(along) * (side * m_rng.between(10, 14));
                        take(rectangle(at, along, m_rng.between(9, 13), m_rng.between(8, 11)), at, grid,
                             townHouses, {}, ++number);
                    }
                }
            }
        }
        while (number < 3) { // every hamlet has somebody living in it
            const Vec at = centre + Vec{m_rng.between(14, 30), m_rng.between(14, 60) * (number % 2 ? 1 : -1)};
            take(rectangle(at, {1, 0}, 11, 9), at, grid, townHouses, {}, ++number);
        }
    }

    void take(const Path &house, Vec at, int grid, const Style &style, const QString &street, int number)
    {
        m_buildings.push_back({polygonOf(house), at, grid == Mesh::none ? grid : m_division.gridAt(at),
                               QString::fromLatin1(style.kind),
                               m_rng.whole(style.lowFloors, style.highFloors), street, number});
    }

    const Landscape &m_land;
    const Mesh &m_mesh;
    const Division &m_division;
    Roads &m_roads;
    Rng m_rng;
    const std::function<void(SurfaceRecord)> &m_takeBlock;
    int m_housesPerHamlet;
    std::vector<Building> m_buildings;
    QHash<QString, int> m_numbers;
};

} // namespace

std::vector<Building> makeBuildings(const Scale &scale, const Landscape &land, const Mesh &mesh,
                                    const Division &division, Roads &roads, quint64 seed,
                                    const std::function<void(SurfaceRecord)> &takeBlock)
{
    return BuildingMaker(scale, land, mesh, division, roads, seed, takeBlock).run();
}

} // namespace huying::demo
