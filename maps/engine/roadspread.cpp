// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadspread.h"

#include "maps/engine/roadfrontier.h"
#include "maps/engine/roadtree.h"

namespace huying
{

namespace
{

std::uint32_t offRoadMs(const RoadStop &stop)
{
    return static_cast<std::uint32_t>(std::lround(stop.offMetres / offRoadSpeed * 1000));
}

} // namespace

RoadSpread::RoadSpread(const RoadGraph &graph, std::vector<Source> sources, double topSpeed, std::uint32_t limitMs,
                       const std::atomic<bool> *cancelled)
    : m_graph(graph), m_sources(std::move(sources)), m_topSpeed(topSpeed), m_limitMs(limitMs), m_first(graph.nodeCount())
{
    std::ranges::stable_sort(m_sources, {}, [](const Source &source) { return source.stop.edge; });
    grow(cancelled);
}

std::uint32_t RoadSpread::capped(std::uint32_t ms, std::uint32_t edge) const
{
    if (m_topSpeed <= 0 || ms == noWay)
        return ms;
    const double slowest = static_cast<double>(m_graph.edges()[edge].metres) / m_topSpeed * 1000;
    return std::max(ms, static_cast<std::uint32_t>(std::lround(std::min(slowest, 4e9))));
}

void RoadSpread::grow(const std::atomic<bool> *cancelled)
{
    Frontier frontier;
    const auto reach = [&](std::uint32_t node, std::uint32_t ms, std::uint32_t unit) {
        if (ms >= m_first[node].ms || ms > m_limitMs)
            return;
        m_first[node] = {ms, unit};
        frontier.push(ms, node);
    };
    for (const auto &[stop, unit] : m_sources) {
        const RoadGraph::Edge &edge = m_graph.edges()[stop.edge];
        const std::uint32_t off = offRoadMs(stop);
        reach(edge.from, sumOfTimes(off, partOfTime(capped(edge.backwardMs, stop.edge), stop.share)), unit);
        reach(edge.to, sumOfTimes(off, partOfTime(capped(edge.forwardMs, stop.edge), 1 - stop.share)), unit);
    }
    for (std::size_t settled = 1; !frontier.isEmpty(); ++settled) {
        const auto [ms, node] = frontier.pop();
        if (ms > m_first[node].ms)
            continue; // a better one came later
        if (cancelled && settled % nodesBetweenLooks == 0 && *cancelled) {
            m_whole = false;
            return;
        }
        const std::uint32_t unit = m_first[node].unit;
        for (const RoadGraph::Arc *arc = m_graph.arcsBegin(node); arc != m_graph.arcsEnd(node); ++arc)
            reach(arc->node, sumOfTimes(ms, capped(arc->outMs, arc->edge)), unit);
    }
}

std::span<const RoadSpread::Source> RoadSpread::onEdge(std::uint32_t edge) const
{
    const auto range = std::ranges::equal_range(m_sources, edge, {}, [](const Source &source) { return source.stop.edge; });
    return {range.begin(), range.end()};
}

RoadSpread::First RoadSpread::at(const RoadStop &stop) const
{
    const RoadGraph::Edge &edge = m_graph.edges()[stop.edge];
    const std::uint32_t forward = capped(edge.forwardMs, stop.edge), backward = capped(edge.backwardMs, stop.edge);
    const std::uint32_t off = offRoadMs(stop);
    First found;
    const auto offer = [&](std::uint32_t onRoad, std::uint32_t unit) {
        if (const std::uint32_t ms = sumOfTimes(onRoad, off); ms < found.ms && ms <= m_limitMs)
            found = {ms, unit};
    };
    for (const auto &[source, unit] : onEdge(stop.edge)) {
        const double part = stop.share - source.share;
        offer(sumOfTimes(offRoadMs(source), part == 0 ? 0 : partOfTime(part > 0 ? forward : backward, std::abs(part))), unit);
    }
    offer(sumOfTimes(m_first[edge.from].ms, partOfTime(forward, stop.share)), m_first[edge.from].unit);
    offer(sumOfTimes(m_first[edge.to].ms, partOfTime(backward, 1 - stop.share)), m_first[edge.to].unit);
    return found;
}

} // namespace huying
