// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/roads.h"

// The street pattern of seats and towns.
namespace huying::demo {

namespace {

constexpr int bridgeEvery = 4;

struct Line ///< the line between two columns, or two rows, of a patch
{
    bool isAcross = false; ///< leads over the river, between columns
    int number = 0;
};

RoadClass seatClass(const Line &line)
{
    if (line.isAcross)
        return line.number == 0                 ? RoadClass::Primary
               : line.number % bridgeEvery == 0 ? RoadClass::Secondary
               : line.number % 2 == 0           ? RoadClass::Tertiary
                                                : RoadClass::Residential;
    if (line.number == 4)
        return RoadClass::Primary;
    if (line.number == 1 || line.number == -1)
        return RoadClass::Secondary; // along the water
    return line.number == -4 || line.number == 7 || line.number == -7 ? RoadClass::Secondary
           : line.number % 2                                          ? RoadClass::Tertiary
                                                                      : RoadClass::Residential;
}

QString seatName(const Line &line, const QStringList &streets)
{
    if (line.isAcross)
        return line.number == 0    ? streets[1]
               : line.number == -4 ? streets[2]
                                   : streets[(line.number + 60) % streets.size()];
    if (line.number == 1)
        return QStringLiteral("沿河北路");
    if (line.number == -1)
        return QStringLiteral("沿河南路");
    return line.number == 4    ? streets[0]
           : line.number == -4 ? QStringLiteral("江南大道")
                               : streets[(line.number * 3 + 87) % streets.size()];
}

QString ringName(const Patch &patch, Vec at)
{
    const double x = dot(at - patch.centre, patch.along) / patch.columns,
                 y = dot(at - patch.centre, turnLeft(patch.along)) / patch.rows;
    if (std::abs(x) > std::abs(y))
        return x > 0 ? QStringLiteral("环城东路") : QStringLiteral("环城西路");
    return y > 0 ? QStringLiteral("环城北路") : QStringLiteral("环城南路");
}

} // namespace

Use useOf(const Patch &patch, const Site &site)
{
    if (site.ground != Ground::Urban)
        return Use::Block;
    const auto oval = [&site](double column, double row, double width, double height) {
        const double x = (site.column - column) / width, y = (site.row - row) / height;
        return x * x + y * y < 1;
    };
    if (patch.isSeat) {
        const double k = patch.columns / 12.0;
        if (oval(3.5 * k, 5 * k, 1.6 * k, 1.1 * k))
            return Use::Lake;
        if (oval(3.5 * k, 5 * k, 2.3 * k, 1.7 * k) || oval(-6.5 * k, 3.4 * k, 1.2, 1.1) ||
            oval(4.4 * k, -5.4 * k, 1.2, 0.9))
            return Use::Park;
        if (site.column < -patch.columns * 0.5 && site.row < -3)
            return Use::Industry;
        const int strip = site.row == 1 || site.row == -2 ? site.column + (site.row < 0 ? 3 : 0) : -1;
        return strip >= 0 && strip % 7 < 3 ? Use::Park : Use::Block;
    }
    return site.column == 1 && site.row == -1 ? Use::Park : Use::Block;
}

void Roads::addStreet(int s)
{
    const Mesh::Side &side = m_mesh.side(s);
    const Site &a = m_mesh.site(side.cell), &b = m_mesh.site(side.other);
    if (a.patch < 0 || a.patch != b.patch)
        return;
    const Patch &patch = m_land.patches()[static_cast<std::size_t>(a.patch)];
    const int columns = std::abs(a.column - b.column), rows = std::abs(a.row - b.row);
    if (columns + rows != 1)
        return;
    const Line line{columns == 1, std::max(columns == 1 ? a.column : a.row, columns == 1 ? b.column : b.row)};
    const bool isWater = a.ground == Ground::River && b.ground == Ground::River;
    const QStringList streets = m_names.list(patch.isSeat ? "streets" : "townStreets");
    RoadClass klass = RoadClass::Residential;
    QString name;
    if (isWater) {
        if (!line.isAcross || line.number % bridgeEvery || std::abs(line.number) >= patch.columns)
            return;
        klass = seatClass(line);
        name = seatName(line, streets);
    } else {
        const int built = (a.ground == Ground::Urban) + (b.ground == Ground::Urban);
        const bool hasWater = a.ground == Ground::River || b.ground == Ground::River;
        const Use here = useOf(patch, a), there = useOf(patch, b);
        const bool isGreen =
            here != Use::Block && here != Use::Industry && there != Use::Block && there != Use::Industry;
        if (built == 0 || (built == 2 && isGreen))
            return;
        const bool isRing = built == 1 && !hasWater;
        if (patch.isSeat) {
            klass = isRing ? RoadClass::Primary : seatClass(line);
            name = isRing ? ringName(patch, m_mesh.vertex(side.from)) : seatName(line, streets);
        } else {
            const bool isMain = line.number == 0;
            klass = isMain ? RoadClass::Secondary : RoadClass::Residential;
            name = isMain ? streets[line.isAcross ? 1 : 0]
                          : streets[2 + (line.number + 12 + (line.isAcross ? 5 : 0)) % (streets.size() - 2)];
        }
    }
    const int edge = addEdge(vertexNode(side.from), vertexNode(side.to), klass, name);
    m_edges[static_cast<std::size_t>(edge)].isBridge = isWater;
    m_cellEdges[static_cast<std::size_t>(side.cell)].push_back(edge);
    m_cellEdges[static_cast<std::size_t>(side.other)].push_back(edge);
}

void Roads::addStreets()
{
    for (int s = 0; s < m_mesh.sideCount(); ++s)
        if (m_mesh.side(s).twin > s)
            addStreet(s);
}

} // namespace huying::demo
