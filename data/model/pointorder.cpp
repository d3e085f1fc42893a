// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/pointorder.h"

#include <algorithm>

namespace huying
{

namespace
{

quint64 spread(quint32 v)
{
    quint64 x = v;
    x = (x | x << 16) & 0x0000FFFF0000FFFFULL;
    x = (x | x << 8) & 0x00FF00FF00FF00FFULL;
    x = (x | x << 4) & 0x0F0F0F0F0F0F0F0FULL;
    x = (x | x << 2) & 0x3333333333333333ULL;
    return (x | x << 1) & 0x5555555555555555ULL;
}

template <class T> std::vector<T> picked(const std::vector<T> &column, const std::vector<quint32> &rows)
{
    std::vector<T> out;
    if (column.empty())
        return out;
    out.reserve(rows.size());
    for (const quint32 row : rows)
        out.push_back(column[row]);
    return out;
}

} // namespace

quint64 mortonKey(WorldPoint p)
{
    return spread(p.y) << 1 | spread(p.x);
}

bool isInMortonOrder(const PointTable &points)
{
    return std::ranges::is_sorted(points.at, {}, mortonKey);
}

PointTable inMortonOrder(const PointTable &points, const std::function<bool(std::size_t)> &keep)
{
    std::vector<std::pair<quint64, quint32>> order;
    order.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!keep || keep(i))
            order.emplace_back(mortonKey(points.at[i]), static_cast<quint32>(i));
    std::ranges::sort(order);
    std::vector<quint32> rows(order.size());
    std::ranges::transform(order, rows.begin(), [](const auto &o) { return o.second; });
    std::vector<std::pair<quint64, quint32>>().swap(order);
    PointTable out;
    out.kind = points.kind;
    out.categories = points.categories;
    out.at = picked(points.at, rows);
    out.fid = picked(points.fid, rows);
    out.area = picked(points.area, rows);
    out.category = picked(points.category, rows);
    out.heading = picked(points.heading, rows);
    out.offline = picked(points.offline, rows);
    out.visited = picked(points.visited, rows);
    return out;
}

} // namespace huying
