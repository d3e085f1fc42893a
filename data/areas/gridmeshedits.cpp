// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/gridattempt.h"

#include <algorithm>
#include <set>

namespace huying
{

namespace
{

const QString parentLock = QStringLiteral("这里是村社区的边界；要连上级边界一起改，请先打开“可改上级边界”"),
              outlineLock = QStringLiteral("这里是外围边界，或与邻格没有对齐，不能改");

} // namespace

QString GridMesh::lockOf(quint32 vertex) const
{
    const auto edges = edgesAt(vertex);
    if (edges.empty() || std::ranges::any_of(edges, [this](GridEdge e) { return isOpen(e); }))
        return outlineLock;
    return rules.keepsParents && isParentBorder(vertex) ? parentLock : QString();
}

QString GridMesh::lockOf(GridEdge e) const
{
    const int left = faceLeftOf(e), right = faceLeftOf({e.to, e.from});
    if (left < 0 || right < 0)
        return outlineLock;
    const bool isOfParents = m_faces[static_cast<std::size_t>(left)].parent != m_faces[static_cast<std::size_t>(right)].parent;
    return rules.keepsParents && isOfParents ? parentLock : QString();
}

Result<void> GridMesh::moveVertex(quint32 vertex, Spot to)
{
    if (const QString lock = lockOf(vertex); !lock.isEmpty())
        return refuse(lock);
    if (to == m_spots[vertex])
        return {};
    if (!isOnEarth(toLonLat(to)))
        return refuse(QStringLiteral("这个位置不在地图上"));
    if (const auto other = m_vertexAt.constFind(to); other != m_vertexAt.constEnd() && isUsed(*other))
        return refuse(QStringLiteral("这里已有一个顶点"));
    Attempt attempt(*this, QStringLiteral("移动边界"));
    for (const int face : m_facesAt[vertex])
        attempt.watch(static_cast<std::size_t>(face));
    attempt.setSpot(vertex, to);
    return attempt.finish(edgesAt(vertex));
}

Result<quint32> GridMesh::insertVertex(GridEdge edge, Spot at)
{
    if (const QString lock = lockOf(edge); !lock.isEmpty())
        return refuse(lock);
    if (const auto other = m_vertexAt.constFind(at); !isOnEarth(toLonLat(at)) || (other != m_vertexAt.constEnd() && isUsed(*other)))
        return refuse(QStringLiteral("这里已有一个顶点，或不在地图上"));
    Attempt attempt(*this, QStringLiteral("加一个拐点"));
    const quint32 vertex = attempt.insertInto(edge, at);
    return attempt.finish({{edge.from, vertex}, {vertex, edge.to}}).map([vertex] { return vertex; });
}

Result<void> GridMesh::removeVertex(quint32 vertex)
{
    if (const QString lock = lockOf(vertex); !lock.isEmpty())
        return refuse(lock);
    const auto edges = edgesAt(vertex);
    if (edges.size() != 2 || m_facesAt[vertex].size() != 2)
        return refuse(QStringLiteral("几个网格在这里相接，这个顶点不能删"));
    const GridEdge straight{edges[0].to, edges[1].to};
    if (m_left.contains(key(straight)) || m_left.contains(key({straight.to, straight.from})))
        return refuse(QStringLiteral("删去它，边界就和另一段重合了"));
    for (const GridFace &face : m_others)
        for (const Loop &loop : face.isSubGrid ? face.loops : std::vector<Loop>())
            if (const auto at = std::ranges::find(loop, vertex); at != loop.end()) {
                const auto i = static_cast<std::size_t>(at - loop.begin());
                if (!GridEdge{loop[previousOf(loop, i)], loop[nextOf(loop, i)]}.isSame(straight))
                    return refuse(QStringLiteral("微网格的边界在这里相接，这个顶点不能删"));
            }
    Attempt attempt(*this, QStringLiteral("删一个拐点"));
    const auto around = m_facesAt[vertex];
    for (const int index : around) {
        GridFace face = m_faces[static_cast<std::size_t>(index)];
        for (Loop &loop : face.loops)
            if (std::erase(loop, vertex) && loop.size() < 3)
                return refuse(QStringLiteral("“%1”只剩三个顶点，不能再删").arg(face.name));
        attempt.setFace(static_cast<std::size_t>(index), std::move(face));
    }
    attempt.dropFromOthers(vertex);
    return attempt.finish({straight});
}

Result<void> GridMesh::merge(int kept, int gone)
{
    if (kept == gone || kept < 0 || gone < 0)
        return refuse(QStringLiteral("要选两个相邻的网格"));
    GridFace whole = m_faces[static_cast<std::size_t>(kept)], taken = m_faces[static_cast<std::size_t>(gone)];
    for (const GridFace *face : {&whole, &taken})
        if (face->isGone() || !face->trouble.isEmpty())
            return refuse(face->isGone() ? QStringLiteral("“%1”已经并走").arg(face->name) : face->trouble);
    if (whole.parent != taken.parent)
        return refuse(QStringLiteral("“%1”和“%2”不在同一个村社区，不能合并").arg(whole.name, taken.name));
    std::vector<GridEdge> edges;
    std::size_t shared = 0;
    for (const auto &[face, other] : {std::pair(&whole, gone), std::pair(&taken, kept)})
        for (const Loop &loop : face->loops)
            for (std::size_t i = 0; i < loop.size(); ++i) {
                const GridEdge e{loop[i], loop[nextOf(loop, i)]};
                if (faceLeftOf({e.to, e.from}) == other)
                    ++shared;
                else
                    edges.push_back(e);
            }
    if (!shared)
        return refuse(QStringLiteral("“%1”和“%2”没有共同的边界").arg(whole.name, taken.name));
    Attempt attempt(*this, QStringLiteral("合并：%1 并入 %2").arg(taken.name, whole.name));
    whole.loops = traceLoops(std::move(edges), m_spots);
    whole.population += taken.population;
    const QString code = taken.code;
    taken.loops.clear();
    taken.mergedInto = whole.code;
    attempt.setFace(static_cast<std::size_t>(gone), std::move(taken), true);
    attempt.setFace(static_cast<std::size_t>(kept), std::move(whole), true);
    attempt.adoptSubGrids(code, static_cast<std::size_t>(kept));
    return attempt.finish({});
}

QString GridMesh::freeCode(int index, const QSet<QString> &taken) const
{
    const GridFace &face = m_faces[static_cast<std::size_t>(index)];
    QSet<QString> codes = taken;
    for (const GridFace &other : m_faces)
        codes.insert(other.code);
    for (auto it = m_read.keyBegin(); it != m_read.keyEnd(); ++it)
        codes.insert(*it);
    const auto width = face.code.size() - face.parent.size();
    const bool isBelow = width > 0 && face.code.startsWith(face.parent);
    qint64 last = 0;
    for (const QString &code : std::as_const(codes))
        if (isBelow && code.size() == face.code.size() && code.startsWith(face.parent))
            last = std::max(last, code.mid(face.parent.size()).toLongLong());
    if (const QString next = QString::number(last + 1); isBelow && next.size() <= width)
        return face.parent + next.rightJustified(width, u'0');
    for (int n = 2;; ++n)
        if (const QString code = QStringLiteral("%1-%2").arg(face.code).arg(n); !codes.contains(code))
            return code;
}

namespace
{

QString standingFor(const QString &code, const QHash<QString, QString> &next)
{
    QString now = code;
    while (next.contains(now))
        now = next.value(now);
    return now;
}

} // namespace

AreaEdit GridMesh::edit() const
{
    AreaEdit edit;
    edit.steps = steps();
    QHash<QString, QString> merges, origins;
    for (const GridFace &face : m_faces) {
        if (!face.mergedInto.isEmpty())
            merges.insert(face.code, face.mergedInto);
        if (!face.splitFrom.isEmpty())
            origins.insert(face.code, face.splitFrom);
    }
    const auto note = [&](const GridFace &face) {
        const auto read = m_read.constFind(face.code);
        const MultiPolygon shape = shapeOf(face);
        if (read == m_read.constEnd()) {
            edit.added << AreaRecord{face.code, face.name, face.parent, QStringLiteral("basic"), AreaLevel::Grid, shape, face.population};
            edit.splitFrom.insert(face.code, standingFor(face.code, origins));
        } else if (shape != m_built.value(face.code) || face.population != read->population || face.name != read->name) {
            edit.changed << AreaRecord{face.code, face.name, face.parent, read->kind, read->level, shape, face.population};
            edit.before.insert(face.code, read->shape);
        }
    };
    for (const GridFace &face : m_faces)
        if (!face.isGone()) {
            note(face);
        } else if (const auto read = m_read.constFind(face.code); read != m_read.constEnd() && !face.mergedInto.isEmpty()) {
            edit.merged.insert(face.code, standingFor(face.code, merges));
            edit.before.insert(face.code, read->shape);
        }
    for (const GridFace &face : m_others)
        note(face);
    return edit;
}

} // namespace huying
