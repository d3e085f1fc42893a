// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/pointindex.h"

#include "data/model/pointorder.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace huying {

namespace {

QRectF rectOf(const PointIndex::Cell &c)
{
    const double width = std::exp2(PointIndex::levels - c.level);
    return {c.x * width, c.y * width, width, width};
}

bool holds(const QRectF &r, WorldPoint p)
{
    return p.x >= r.left() && p.x < r.right() && p.y >= r.top() && p.y < r.bottom();
}

bool touches(const QRectF &a, const QRectF &b)
{
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
}

/// Edges that a ray from within the rectangle to the right can meet.
std::vector<QLineF> edgesBeside(const std::vector<QLineF> &edges, const QRectF &r)
{
    std::vector<QLineF> beside;
    for (const QLineF &e : edges)
        if (std::max(e.y1(), e.y2()) >= r.top() && std::min(e.y1(), e.y2()) <= r.bottom() &&
            std::max(e.x1(), e.x2()) >= r.left())
            beside.push_back(e);
    return beside;
}

/// Whether the edge comes into the rectangle or touches it.
bool crosses(const QLineF &e, const QRectF &r)
{
    if (std::min(e.x1(), e.x2()) > r.right() || std::max(e.x1(), e.x2()) < r.left() ||
        std::min(e.y1(), e.y2()) > r.bottom() || std::max(e.y1(), e.y2()) < r.top())
        return false;
    int left = 0, right = 0;
    for (const QPointF &corner : {r.topLeft(), r.topRight(), r.bottomLeft(), r.bottomRight()}) {
        const double side = e.dx() * (corner.y() - e.y1()) - e.dy() * (corner.x() - e.x1());
        left += side >= 0;
        right += side <= 0;
    }
    return left > 0 && right > 0;
}

bool isInside(const std::vector<QLineF> &edges, QPointF p)
{
    bool inside = false;
    for (const QLineF &e : edges)
        if ((e.y1() > p.y()) != (e.y2() > p.y()) &&
            p.x() < e.x1() + (p.y() - e.y1()) / (e.y2() - e.y1()) * (e.x2() - e.x1()))
            inside = !inside;
    return inside;
}

} // namespace

PointIndex::PointIndex(const PointTable &table, const std::function<bool(std::size_t)> &keep)
    : m_points(std::make_shared<const PointTable>(inMortonOrder(table, keep)))
{
}

PointIndex::PointIndex(const PointTablePtr &table)
    : m_points(isInMortonOrder(*table) ? table : std::make_shared<const PointTable>(inMortonOrder(*table)))
{
}

std::array<PointIndex::Cell, 4> PointIndex::split(const Cell &cell) const
{
    const int bit = levels - 1 - cell.level;
    const auto quarter = [bit](WorldPoint p) { return (p.y >> bit & 1) << 1 | (p.x >> bit & 1); };
    std::array<Cell, 4> out;
    auto from = m_points->at.begin() + cell.first;
    const auto end = m_points->at.begin() + cell.last;
    for (quint32 q = 0; q < 4; ++q) {
        const auto to = std::partition_point(from, end, [&](WorldPoint p) { return quarter(p) <= q; });
        out[q] = {cell.level + 1, cell.x << 1 | (q & 1), cell.y << 1 | q >> 1,
                  static_cast<quint32>(from - m_points->at.begin()),
                  static_cast<quint32>(to - m_points->at.begin())};
        from = to;
    }
    return out;
}

void PointIndex::eachCell(int level, const QRectF &world,
                          const std::function<void(const Cell &)> &visit) const
{
    const auto descend = [&](auto &&self, const Cell &cell) -> void {
        if (cell.count() == 0 || !touches(rectOf(cell), world))
            return;
        if (cell.level == level)
            return visit(cell);
        for (const Cell &c : split(cell))
            self(self, c);
    };
    descend(descend, Cell{0, 0, 0, 0, size()});
}

qint64 PointIndex::countIn(const QRectF &world, const PointMask *mask) const
{
    const auto descend = [&](auto &&self, const Cell &cell) -> qint64 {
        const QRectF rect = rectOf(cell);
        if (cell.count() == 0 || !touches(rect, world))
            return 0;
        if (rect.left() >= world.left() && rect.right() <= world.right() && rect.top() >= world.top() &&
            rect.bottom() <= world.bottom())
            return wantedOf(mask, cell.first, cell.last);
        qint64 sum = 0;
        if (cell.count() <= 32 || cell.level == levels)
            eachWanted(mask, cell.first, cell.last, [&](quint32 row) { sum += holds(world, m_points->at[row]); });
        else
            for (const Cell &c : split(cell))
                sum += self(self, c);
        return sum;
    };
    return descend(descend, Cell{0, 0, 0, 0, size()});
}

void PointIndex::eachRun(const QPolygonF &ring, const std::function<void(quint32, quint32)> &visit) const
{
    const auto descend = [&](auto &&self, const Cell &cell, const std::vector<QLineF> &above) -> void {
        if (cell.count() == 0)
            return;
        const QRectF rect = rectOf(cell);
        const std::vector<QLineF> edges = edgesBeside(above, rect);
        if (std::ranges::none_of(edges, [&rect](const QLineF &e) { return crosses(e, rect); })) {
            if (isInside(edges, rect.center()))
                visit(cell.first, cell.last);
            return;
        }
        if (cell.count() > 32 && cell.level < levels) {
            for (const Cell &c : split(cell))
                self(self, c, edges);
            return;
        }
        for (quint32 row = cell.first; row < cell.last; ++row)
            if (isInside(edges, QPointF(m_points->at[row].x, m_points->at[row].y)))
                visit(row, row + 1);
    };
    std::vector<QLineF> edges;
    for (qsizetype i = 0; i < ring.size(); ++i)
        edges.emplace_back(ring[i], ring[(i + 1) % ring.size()]);
    descend(descend, Cell{0, 0, 0, 0, size()}, edges);
}

void PointIndex::eachIn(const QRectF &world, const std::function<bool(quint32)> &visit) const
{
    const auto descend = [&](auto &&self, const Cell &cell) -> bool {
        if (cell.count() == 0 || !touches(rectOf(cell), world))
            return true;
        if (cell.count() <= 32 || cell.level == levels) {
            for (quint32 row = cell.first; row < cell.last; ++row)
                if (holds(world, m_points->at[row]) && !visit(row))
                    return false;
            return true;
        }
        return std::ranges::all_of(split(cell), [&](const Cell &c) { return self(self, c); });
    };
    descend(descend, Cell{0, 0, 0, 0, size()});
}

QPointF PointIndex::centre(const Cell &cell, const PointMask *mask) const
{
    const quint32 step = std::max(1U, cell.count() / 64);
    double x = 0, y = 0, n = 0;
    const auto from = [mask](quint32 row) { return mask ? mask->next(row) : row; };
    for (quint32 row = from(cell.first); row < cell.last; row = from(row + step), ++n) {
        x += m_points->at[row].x;
        y += m_points->at[row].y;
    }
    return {x / n, y / n};
}

} // namespace huying
