// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/gridattempt.h"

#include "data/model/areatree.h"

#include <algorithm>

namespace huying
{

namespace
{

/// `loop` with `vertex` between the two of the edge, if it has that edge.
bool insert(Loop &loop, GridEdge edge, quint32 vertex)
{
    for (auto it = std::ranges::find(loop, edge.from); it != loop.end(); it = std::ranges::find(it + 1, loop.end(), edge.from))
        if (loop[nextOf(loop, static_cast<std::size_t>(it - loop.begin()))] == edge.to) {
            loop.insert(it + 1, vertex);
            return true;
        }
    return false;
}

} // namespace

GridMesh::Attempt::Attempt(GridMesh &mesh, const QString &what) : m_mesh(mesh), m_change{what, {}, {}, {}} {}

GridMesh::Attempt::~Attempt()
{
    if (!m_isTaken)
        m_mesh.exchange(m_change);
}

GridMesh::Attempt::Shape GridMesh::Attempt::shapeNow(const GridFace &face) const
{
    Shape shape;
    const Spots &spots = m_mesh.m_spots;
    for (const Loop &loop : face.loops) {
        const WideInt twice = twiceArea(loop, spots);
        shape.twice += twice;
        shape.signs.push_back(signOf(twice));
    }
    for (const Loop &outer : face.loops)
        for (const Loop &inner : face.loops) {
            if (&outer == &inner)
                continue;
            const auto own = std::ranges::find_if(inner, [&](quint32 v) { return std::ranges::find(outer, v) == outer.end(); });
            shape.inside.push_back(own != inner.end() && isRound(outer, spots, spots[*own]));
        }
    return shape;
}

void GridMesh::Attempt::watch(std::size_t face)
{
    if (!m_watched.contains(face))
        m_watched.emplace(face, shapeNow(m_mesh.m_faces[face]));
}

void GridMesh::Attempt::setSpot(quint32 vertex, Spot to)
{
    ++m_mesh.m_revision;
    m_change.spots.emplace_back(vertex, m_mesh.m_spots[vertex]);
    m_mesh.m_vertexAt.remove(m_mesh.m_spots[vertex]);
    m_mesh.m_spots[vertex] = to;
    m_mesh.m_vertexAt.insert(to, vertex);
}

void GridMesh::Attempt::setFace(std::size_t face, GridFace changed, bool isReshaped)
{
    watch(face);
    m_watched[face].isReshaped |= isReshaped;
    m_mesh.unlink(face);
    std::swap(m_mesh.m_faces[face], changed);
    m_mesh.link(face);
    if (std::ranges::none_of(m_change.faces, [face](const auto &entry) { return entry.first == face; }))
        m_change.faces.emplace_back(face, std::move(changed));
}

std::size_t GridMesh::Attempt::addFace(GridFace face)
{
    m_mesh.m_faces.emplace_back();
    setFace(m_mesh.m_faces.size() - 1, std::move(face), true);
    return m_mesh.m_faces.size() - 1;
}

void GridMesh::Attempt::setOther(std::size_t index, GridFace changed)
{
    std::swap(m_mesh.m_others[index], changed);
    if (std::ranges::none_of(m_change.others, [index](const auto &entry) { return entry.first == index; }))
        m_change.others.emplace_back(index, std::move(changed));
}

quint32 GridMesh::Attempt::insertInto(GridEdge edge, Spot at)
{
    const quint32 vertex = m_mesh.vertexAt(at);
    for (const GridEdge e : {edge, GridEdge{edge.to, edge.from}})
        if (const int face = m_mesh.faceLeftOf(e); face >= 0) {
            GridFace changed = m_mesh.m_faces[static_cast<std::size_t>(face)];
            for (Loop &loop : changed.loops)
                if (insert(loop, e, vertex))
                    break;
            setFace(static_cast<std::size_t>(face), std::move(changed));
        }
    for (std::size_t i = 0; i < m_mesh.m_others.size(); ++i)
        for (std::size_t l = 0; l < m_mesh.m_others[i].loops.size(); ++l)
            for (const GridEdge e : {edge, GridEdge{edge.to, edge.from}})
                if (Loop loop = m_mesh.m_others[i].loops[l]; insert(loop, e, vertex)) {
                    GridFace changed = m_mesh.m_others[i];
                    changed.loops[l] = std::move(loop);
                    setOther(i, std::move(changed));
                }
    return vertex;
}

void GridMesh::Attempt::dropFromOthers(quint32 vertex)
{
    for (std::size_t i = 0; i < m_mesh.m_others.size(); ++i)
        for (std::size_t l = 0; l < m_mesh.m_others[i].loops.size(); ++l)
            if (const Loop &loop = m_mesh.m_others[i].loops[l]; loop.size() > 3 && std::ranges::find(loop, vertex) != loop.end()) {
                GridFace changed = m_mesh.m_others[i];
                std::erase(changed.loops[l], vertex);
                setOther(i, std::move(changed));
            }
}

void GridMesh::Attempt::adoptSubGrids(const QString &of, std::size_t face)
{
    for (std::size_t i = 0; i < m_mesh.m_others.size(); ++i) {
        const GridFace &own = m_mesh.m_others[i];
        if (!own.isSubGrid || own.parent != of)
            continue;
        const MultiPolygon shape = m_mesh.shapeOf(own);
        if (m_mesh.faceAt(toSpot(labelPoint(shape, boundsOf(shape)))) != static_cast<int>(face))
            continue;
        GridFace changed = own;
        changed.parent = m_mesh.m_faces[face].code;
        setOther(i, std::move(changed));
    }
}

/// Borders of sub-grids that follow must not run into others; those of grids must not run through sub-grids.
QString GridMesh::Attempt::subGridProblem(const std::vector<GridEdge> &fresh) const
{
    QSet<QString> codes;
    for (const auto &[index, was] : m_watched)
        codes.insert(m_mesh.m_faces[index].code);
    std::vector<const GridFace *> near;
    for (const GridFace &face : m_mesh.m_others)
        if (face.isSubGrid && codes.contains(face.parent))
            near.push_back(&face);
    if (near.empty())
        return {};
    std::vector<GridEdge> moved = fresh;
    for (const GridFace *face : near)
        for (const Loop &loop : face->loops)
            for (std::size_t i = 0; i < loop.size(); ++i)
                if (std::ranges::any_of(m_change.spots, [v = loop[i]](const auto &spot) { return spot.first == v; })) {
                    moved.push_back({loop[previousOf(loop, i)], loop[i]});
                    moved.push_back({loop[i], loop[nextOf(loop, i)]});
                }
    const auto meets = [&](const std::vector<Loop> &loops) {
        for (const Loop &loop : loops)
            for (std::size_t i = 0; i < loop.size(); ++i)
                for (const GridEdge &m : moved)
                    if (clashes(m, {loop[i], loop[nextOf(loop, i)]}, m_mesh.m_spots))
                        return true;
        return false;
    };
    for (const GridFace *face : near)
        if (meets(face->loops))
            return QStringLiteral("会切到微网格“%1”").arg(face->name);
    for (const auto &[index, was] : m_watched)
        if (meets(m_mesh.m_faces[index].loops))
            return QStringLiteral("“%1”里的微网格会伸到外面").arg(m_mesh.m_faces[index].name);
    return {};
}

QString GridMesh::Attempt::clashWords(std::size_t face, GridEdge edge) const
{
    const int other = m_mesh.faceLeftOf({edge.to, edge.from});
    if (other >= 0 && static_cast<std::size_t>(other) != face && !m_watched.contains(static_cast<std::size_t>(other)))
        return QStringLiteral("会占去“%1”的一部分").arg(m_mesh.m_faces[static_cast<std::size_t>(other)].name);
    return QStringLiteral("“%1”的边界会与自己相交").arg(m_mesh.m_faces[face].name);
}

QString GridMesh::Attempt::problemIn(std::size_t index, const Shape &was, const std::vector<GridEdge> &fresh) const
{
    const GridFace &face = m_mesh.m_faces[index];
    for (const Loop &loop : face.loops)
        for (std::size_t i = 0; i < loop.size(); ++i)
            for (const GridEdge &f : fresh)
                if (const GridEdge e{loop[i], loop[nextOf(loop, i)]}; clashes(f, e, m_mesh.m_spots))
                    return clashWords(index, e);
    const Shape now = shapeNow(face);
    if (!was.isReshaped && !(now == was))
        return QStringLiteral("会占去“%1”里面的或全部的土地").arg(face.name);
    const double least = m_mesh.rules.leastSquareMetres, size = m_mesh.squareMetresOf(now.twice, m_mesh.m_spots[face.loops[0][0]]);
    if (size < least && (was.signs.empty() || now.twice < was.twice))
        return QStringLiteral("“%1”只剩 %2 平方米，太小（至少 %3 平方米）").arg(face.name).arg(size, 0, 'f', 0).arg(least, 0, 'f', 0);
    return {};
}

Result<void> GridMesh::Attempt::finish(const std::vector<GridEdge> &fresh)
{
    for (const auto &[index, was] : m_watched)
        if (!m_mesh.m_faces[index].isGone())
            if (const QString problem = problemIn(index, was, fresh); !problem.isEmpty())
                return fail(ErrorKind::Refused, problem);
    if (const QString problem = subGridProblem(fresh); !problem.isEmpty())
        return fail(ErrorKind::Refused, problem);
    m_isTaken = true;
    m_mesh.m_undone.clear();
    m_mesh.m_done.push_back(std::move(m_change));
    return {};
}

} // namespace huying
