// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/pointindex.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace huying {

namespace {

quint64 spread(quint32 v)
{
    quint64 x = v;
    x = (x | x << 16) & 0x0000FFFF0000FFFFULL;
    x = (x | x << 8) & 0x00FF00FF00FF00FFULL;
    x = (x | x << 4) & 0x0F0F0F0F0F0F0F0FULL;
    x = (x | x << 2) & 0x3333333333333333ULL;
    return (x | x << 1) & 0x5555555555555555ULL;
}

quint64 morton(WorldPoint p)
{
    return spread(p.y) << 1 | spread(p.x);
}

template <class T>
std::vector<T> picked(const std::vector<T> &column, const std::vector<quint32> &rows)
{
    std::vector<T> out;
    if (column.empty())
        return out;
    out.reserve(rows.size());
    for (const quint32 row : rows)
        out.push_back(column[row]);
    return out;
}

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

} // namespace

PointIndex::PointIndex(const PointTable &table, const std::function<bool(std::size_t)> &keep)
{
    std::vector<std::pair<quint64, quint32>> order;
    order.reserve(table.size());
    for (std::size_t i = 0; i < table.size(); ++i)
        if (!keep || keep(i))
            order.emplace_back(morton(table.at[i]), static_cast<quint32>(i));
    std::ranges::sort(order);
    std::vector<quint32> rows(order.size());
    std::ranges::transform(order, rows.begin(), [](const auto &o) { return o.second; });
    m_points.kind = table.kind;
    m_points.categories = table.categories;
    m_points.at = picked(table.at, rows);
    m_points.fid = picked(table.fid, rows);
    m_points.area = picked(table.area, rows);
    m_points.category = picked(table.category, rows);
    m_points.heading = picked(table.heading, rows);
    m_points.offline = picked(table.offline, rows);
}

std::array<PointIndex::Cell, 4> PointIndex::split(const Cell &cell) const
{
    const int bit = levels - 1 - cell.level;
    const auto quarter = [bit](WorldPoint p) { return (p.y >> bit & 1) << 1 | (p.x >> bit & 1); };
    std::array<Cell, 4> out;
    auto from = m_points.at.begin() + cell.first;
    const auto end = m_points.at.begin() + cell.last;
    for (quint32 q = 0; q < 4; ++q) {
        const auto to = std::partition_point(from, end, [&](WorldPoint p) { return quarter(p) <= q; });
        out[q] = {cell.level + 1, cell.x << 1 | (q & 1), cell.y << 1 | q >> 1,
                  static_cast<quint32>(from - m_points.at.begin()),
                  static_cast<quint32>(to - m_points.at.begin())};
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

qint64 PointIndex::countIn(const QRectF &world) const
{
    const auto descend = [&](auto &&self, const Cell &cell) -> qint64 {
        const QRectF rect = rectOf(cell);
        if (cell.count() == 0 || !touches(rect, world))
            return 0;
        if (rect.left() >= world.left() && rect.right() <= world.right() && rect.top() >= world.top() &&
            rect.bottom() <= world.bottom())
            return cell.count();
        const auto from = m_points.at.begin();
        if (cell.count() <= 32 || cell.level == levels)
            return std::count_if(from + cell.first, from + cell.last,
                                 [&](WorldPoint p) { return holds(world, p); });
        qint64 sum = 0;
        for (const Cell &c : split(cell))
            sum += self(self, c);
        return sum;
    };
    return descend(descend, Cell{0, 0, 0, 0, size()});
}

void PointIndex::eachIn(const QRectF &world, const std::function<bool(quint32)> &visit) const
{
    const auto descend = [&](auto &&self, const Cell &cell) -> bool {
        if (cell.count() == 0 || !touches(rectOf(cell), world))
            return true;
        if (cell.count() <= 32 || cell.level == levels) {
            for (quint32 row = cell.first; row < cell.last; ++row)
                if (holds(world, m_points.at[row]) && !visit(row))
                    return false;
            return true;
        }
        return std::ranges::all_of(split(cell), [&](const Cell &c) { return self(self, c); });
    };
    descend(descend, Cell{0, 0, 0, 0, size()});
}

QPointF PointIndex::centre(const Cell &cell) const
{
    const quint32 step = std::max(1U, cell.count() / 64);
    double x = 0, y = 0, n = 0;
    for (quint32 row = cell.first; row < cell.last; row += step, ++n) {
        x += m_points.at[row].x;
        y += m_points.at[row].y;
    }
    return {x / n, y / n};
}

} // namespace huying
