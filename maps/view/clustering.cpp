// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/clustering.h"

#include <QHash>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace huying {

namespace {

struct Group
{
    qint64 column = 0, row = 0;
    double sumX = 0, sumY = 0;
    std::vector<quint32> members;
    bool joined = false;
    double x() const { return sumX / static_cast<double>(members.size()); }
    double y() const { return sumY / static_cast<double>(members.size()); }
};

using GroupIndex = QHash<std::pair<qint64, qint64>, std::size_t>;

std::vector<Group> byCell(const std::vector<WorldPoint> &points, double cell, GroupIndex &index)
{
    std::vector<Group> groups;
    for (quint32 i = 0; i < points.size(); ++i) {
        const auto column = static_cast<qint64>(points[i].x / cell),
                   row = static_cast<qint64>(points[i].y / cell);
        auto it = index.find({column, row});
        if (it == index.end()) {
            it = index.insert({column, row}, groups.size());
            groups.push_back({column, row, 0, 0, {}, false});
        }
        Group &g = groups[*it];
        g.sumX += points[i].x;
        g.sumY += points[i].y;
        g.members.push_back(i);
    }
    return groups;
}

void join(Group &into, Group &from)
{
    into.sumX += from.sumX;
    into.sumY += from.sumY;
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    from.joined = true;
}

} // namespace

Clustering clusterPoints(const std::vector<WorldPoint> &points, double cell)
{
    GroupIndex index;
    std::vector<Group> groups = byCell(points, cell, index);
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const Group &p = groups[a], &q = groups[b];
        return std::tuple(q.members.size(), p.row, p.column) < std::tuple(p.members.size(), q.row, q.column);
    });
    Clustering out;
    out.members.reserve(points.size());
    for (const std::size_t i : order) {
        Group &g = groups[i];
        if (g.joined)
            continue;
        for (qint64 row = g.row - 1; row <= g.row + 1; ++row)
            for (qint64 column = g.column - 1; column <= g.column + 1; ++column) {
                const auto it = index.constFind({column, row});
                if (it == index.cend() || *it == i || groups[*it].joined)
                    continue;
                Group &other = groups[*it];
                if (other.members.size() <= g.members.size() &&
                    std::hypot(other.x() - g.x(), other.y() - g.y()) < 0.8 * cell)
                    join(g, other);
            }
        g.joined = true; // done: nobody takes it any more
        out.clusters.push_back(
            {g.x(), g.y(), static_cast<quint32>(out.members.size()), static_cast<quint32>(g.members.size())});
        out.members.insert(out.members.end(), g.members.begin(), g.members.end());
    }
    return out;
}

} // namespace huying
