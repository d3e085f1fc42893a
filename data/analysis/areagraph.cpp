// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/analysis/areagraph.h"

#include "data/import/ogrshape.h"
#include "data/model/ground.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace huying
{

namespace
{

constexpr std::size_t lonely = 4; ///< nearest ones of an area that touches nobody

bool counts(const Area &area, AreaLevel level)
{
    return area.level == level && !area.shape.empty() && area.kind == QLatin1String("basic");
}

AreaLevel deepest(const AreaTree &tree)
{
    for (const AreaLevel level : {AreaLevel::Grid, AreaLevel::Village, AreaLevel::Town, AreaLevel::County})
        if (std::ranges::any_of(tree.all(), [level](const Area &a) { return counts(a, level); }))
            return level;
    return AreaLevel::Prefecture;
}

/// Corners a tenth of a metre apart are one.
quint64 keyOf(LonLat p)
{
    const auto whole = [](double degrees) { return static_cast<quint32>(std::llround((degrees + 360) * 1e6)); };
    return quint64(whole(p.lon)) << 32 | whole(p.lat);
}

void connect(AreaGraph &graph, const AreaTree &tree)
{
    std::unordered_map<quint64, std::vector<int>> corners;
    for (int node = 0; node < graph.size(); ++node)
        for (const Polygon &polygon : tree.at(graph.areas[static_cast<std::size_t>(node)]).shape)
            for (const Ring &ring : polygon)
                for (const LonLat &p : ring)
                    if (auto &there = corners[keyOf(p)]; there.empty() || there.back() != node)
                        there.push_back(node);
    for (const auto &[corner, nodes] : corners)
        for (const int a : nodes)
            for (const int b : nodes)
                if (a != b)
                    graph.neighbours[static_cast<std::size_t>(a)].push_back(b);
    for (auto &list : graph.neighbours) {
        std::ranges::sort(list);
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
}

void connectLonely(AreaGraph &graph, const AreaTree &tree)
{
    for (int node = 0; node < graph.size(); ++node) {
        auto &mine = graph.neighbours[static_cast<std::size_t>(node)];
        if (!mine.empty())
            continue;
        const LonLat here = tree.at(graph.areas[static_cast<std::size_t>(node)]).label;
        std::vector<std::pair<double, int>> far;
        for (int other = 0; other < graph.size(); ++other)
            if (other != node)
                far.emplace_back(metresBetween(here, tree.at(graph.areas[static_cast<std::size_t>(other)]).label), other);
        const std::size_t most = std::min(lonely, far.size());
        std::partial_sort(far.begin(), far.begin() + static_cast<std::ptrdiff_t>(most), far.end());
        for (std::size_t i = 0; i < most; ++i)
            mine.push_back(far[i].second);
        std::ranges::sort(mine);
    }
}

} // namespace

AreaGraph areaGraph(const AreaTree &tree)
{
    AreaGraph graph;
    graph.level = deepest(tree);
    const int size = static_cast<int>(tree.all().size());
    graph.nodeOf.assign(static_cast<std::size_t>(size), -1);
    for (int area = 0; area < size; ++area)
        if (counts(tree.at(area), graph.level)) {
            graph.nodeOf[static_cast<std::size_t>(area)] = graph.size();
            graph.areas.push_back(area);
            double metres = 0;
            for (const Polygon &polygon : tree.at(area).shape)
                metres += groundSize(polygon).squareMetres;
            graph.squareMetres.push_back(metres);
        }
    for (int area = 0; area < size; ++area) // what lies below counts for the one above
        if (const int above = tree.ancestor(area, graph.level); above >= 0 && graph.nodeOf[static_cast<std::size_t>(area)] < 0)
            graph.nodeOf[static_cast<std::size_t>(area)] = graph.nodeOf[static_cast<std::size_t>(above)];
    graph.neighbours.resize(graph.areas.size());
    connect(graph, tree);
    connectLonely(graph, tree);
    return graph;
}

} // namespace huying
