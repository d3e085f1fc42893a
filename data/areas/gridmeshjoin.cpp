// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/gridmesh.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

// How drawings of one line are given the same vertices.
namespace huying
{

namespace
{

namespace bg = boost::geometry;
using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeEntry = std::pair<TreePoint, quint32>;
using Tree = bg::index::rtree<TreeEntry, bg::index::quadratic<16>>;

constexpr double joinReach = 2; ///< spots: a corner that lies so near to a neighbour's line is meant to lie on it

TreePoint treePoint(Spot s, double dx = 0, double dy = 0)
{
    return {static_cast<double>(s.x) + dx, static_cast<double>(s.y) + dy};
}

/// Vertices that lie on the inside of an edge, in its order.
std::vector<quint32> verticesOn(GridEdge e, const Tree &tree, const Spots &spots)
{
    const Spot a = spots[e.from], b = spots[e.to];
    const Spot low{std::min(a.x, b.x), std::min(a.y, b.y)}, high{std::max(a.x, b.x), std::max(a.y, b.y)};
    const bg::model::box<TreePoint> box(treePoint(low, -joinReach, -joinReach), treePoint(high, joinReach, joinReach));
    const double dx = static_cast<double>(b.x - a.x), dy = static_cast<double>(b.y - a.y), length = std::hypot(dx, dy);
    std::vector<std::pair<double, quint32>> found;
    for (auto it = tree.qbegin(bg::index::intersects(box)); it != tree.qend(); ++it) {
        const quint32 v = it->second;
        if (v == e.from || v == e.to)
            continue;
        const double px = static_cast<double>(spots[v].x - a.x), py = static_cast<double>(spots[v].y - a.y);
        const double along = (px * dx + py * dy) / length;
        if (std::abs(px * dy - py * dx) / length <= joinReach && along > joinReach && along < length - joinReach)
            found.emplace_back(along, v);
    }
    std::ranges::sort(found);
    std::vector<quint32> order;
    for (const auto &[along, v] : found)
        order.push_back(v);
    return order;
}

template <class IsOpen> bool joinLoops(std::vector<Loop> &loops, const Tree &tree, const Spots &spots, const IsOpen &isOpen)
{
    bool changed = false;
    for (Loop &loop : loops) {
        Loop joined;
        for (std::size_t i = 0; i < loop.size(); ++i) {
            const GridEdge e{loop[i], loop[nextOf(loop, i)]};
            joined.push_back(e.from);
            if (isOpen(e))
                for (const quint32 v : verticesOn(e, tree, spots))
                    joined.push_back(v);
        }
        if (joined.size() != loop.size()) {
            loop = std::move(joined);
            changed = true;
        }
    }
    return changed;
}

} // namespace

/// Where the border between two sub-grids meets that of a grid, or the other way round, both get the corner.
void GridMesh::joinSubGrids()
{
    QSet<QString> parents;
    std::vector<bool> isCorner(m_spots.size());
    const auto mark = [&isCorner](const GridFace &face) {
        for (const Loop &loop : face.loops)
            for (const quint32 v : loop)
                isCorner[v] = true;
    };
    for (const GridFace &face : m_others)
        if (face.isSubGrid) {
            parents.insert(face.parent);
            mark(face);
        }
    if (parents.isEmpty())
        return;
    for (const GridFace &face : m_faces)
        if (parents.contains(face.code))
            mark(face);
    std::vector<TreeEntry> entries;
    for (quint32 v = 0; v < m_spots.size(); ++v)
        if (isCorner[v])
            entries.emplace_back(treePoint(m_spots[v]), v);
    const Tree tree(entries.begin(), entries.end());
    const auto all = [](GridEdge) { return true; };
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        std::vector<Loop> loops = m_faces[i].loops;
        if (!m_faces[i].trouble.isEmpty() || !joinLoops(loops, tree, m_spots, all))
            continue;
        unlink(i);
        m_faces[i].loops = std::move(loops);
        link(i);
    }
    for (GridFace &face : m_others)
        joinLoops(face.loops, tree, m_spots, all);
}

/// Where one drawing has a corner on a neighbour's straight line, the neighbour gets the corner too.
void GridMesh::joinVertices()
{
    std::vector<bool> isCorner(m_spots.size());
    for (const GridFace &face : m_faces)
        for (const Loop &loop : face.trouble.isEmpty() ? face.loops : std::vector<Loop>())
            for (std::size_t i = 0; i < loop.size(); ++i)
                if (isOpen({loop[i], loop[nextOf(loop, i)]}))
                    isCorner[loop[i]] = isCorner[loop[nextOf(loop, i)]] = true;
    std::vector<TreeEntry> entries;
    for (quint32 v = 0; v < m_spots.size(); ++v)
        if (isUsed(v) && (isCorner[v] || isParentBorder(v)))
            entries.emplace_back(treePoint(m_spots[v]), v);
    const Tree tree(entries.begin(), entries.end());
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        if (!m_faces[i].trouble.isEmpty())
            continue;
        std::vector<Loop> loops = m_faces[i].loops;
        if (joinLoops(loops, tree, m_spots, [this](GridEdge e) { return isOpen(e); })) {
            unlink(i);
            std::swap(m_faces[i].loops, loops);
            m_faces[i].trouble = overlapWith(m_faces[i]);
            link(i);
        }
    }
    for (GridFace &face : m_others)
        joinLoops(face.loops, tree, m_spots, [this](GridEdge e) { return isOpen(e) && !m_left.contains(key(e)); });
}

} // namespace huying
