// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/gridmesh.h"

#include <algorithm>
#include <numbers>
#include <set>

namespace huying
{

GridMesh::GridMesh(const std::vector<AreaRecord> &grids, const std::vector<AreaRecord> &others)
{
    for (const AreaRecord &record : grids) {
        GridFace face = faceOf(record);
        if (face.isGone())
            continue;
        m_read.insert(record.code, record);
        face.trouble = overlapWith(face);
        m_faces.push_back(std::move(face));
        link(m_faces.size() - 1);
    }
    for (const AreaRecord &record : others)
        if (GridFace face = faceOf(record); !face.isGone()) {
            face.isSubGrid = record.level > AreaLevel::Grid;
            m_read.insert(record.code, record);
            m_others.push_back(std::move(face));
        }
    joinSubGrids();
    joinVertices();
    for (std::size_t i = 0; i < m_faces.size(); ++i)
        m_built.insert(m_faces[i].code, shapeOf(m_faces[i]));
    for (const GridFace &face : m_others)
        m_built.insert(face.code, shapeOf(face));
}

Result<void> GridMesh::mayEdit(const std::vector<AreaRecord> &grids, std::size_t most)
{
    std::size_t bends = 0, largest = 0;
    QString name;
    for (const AreaRecord &grid : grids) {
        std::size_t own = 0;
        for (const Polygon &polygon : grid.shape)
            for (const Ring &ring : polygon)
                own += ring.size();
        bends += own;
        if (own > largest) {
            largest = own;
            name = grid.name;
        }
    }
    if (bends <= most)
        return {};
    return fail(ErrorKind::Refused, QStringLiteral("这里的网格边界共有 %1 个拐点（“%2”一个就有 %3 个），编辑器最多能带 %4 个；请先在 QGIS 里简化边界再导入")
                                        .arg(bends).arg(name).arg(largest).arg(most));
}

quint32 GridMesh::vertexAt(Spot place)
{
    const auto known = m_vertexAt.constFind(place);
    if (known != m_vertexAt.constEnd())
        return *known;
    const auto vertex = static_cast<quint32>(m_spots.size());
    m_spots.push_back(place);
    m_places.push_back(toLonLat(place));
    m_facesAt.emplace_back();
    m_vertexAt.insert(place, vertex);
    return vertex;
}

LonLat GridMesh::placeOf(quint32 vertex) const
{
    return toSpot(m_places[vertex]) == m_spots[vertex] ? m_places[vertex] : toLonLat(m_spots[vertex]);
}

MultiPolygon GridMesh::shapeOf(const GridFace &face) const
{
    return polygonsOf(face.loops, m_spots, [this](quint32 vertex) { return placeOf(vertex); });
}

GridFace GridMesh::faceOf(const AreaRecord &record)
{
    GridFace face{record.code, record.name, record.parent, record.population, {}, {}, {}, {}, false};
    for (const Polygon &polygon : record.shape)
        for (std::size_t r = 0; r < polygon.size(); ++r) {
            Loop loop;
            for (const LonLat &p : polygon[r]) {
                const bool isNew = !m_vertexAt.contains(toSpot(p));
                const quint32 v = vertexAt(toSpot(p));
                if (isNew)
                    m_places[v] = p;
                if (loop.empty() || loop.back() != v)
                    loop.push_back(v);
            }
            while (loop.size() > 1 && loop.front() == loop.back())
                loop.pop_back();
            const WideInt area = twiceArea(loop, m_spots);
            if (area == 0)
                continue;
            if ((area > 0) != (r == 0))
                std::ranges::reverse(loop);
            for (Loop &simple : simpleLoops(loop))
                if (twiceArea(simple, m_spots) != 0)
                    face.loops.push_back(std::move(simple));
        }
    return face;
}

QString GridMesh::overlapWith(const GridFace &face) const
{
    for (const Loop &loop : face.loops)
        for (std::size_t i = 0; i < loop.size(); ++i)
            if (const int other = faceLeftOf({loop[i], loop[nextOf(loop, i)]}); other >= 0)
                return QStringLiteral("“%1”与“%2”重叠，先用网格体检修好").arg(face.name, m_faces[static_cast<std::size_t>(other)].name);
    return {};
}

void GridMesh::link(std::size_t index)
{
    ++m_revision;
    const GridFace &face = m_faces[index];
    if (!face.trouble.isEmpty())
        return;
    for (const Loop &loop : face.loops)
        for (std::size_t i = 0; i < loop.size(); ++i) {
            m_left.insert(key({loop[i], loop[nextOf(loop, i)]}), static_cast<int>(index));
            m_facesAt[loop[i]].append(static_cast<int>(index));
            m_vertexAt.insert(m_spots[loop[i]], loop[i]);
        }
}

void GridMesh::unlink(std::size_t index)
{
    const GridFace &face = m_faces[index];
    if (!face.trouble.isEmpty())
        return;
    for (const Loop &loop : face.loops)
        for (std::size_t i = 0; i < loop.size(); ++i) {
            m_left.remove(key({loop[i], loop[nextOf(loop, i)]}));
            m_facesAt[loop[i]].removeOne(static_cast<int>(index));
        }
}

int GridMesh::indexOf(const QString &code) const
{
    const auto found = std::ranges::find_if(m_faces, [&code](const GridFace &f) { return !f.isGone() && f.code == code; });
    return found == m_faces.end() ? -1 : static_cast<int>(found - m_faces.begin());
}

int GridMesh::faceAt(Spot place) const
{
    for (std::size_t i = 0; i < m_faces.size(); ++i) {
        int rounds = 0;
        for (const Loop &loop : m_faces[i].loops)
            if (isRound(loop, m_spots, place))
                rounds += twiceArea(loop, m_spots) > 0 ? 1 : -1;
        if (rounds > 0)
            return static_cast<int>(i);
    }
    return -1;
}

double GridMesh::squareMetresOf(WideInt twice, Spot at) const
{
    const double latitude = static_cast<double>(at.y) / spotsPerDegree * std::numbers::pi / 180;
    return static_cast<double>(twice) / 2 / spotsPerMetre / spotsPerMetre * std::cos(latitude);
}

double GridMesh::squareMetres(int index) const
{
    const GridFace &face = m_faces[static_cast<std::size_t>(index)];
    WideInt sum = 0;
    for (const Loop &loop : face.loops)
        sum += twiceArea(loop, m_spots);
    return face.isGone() ? 0 : squareMetresOf(sum, m_spots[face.loops[0][0]]);
}

std::vector<GridEdge> GridMesh::edgesAt(quint32 vertex) const
{
    std::vector<GridEdge> edges;
    for (const int index : isUsed(vertex) ? std::set<int>(m_facesAt[vertex].begin(), m_facesAt[vertex].end()) : std::set<int>())
        for (const Loop &loop : m_faces[static_cast<std::size_t>(index)].loops)
            if (const auto at = std::ranges::find(loop, vertex); at != loop.end())
                edges.push_back({vertex, loop[nextOf(loop, static_cast<std::size_t>(at - loop.begin()))]});
    return edges;
}

std::vector<quint32> GridMesh::neighboursOf(quint32 vertex) const
{
    std::vector<quint32> others;
    for (const GridEdge &e : edgesAt(vertex))
        others.push_back(e.to);
    return others;
}

bool GridMesh::isParentBorder(quint32 vertex) const
{
    return std::ranges::any_of(m_facesAt[vertex], [&](int face) {
        return m_faces[static_cast<std::size_t>(face)].parent != m_faces[static_cast<std::size_t>(m_facesAt[vertex][0])].parent;
    });
}

GridMesh::Balance GridMesh::balance() const
{
    Balance sum;
    for (const GridFace &face : m_faces) {
        if (!face.trouble.isEmpty())
            continue;
        for (const Loop &loop : face.loops) {
            sum.grids += twiceArea(loop, m_spots);
            for (std::size_t i = 0; i < loop.size(); ++i)
                if (const GridEdge e{loop[i], loop[nextOf(loop, i)]}; isOpen(e)) {
                    sum.outline += turn({0, 0}, m_spots[e.from], m_spots[e.to]);
                    ++sum.outlineEdges;
                }
        }
    }
    return sum;
}

void GridMesh::exchange(Change &change)
{
    ++m_revision;
    for (const auto &[index, face] : change.faces)
        unlink(index);
    for (auto &[vertex, place] : change.spots) {
        if (m_vertexAt.value(m_spots[vertex], vertex) == vertex)
            m_vertexAt.remove(m_spots[vertex]);
        std::swap(m_spots[vertex], place);
    }
    for (const auto &[vertex, place] : change.spots)
        m_vertexAt.insert(m_spots[vertex], vertex);
    for (auto &[index, face] : change.faces) {
        std::swap(m_faces[index], face);
        link(index);
    }
    for (auto &[index, face] : change.others)
        std::swap(m_others[index], face);
}

void GridMesh::undo()
{
    if (!canUndo())
        return;
    exchange(m_done.back());
    m_undone.push_back(std::move(m_done.back()));
    m_done.pop_back();
}

void GridMesh::redo()
{
    if (!canRedo())
        return;
    exchange(m_undone.back());
    m_done.push_back(std::move(m_undone.back()));
    m_undone.pop_back();
}

QStringList GridMesh::steps() const
{
    QStringList list;
    for (const Change &change : m_done)
        list << change.what;
    return list;
}

} // namespace huying
