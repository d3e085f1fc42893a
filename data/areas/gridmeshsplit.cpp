// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/gridattempt.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr double cornerReach = 20; ///< spots: a cut so near to a corner goes through it

double distance(Spot a, Spot b)
{
    return std::hypot(static_cast<double>(a.x - b.x), static_cast<double>(a.y - b.y));
}

/// From one vertex of a loop to another, both included.
Loop walk(const Loop &loop, quint32 from, quint32 to)
{
    Loop way;
    auto i = static_cast<std::size_t>(std::ranges::find(loop, from) - loop.begin());
    for (; loop[i] != to; i = nextOf(loop, i))
        way.push_back(loop[i]);
    way.push_back(to);
    return way;
}

bool has(const Loop &loop, quint32 vertex)
{
    return std::ranges::find(loop, vertex) != loop.end();
}

} // namespace

Result<void> GridMesh::addCuts(std::vector<Cut> &cuts, const GridFace &face, const std::vector<Spot> &line, std::size_t piece) const
{
    const Spot p = line[piece], q = line[piece + 1];
    const Spot low{std::min(p.x, q.x), std::min(p.y, q.y)}, high{std::max(p.x, q.x), std::max(p.y, q.y)};
    for (const Loop &loop : face.loops)
        for (std::size_t i = 0; i < loop.size(); ++i) {
            const GridEdge e{loop[i], loop[nextOf(loop, i)]};
            const Spot a = m_spots[e.from], b = m_spots[e.to];
            if (std::max(a.x, b.x) < low.x || std::min(a.x, b.x) > high.x || std::max(a.y, b.y) < low.y || std::min(a.y, b.y) > high.y)
                continue;
            const int ofA = signOf(turn(p, q, a)), ofB = signOf(turn(p, q, b)), ofP = signOf(turn(a, b, p)), ofQ = signOf(turn(a, b, q));
            if (ofA == 0 && ofB == 0)
                return refuse(QStringLiteral("分割线和“%1”的边界重合").arg(face.name));
            if (ofA * ofB > 0 || ofP * ofQ > 0)
                continue;
            const auto part = [](WideInt of, WideInt all) { return static_cast<double>(static_cast<long double>(of) / static_cast<long double>(all)); };
            const WideInt fromA = turn(p, q, a), fromP = turn(a, b, p);
            Cut cut{static_cast<double>(piece) + part(fromP, fromP - turn(a, b, q)), e, part(fromA, fromA - turn(p, q, b)), {}, {}};
            cut.at = {a.x + std::llround(cut.share * static_cast<double>(b.x - a.x)), a.y + std::llround(cut.share * static_cast<double>(b.y - a.y))};
            cuts.push_back(cut);
        }
    return {};
}

Result<std::pair<GridMesh::Cut, GridMesh::Cut>> GridMesh::cutsOf(const GridFace &face, const std::vector<Spot> &line, double reach) const
{
    std::vector<Cut> cuts;
    for (std::size_t piece = 0; piece + 1 < line.size(); ++piece)
        if (line[piece] != line[piece + 1])
            if (const auto done = addCuts(cuts, face, line, piece); !done)
                return tl::unexpected(done.error());
    for (const std::size_t end : {std::size_t(0), line.size() - 1})
        if (const auto cut = cutAtEnd(face, line[end], static_cast<double>(end), reach))
            cuts.push_back(*cut);
    for (Cut &cut : cuts)
        for (const quint32 corner : {cut.edge.from, cut.edge.to})
            if (!cut.vertex && distance(m_spots[corner], cut.at) <= cornerReach) {
                cut.vertex = corner;
                cut.at = m_spots[corner];
            }
    std::ranges::stable_sort(cuts, {}, &Cut::along);
    const double same = std::max(cornerReach, 2 * reach * spotsPerMetre);
    std::vector<Cut> apart;
    for (const Cut &cut : cuts) {
        if (apart.empty() || distance(apart.back().at, cut.at) > same)
            apart.push_back(cut);
        else if (cut.vertex && !apart.back().vertex)
            apart.back() = cut;
    }
    if (apart.size() < 2)
        return refuse(QStringLiteral("分割线没有穿过“%1”：从它的一边画到另一边").arg(face.name));
    if (apart.size() > 2)
        return refuse(QStringLiteral("分割线和“%1”的边界相交 %2 次，只能进一次、出一次").arg(face.name).arg(apart.size()));
    return std::pair(apart[0], apart[1]);
}

/// Of the face along the chain, whose ends lie in one of its loops: what stays, and what is cut off.
Result<std::pair<GridFace, GridFace>> GridMesh::pieces(const GridFace &face, const Loop &chain) const
{
    const auto cut = std::ranges::find_if(face.loops, [&](const Loop &loop) { return has(loop, chain.front()) && has(loop, chain.back()); });
    if (cut == face.loops.end())
        return refuse(QStringLiteral("分割线的两头要在“%1”的同一圈边界上").arg(face.name));
    Loop one = walk(*cut, chain.front(), chain.back()), other = walk(*cut, chain.back(), chain.front());
    one.insert(one.end(), chain.rbegin() + 1, chain.rend() - 1);
    other.insert(other.end(), chain.begin() + 1, chain.end() - 1);
    WideInt sizeOne = one.size() < 3 ? 0 : twiceArea(one, m_spots), sizeOther = other.size() < 3 ? 0 : twiceArea(other, m_spots);
    const bool roundLand = twiceArea(*cut, m_spots) > 0;
    if (roundLand ? sizeOne <= 0 || sizeOther <= 0 : (sizeOne > 0) == (sizeOther > 0))
        return refuse(QStringLiteral("分割线要在“%1”里面").arg(face.name));
    if (roundLand ? sizeOne > sizeOther : sizeOther > 0) {
        std::swap(one, other);
        std::swap(sizeOne, sizeOther);
    }
    GridFace rest = face, piece = face; // `one` is land that is cut off; other loops lie in it, or stay
    piece.loops = {one};
    rest.loops = {other};
    for (const Loop &loop : face.loops) {
        if (&loop == &*cut)
            continue;
        const auto own = std::ranges::find_if(loop, [&one](quint32 v) { return !has(one, v); });
        const bool isInPiece = twiceArea(loop, m_spots) < 0 && own != loop.end() && isRound(one, m_spots, m_spots[*own]);
        (isInPiece ? piece : rest).loops.push_back(loop);
    }
    return std::pair(std::move(rest), std::move(piece));
}

Result<int> GridMesh::split(int index, const std::vector<Spot> &line, const QString &code, const QString &name, double reach)
{
    if (index < 0 || line.size() < 2)
        return refuse(QStringLiteral("要一个网格和一条至少两点的线"));
    const auto face = static_cast<std::size_t>(index);
    const GridFace whole = m_faces[face];
    if (whole.isGone() || !whole.trouble.isEmpty())
        return refuse(whole.isGone() ? QStringLiteral("这个网格已经并走") : whole.trouble);
    if (code.isEmpty() || m_read.contains(code) || std::ranges::any_of(m_faces, [&](const GridFace &f) { return f.code == code; }))
        return refuse(QStringLiteral("编号“%1”已经用过，或是空的").arg(code));
    auto cuts = cutsOf(whole, line, reach);
    if (!cuts)
        return tl::unexpected(cuts.error());
    auto &[in, out] = *cuts;
    Attempt attempt(*this, QStringLiteral("拆分：%1 分出 %2").arg(whole.name, name));
    std::vector<quint32> corners;
    const auto vertexOf = [&](const Cut &cut) {
        if (cut.vertex)
            return *cut.vertex;
        corners.push_back(attempt.insertInto(cut.edge, cut.at));
        return corners.back();
    };
    const auto isTaken = [this](Spot at) { return m_vertexAt.contains(at) && isUsed(m_vertexAt.value(at)); };
    if ((!in.vertex && isTaken(in.at)) || (!out.vertex && isTaken(out.at)))
        return refuse(QStringLiteral("分割线离一个顶点太近，请挪开一点"));
    Loop chain{vertexOf(in)};
    if (!in.vertex && !out.vertex && in.edge == out.edge)
        out.edge = out.share > in.share ? GridEdge{chain[0], in.edge.to} : GridEdge{in.edge.from, chain[0]};
    const quint32 last = vertexOf(out);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (static_cast<double>(i) <= in.along || static_cast<double>(i) >= out.along || distance(line[i], in.at) <= cornerReach
            || distance(line[i], out.at) <= cornerReach || m_spots[chain.back()] == line[i])
            continue;
        if (isTaken(line[i]))
            return refuse(QStringLiteral("分割线经过一个已有的顶点，请挪开一点"));
        chain.push_back(vertexAt(line[i]));
    }
    chain.push_back(last);
    auto parts = pieces(m_faces[face], chain);
    if (!parts)
        return tl::unexpected(parts.error());
    auto &[rest, piece] = *parts;
    const auto sizeOf = [this](const GridFace &f) {
        WideInt sum = 0;
        for (const Loop &loop : f.loops)
            sum += twiceArea(loop, m_spots);
        return sum;
    };
    if (sizeOf(piece) > sizeOf(rest))
        std::swap(piece.loops, rest.loops);
    piece.code = code;
    piece.name = name;
    piece.splitFrom = whole.code;
    piece.population = static_cast<int>(static_cast<WideInt>(whole.population) * sizeOf(piece) / (sizeOf(piece) + sizeOf(rest)));
    rest.population = whole.population - piece.population;
    attempt.setFace(face, std::move(rest), true);
    const std::size_t added = attempt.addFace(std::move(piece));
    attempt.adoptSubGrids(whole.code, added);
    std::vector<GridEdge> fresh;
    for (std::size_t i = 0; i + 1 < chain.size(); ++i)
        fresh.push_back({chain[i], chain[i + 1]});
    for (const quint32 corner : corners)
        for (const std::size_t part : {face, added})
            for (const Loop &loop : m_faces[part].loops)
                if (const auto at = std::ranges::find(loop, corner); at != loop.end()) {
                    const auto i = static_cast<std::size_t>(at - loop.begin());
                    fresh.push_back({loop[previousOf(loop, i)], corner});
                    fresh.push_back({corner, loop[nextOf(loop, i)]});
                }
    return attempt.finish(fresh).map([added] { return static_cast<int>(added); });
}

} // namespace huying
