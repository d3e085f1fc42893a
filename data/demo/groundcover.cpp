// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/groundcover.h"

#include <algorithm>

namespace huying::demo {

namespace {

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
                if (const int other = mesh.side(s).other;
                    mesh.side(s).twin != Mesh::none && isIn[at(other)] && !seen[at(other)]) {
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
                const Vec along =
                    river.curve[std::min(i + 1, river.curve.size() - 1)] - river.curve[i > 0 ? i - 1 : 0];
                path.push_back(river.curve[i] +
                               turnLeft(unit(along)) * (side * (river.halfWidth[i] + extra)));
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

Path hull(Path points)
{
    std::sort(points.begin(), points.end(),
              [](Vec a, Vec b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
    Path ring;
    for (int pass = 0; pass < 2; ++pass) {
        const std::size_t start = ring.size();
        for (const Vec p : points) {
            while (ring.size() >= start + 2 &&
                   cross(ring.back() - ring[ring.size() - 2], p - ring.back()) <= 0)
                ring.pop_back();
            ring.push_back(p);
        }
        ring.pop_back();
        std::reverse(points.begin(), points.end());
    }
    return ring;
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
        path = smoothed(hull(std::move(path)), true, 3);
        const Vec middleOfLake = centroid(path);
        for (Vec &p : path)
            p = p + unit(middleOfLake - p) * (shore * (1.4 + noise(p, 210, 5)));
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
        const QString name = !patch.isSeat                      ? QStringLiteral("文化广场")
                             : hasLake                          ? QStringLiteral("文昌湖公园")
                             : isStrip                          ? QStringLiteral("滨江公园")
                             : mesh.site(group.front()).row > 0 ? QStringLiteral("人民公园")
                                                                : QStringLiteral("南苑公园");
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
    const auto add = [&](const char *kind, const QString &name, const Path &path) {
        take({QStringLiteral("W%1").arg(++number), QString::fromLatin1(kind), name, toLonLat(path)});
    };
    for (const River &river : land.rivers())
        add("river", QStringLiteral("清渡河"), river.curve);
    for (const Patch &patch : land.patches()) { // a brook past every second town, down to the river
        if (patch.isSeat || patch.town % 2)
            continue;
        const River *nearest = &land.rivers().front();
        Vec mouth = nearest->curve.front();
        for (const River &river : land.rivers())
            for (const Vec p : river.curve)
                if (distance(p, patch.centre) < distance(mouth, patch.centre))
                    mouth = p;
        const Vec down = mouth - patch.centre, aside = turnLeft(unit(down)) * 1300;
        Path brook;
        constexpr int steps = 60;
        for (int i = 0; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps, swing = 4 * t * (1 - t);
            const Vec p = patch.centre + aside - down * 0.8 + (down * 1.8 - aside) * t;
            brook.push_back(p + turnLeft(unit(down)) *
                                    (swing * (700 * noise(p, 2600, 71) + 180 * noise(p, 800, 72))));
        }
        add("stream", QStringLiteral("溪"), smoothed(brook, false, 1));
    }
}

} // namespace huying::demo
