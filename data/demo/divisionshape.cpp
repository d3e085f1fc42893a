// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/division.h"

// Outlines of areas and of other unions of cells.
namespace huying::demo {

namespace {

} // namespace

void Division::findBends()
{
    std::vector<int> degree(at(m_mesh.vertexCount()), 0);
    m_isBend.assign(at(m_mesh.vertexCount()), 1);
    for (int s = 0; s < m_mesh.sideCount(); ++s) {
        const Mesh::Side &side = m_mesh.side(s);
        if (m_mesh.site(side.cell).patch >= 0)
            m_isBend[at(side.from)] = m_isBend[at(side.to)] = 0;
        const int here = m_gridOf[at(side.cell)], there = m_gridOf[at(side.other)];
        if (here != there && (side.twin == Mesh::none || s < side.twin))
            ++degree[at(side.from)], ++degree[at(side.to)];
    }
    for (std::size_t v = 0; v < degree.size(); ++v)
        if (degree[v] != 2)
            m_isBend[v] = 0;
}

Path Division::smoothRing(const std::vector<int> &ring, const std::vector<char> &isBend) const
{
    Path path;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const int from = ring[i], to = ring[(i + 1) % ring.size()];
        const Vec a = m_mesh.vertex(from), b = m_mesh.vertex(to);
        path.push_back(isBend[at(from)] ? mix(a, b, 0.25) : a);
        if (isBend[at(to)])
            path.push_back(mix(b, a, 0.25));
    }
    return path;
}

MultiPolygon Division::polygons(const std::vector<std::vector<int>> &rings,
                                const std::vector<char> &isBend) const
{
    std::vector<Path> outer, holes;
    for (const auto &ring : rings) {
        Path path = smoothRing(ring, isBend);
        (signedArea(path) > 0 ? outer : holes).push_back(std::move(path));
    }
    MultiPolygon shape;
    const auto closed = [](const Path &path) {
        Ring ring = toLonLat(path);
        ring.push_back(ring.front());
        return ring;
    };
    for (const Path &path : outer)
        shape.push_back({closed(path)});
    for (const Path &hole : holes) {
        const Vec probe = mix(hole[0], hole[1], 0.5);
        for (std::size_t i = 0; i < outer.size(); ++i)
            if (contains(outer[i], probe)) {
                shape[i].push_back(closed(hole));
                break;
            }
    }
    return shape;
}

MultiPolygon Division::shape(int index) const
{
    const std::vector<int> &cells = area(index).cells;
    m_mark.resize(at(m_mesh.cellCount()), 0);
    for (const int cell : cells)
        m_mark[at(cell)] = 1;
    const auto rings = outline(m_mesh, cells, [this](int cell) { return m_mark[at(cell)] == 1; });
    for (const int cell : cells)
        m_mark[at(cell)] = 0;
    return polygons(rings, m_isBend);
}

MultiPolygon Division::shapeOf(const std::vector<int> &cells, const std::vector<char> &isIn) const
{
    std::vector<char> isBend(at(m_mesh.vertexCount()), 1);
    return polygons(outline(m_mesh, cells, [&isIn](int cell) { return isIn[at(cell)] == 1; }), isBend);
}

} // namespace huying::demo
