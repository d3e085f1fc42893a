// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/groundcover.h"

#include <unordered_map>

namespace huying::demo
{

namespace
{

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

Ring closedRing(const Path &path)
{
    Ring ring = toLonLat(path);
    ring.push_back(ring.front());
    return ring;
}

/// Connected groups of the cells for which `isIn` holds.
std::vector<std::vector<int>> groups(const Mesh &mesh, const std::vector<char> &isIn)
{
    std::vector<std::vector<int>> result;
    std::vector<char> seen(isIn.size(), 0);
    for (int start = 0; start < mesh.cellCount(); ++start) {
        if (!isIn[at(start)] || seen[at(start)])
            continue;
        std::vector<int> group{start};
        seen[at(start)] = 1;
        for (std::size_t i = 0; i < group.size(); ++i)
            for (int s = mesh.firstSide(group[i]); s < mesh.endSide(group[i]); ++s)
                if (const int other = mesh.side(s).other; mesh.side(s).twin != Mesh::none && isIn[at(other)] && !seen[at(other)]) {
                    seen[at(other)] = 1;
                    group.push_back(other);
                }
        result.push_back(std::move(group));
    }
    return result;
}

void addRiverPieces(const River &river, const std::function<void(SurfaceRecord)> &take)
{
    constexpr std::size_t pieceLength = 120;
    for (std::size_t start = 0; start + 1 < river.curve.size(); start += pieceLength) {
        const std::size_t end = std::min(start + pieceLength + 1, river.curve.size());
        const auto bank = [&](double side, double extra) {
            Path path;
            for (std::size_t i = start; i < end; ++i) {
                const Vec along = river.curve[std::min(i + 1, river.curve.size() - 1)] - river.curve[i > 0 ? i - 1 : 0];
                path.push_back(river.curve[i] + turnLeft(unit(along)) * (side * (river.halfWidth[i] + extra)));
            }
            return path;
        };
        const auto strip = [](const Path &right, const Path &left) {
            Path ring = right;
            ring.insert(ring.end(), left.rbegin(), left.rend());
            return MultiPolygon{{closedRing(ring)}};
        };
        take({{}, QStringLiteral("park"), {}, 0, strip(bank(1, 0), bank(1, 22))});
        take({{}, QStringLiteral("park"), {}, 0, strip(bank(-1, 22), bank(-1, 0))});
        take({{}, QStringLiteral("water"), QStringLiteral("清渡河"), 0, strip(bank(-1, 0), bank(1, 0))});
    }
}

/// The middle part of a union of cells, as a lake.
void addLake(const Mesh &mesh, const std::vector<int> &cells, double shore, const QString &name,
             const std::function<void(SurfaceRecord)> &take)
{
    std::vector<char> isIn(at(mesh.cellCount()), 0);
    for (const int cell : cells)
        isIn[at(cell)] = 1;
    const auto rings = outline(mesh, cells, [&isIn](int cell) { return isIn[at(cell)] == 1; });
    for (const auto &ring : rings) {
        Path path;
        for (const int v : ring)
            path.push_back(mesh.vertex(v));
        path = smoothed(path, true, 3);
        const Vec middleOfLake = centroid(path);
        for (Vec &p : path)
            p = p + unit(middleOfLake - p) * (shore * (1 + 0.5 * noise(p, 130, 5)));
        if (signedArea(path) > 0)
            take({{}, QStringLiteral("water"), name, 0, {{closedRing(path)}}});
    }
}

} // namespace

void makeLand(const Landscape &land, const Mesh &mesh, const Division &division,
              const std::function<void(SurfaceRecord)> &take)
{
    std::vector<char> forest(at(mesh.cellCount()), 0), fields = forest, park = forest, lake = forest;
    for (int cell = 0; cell < mesh.cellCount(); ++cell) {
        const Site &site = mesh.site(cell);
        if (site.ground == Ground::Rural) {
            const double height = land.height(site.at);
            forest[at(cell)] = height > 0.5;
            fields[at(cell)] = height < 0.2;
        } else if (site.ground == Ground::Urban) {
            const Use use = useOf(land.patches()[at(site.patch)], site);
            park[at(cell)] = use == Use::Park || use == Use::Lake;
            lake[at(cell)] = use == Use::Lake;
        }
    }
    for (const auto &group : groups(mesh, fields))
        if (group.size() > 2)
            take({{}, QStringLiteral("farmland"), {}, 0, division.shapeOf(group, fields)});
    for (const auto &group : groups(mesh, forest))
        if (group.size() > 2)
            take({{}, QStringLiteral("forest"), {}, 0, division.shapeOf(group, forest)});
    for (const auto &group : groups(mesh, park)) {
        const Patch &patch = land.patches()[at(mesh.site(group.front()).patch)];
        Vec sum;
        bool hasLake = false, isStrip = true;
        for (const int cell : group) {
            sum = sum + mesh.site(cell).at;
            hasLake = hasLake || lake[at(cell)];
            isStrip = isStrip && (mesh.site(cell).row == 1 || mesh.site(cell).row == -2);
        }
        const QString name = !patch.isSeat ? QStringLiteral("文化广场")
                             : hasLake     ? QStringLiteral("文昌湖公园")
                             : isStrip     ? QStringLiteral("滨江公园")
                             : mesh.site(group.front()).row > 0 ? QStringLiteral("人民公园") : QStringLiteral("南苑公园");
        take({{}, QStringLiteral("park"), name, 0, division.shapeOf(group, park)});
    }
    for (const auto &group : groups(mesh, lake))
        addLake(mesh, group, 35, QStringLiteral("文昌湖"), take);
    for (const int town : division.ofLevel(AreaLevel::Town)) { // a reservoir where the hills begin
        const Area &area = division.area(town);
        if (area.isUrban || area.serial % 3 != 0)
            continue;
        for (const int cell : area.cells) {
            const double height = land.height(mesh.site(cell).at);
            if (mesh.site(cell).ground != Ground::Rural || height < 0.42 || height > 0.5)
                continue;
            std::vector<int> cells{cell};
            for (int s = mesh.firstSide(cell); s < mesh.endSide(cell) && cells.size() < 3; ++s)
                if (mesh.site(mesh.side(s).other).ground == Ground::Rural)
                    cells.push_back(mesh.side(s).other);
            addLake(mesh, cells, 90, shortName(area.name) + QStringLiteral("水库"), take);
            break;
        }
    }
    for (const River &river : land.rivers())
        addRiverPieces(river, take);
}

void makeWaterways(const Landscape &land, const std::function<void(WaterwayRecord)> &take)
{
    int number = 0;
    for (const River &river : land.rivers())
        take({QStringLiteral("W%1").arg(++number), QStringLiteral("river"), QStringLiteral("清渡河"), toLonLat(river.curve)});
}

} // namespace huying::demo
