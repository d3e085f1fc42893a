// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadfleet.h"

#include <algorithm>
#include <numeric>

namespace huying
{

namespace
{

constexpr std::size_t nodesOfFirstStep = 64;

/// No unit whose way is longer than what the tree knows comes earlier than this.
float earliestBeyond(const RoadTree &tree)
{
    const double ms = static_cast<double>(tree.grownMs()) + 1 + tree.root().offMetres / offRoadSpeed * 1000;
    return static_cast<float>(static_cast<std::uint32_t>(std::min(ms, 4e9))) / 1000;
}

} // namespace

void RoadFleet::resize(std::size_t count)
{
    m_units.resize(count);
    m_firstOn.clear();
}

void RoadFleet::set(std::uint32_t unit, const Unit &where)
{
    m_units[unit] = where;
    m_firstOn.clear();
}

RoadFleet::Arrival RoadFleet::arrivalOf(std::uint32_t unit, const RoadTime &time)
{
    return {unit, static_cast<float>(time.ms) / 1000, static_cast<float>(time.metres)};
}

void RoadFleet::sortByEdge(std::size_t edges)
{
    m_firstOn.assign(edges + 1, 0);
    for (const Unit &unit : m_units)
        if (unit.stop)
            ++m_firstOn[unit.stop->edge + 1];
    std::partial_sum(m_firstOn.begin(), m_firstOn.end(), m_firstOn.begin());
    m_onEdges.resize(m_firstOn.back());
    std::vector<std::uint32_t> next(m_firstOn.begin(), m_firstOn.end() - 1);
    for (std::uint32_t unit = 0; unit < m_units.size(); ++unit)
        if (m_units[unit].stop)
            m_onEdges[next[m_units[unit].stop->edge]++] = unit;
}

void RoadFleet::see(std::uint32_t edge)
{
    for (std::uint32_t i = m_firstOn[edge]; i < m_firstOn[edge + 1]; ++i)
        if (!m_seen[m_onEdges[i]]) {
            m_seen[m_onEdges[i]] = true;
            m_open.push_back(m_onEdges[i]);
        }
}

std::vector<RoadFleet::Arrival> RoadFleet::nearest(RoadTree &tree, std::size_t count, const std::atomic<bool> *cancelled)
{
    const RoadGraph &graph = tree.graph();
    if (m_firstOn.empty())
        sortByEdge(graph.edges().size());
    m_seen.assign(m_units.size(), false);
    m_open.clear();
    see(tree.root().edge);
    std::vector<Arrival> known;
    std::size_t looked = 0;
    const auto middle = [&known, &count] { return known.begin() + static_cast<std::ptrdiff_t>(std::min(count, known.size())); };
    for (;;) {
        for (; looked < tree.settled().size(); ++looked) {
            const std::uint32_t node = tree.settled()[looked];
            for (const RoadGraph::Arc *arc = graph.arcsBegin(node); arc != graph.arcsEnd(node); ++arc)
                see(arc->edge);
        }
        std::erase_if(m_open, [&](std::uint32_t unit) {
            const RoadStop &stop = *m_units[unit].stop;
            if (!tree.knows(stop))
                return false;
            if (const RoadTime time = tree.timeOf(stop, m_units[unit].topSpeed); time.ms != noWay)
                known.push_back(arrivalOf(unit, time));
            return true;
        });
        if (tree.grownMs() == noWay)
            break;
        if (count > 0 && known.size() >= count) {
            std::nth_element(known.begin(), middle() - 1, known.end());
            if ((middle() - 1)->seconds < earliestBeyond(tree))
                break;
        }
        if (count == 0 || !tree.grow(0, std::max(tree.settled().size(), nodesOfFirstStep), cancelled))
            break;
    }
    std::partial_sort(known.begin(), middle(), known.end());
    known.erase(middle(), known.end());
    return known;
}

} // namespace huying
