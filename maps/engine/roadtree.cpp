// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadtree.h"

#include <algorithm>
#include <cmath>

namespace huying
{

namespace
{

constexpr std::size_t nodesOfAStep = 256;

} // namespace

RoadTree::RoadTree(const RoadGraph &graph, const RoadStop &root, Toward toward, std::uint32_t limitMs,
                   const std::atomic<bool> *cancelled)
    : RoadTree(graph, toward)
{
    m_limitMs = limitMs;
    plant(root);
    grow(noWay, 0, cancelled);
}

RoadTree::RoadTree(const RoadGraph &graph, Toward toward)
    : m_graph(graph), m_toward(toward), m_ms(graph.nodeCount(), noWay), m_via(graph.nodeCount(), noWay), m_metres(graph.nodeCount(), 0)
{
}

void RoadTree::plant(const RoadStop &root)
{
    for (const std::uint32_t node : m_settled)
        m_ms[node] = noWay;
    m_settled.clear();
    m_frontier.clear([this](std::uint32_t node) { m_ms[node] = noWay; });
    m_root = root;
    m_whole = true;
    m_grownMs = 0;
    const RoadGraph::Edge &edge = m_graph.edges()[root.edge];
    const bool in = m_toward == Toward::Root;
    reach(edge.from, partOfTime(in ? edge.forwardMs : edge.backwardMs, root.share), rootByFirst);
    reach(edge.to, partOfTime(in ? edge.backwardMs : edge.forwardMs, 1 - root.share), rootBySecond);
    grow(0, 0);
}

bool RoadTree::grow(std::uint32_t ms, std::size_t nodes, const std::atomic<bool> *cancelled)
{
    m_whole = m_whole && (m_toward == Toward::Root ? settle<Toward::Root>(ms, nodes, cancelled) : settle<Toward::Leaves>(ms, nodes, cancelled));
    return m_whole;
}

bool RoadTree::growTo(const RoadStop &stop, const std::atomic<bool> *cancelled)
{
    while (!knows(stop))
        if (!grow(0, std::max(m_settled.size(), nodesOfAStep), cancelled))
            return false;
    return true;
}

template <RoadTree::Toward toward> bool RoadTree::settle(std::uint32_t untilMs, std::size_t nodes, const std::atomic<bool> *cancelled)
{
    const std::size_t before = m_settled.size();
    std::uint32_t last = m_grownMs;
    while (!m_frontier.isEmpty()) {
        const auto [ms, node] = m_frontier.top();
        if (ms > untilMs && ms > last && m_settled.size() - before >= nodes)
            break;
        m_frontier.pop();
        if (ms > m_ms[node])
            continue; // a better one came later
        m_settled.push_back(node);
        last = ms;
        if (cancelled && m_settled.size() % nodesBetweenLooks == 0 && *cancelled)
            return false;
        for (const RoadGraph::Arc *arc = m_graph.arcsBegin(node); arc != m_graph.arcsEnd(node); ++arc)
            if (const std::uint32_t cost = toward == Toward::Root ? arc->inMs : arc->outMs; cost < noWay - 2 - ms)
                reach(arc->node, ms + cost, arc->edge);
    }
    measure(std::span(m_settled).subspan(before));
    m_grownMs = m_frontier.isEmpty() ? noWay : std::max(untilMs, last);
    return true;
}

/// In the order of settling, a node's way on to the root has been measured before it.
void RoadTree::measure(std::span<const std::uint32_t> nodes)
{
    const RoadGraph::Edge &edge = m_graph.edges()[m_root.edge];
    for (const std::uint32_t node : nodes) {
        if (m_via[node] >= rootBySecond) {
            const double share = m_via[node] == rootByFirst ? m_root.share : 1 - m_root.share;
            m_metres[node] = static_cast<float>(share * static_cast<double>(edge.metres));
        } else {
            m_metres[node] = m_metres[parentOf(node)] + m_graph.edges()[m_via[node]].metres;
        }
    }
}

std::uint32_t RoadTree::parentOf(std::uint32_t node) const
{
    const RoadGraph::Edge &edge = m_graph.edges()[m_via[node]];
    return edge.from == node ? edge.to : edge.from;
}

std::pair<RoadTime, RoadTree::Exit> RoadTree::best(std::uint32_t e, double share) const
{
    const RoadGraph::Edge &edge = m_graph.edges()[e];
    const bool in = m_toward == Toward::Root;
    const std::uint32_t towardFirst = in ? edge.backwardMs : edge.forwardMs; // drives between the stop and the first end
    const std::uint32_t towardSecond = in ? edge.forwardMs : edge.backwardMs;
    const auto length = static_cast<double>(edge.metres);
    std::pair<RoadTime, Exit> found{{}, Exit::None};
    const auto offer = [&found](std::uint32_t ms, double metres, Exit exit) {
        if (ms < found.first.ms)
            found = {{ms, metres}, exit};
    };
    if (e == m_root.edge) {
        const double part = std::abs(m_root.share - share);
        const bool forward = in ? m_root.share >= share : share >= m_root.share;
        offer(part == 0 ? 0 : partOfTime(forward ? edge.forwardMs : edge.backwardMs, part), part * length, Exit::Straight);
    }
    offer(sumOfTimes(partOfTime(towardFirst, share), msAt(edge.from)), share * length + static_cast<double>(m_metres[edge.from]), Exit::First);
    offer(sumOfTimes(partOfTime(towardSecond, 1 - share), msAt(edge.to)), (1 - share) * length + static_cast<double>(m_metres[edge.to]), Exit::Second);
    return found;
}

RoadTime RoadTree::timeAt(std::uint32_t edge, double share) const
{
    return best(edge, share).first;
}

RoadTime RoadTree::timeOf(const RoadStop &stop, double topSpeed) const
{
    RoadTime time = timeAt(stop.edge, stop.share);
    if (time.ms == noWay)
        return time;
    double ms = time.ms;
    if (topSpeed > 0)
        ms = std::max(ms, time.metres / topSpeed * 1000);
    const double off = stop.offMetres + m_root.offMetres;
    time.ms = static_cast<std::uint32_t>(std::min(ms + off / offRoadSpeed * 1000, 4e9));
    time.metres += off;
    return time;
}

/// From one share of an edge's length to another, both ends included.
void RoadTree::addPart(std::vector<RoadPoint> &way, std::uint32_t e, double from, double to) const
{
    const RoadGraph::Edge &edge = m_graph.edges()[e];
    const RoadPoint *points = m_graph.points().data() + edge.firstPoint;
    std::vector<double> shares(edge.pointCount, 0);
    for (std::uint32_t i = 1; i < edge.pointCount; ++i)
        shares[i] = shares[i - 1] + metresBetween(points[i - 1], points[i]);
    const double length = shares.back();
    for (double &share : shares)
        share = length > 0 ? share / length : 0;
    shares.back() = length > 0 ? 1 : 0;
    const auto at = [&](double share) {
        const auto next = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(std::lower_bound(shares.begin(), shares.end(), share) - shares.begin(), 1, static_cast<std::ptrdiff_t>(edge.pointCount) - 1));
        const double span = shares[next] - shares[next - 1], t = span > 0 ? std::clamp((share - shares[next - 1]) / span, 0.0, 1.0) : 0;
        const RoadPoint a = points[next - 1], b = points[next];
        return RoadPoint{a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)};
    };
    const auto add = [&way](RoadPoint p) {
        if (way.empty() || !(way.back() == p))
            way.push_back(p);
    };
    add(at(from));
    if (from <= to) {
        for (std::uint32_t i = 0; i < edge.pointCount; ++i)
            if (shares[i] > from && shares[i] < to)
                add(points[i]);
    } else {
        for (std::uint32_t i = edge.pointCount; i-- > 0;)
            if (shares[i] < from && shares[i] > to)
                add(points[i]);
    }
    add(at(to));
}

std::vector<RoadPoint> RoadTree::wayOf(const RoadStop &stop) const
{
    const auto [time, exit] = best(stop.edge, stop.share);
    if (exit == Exit::None)
        return {};
    std::vector<RoadPoint> way;
    if (exit == Exit::Straight) {
        addPart(way, stop.edge, stop.share, m_root.share);
    } else {
        const RoadGraph::Edge &first = m_graph.edges()[stop.edge];
        std::uint32_t node = exit == Exit::First ? first.from : first.to;
        addPart(way, stop.edge, stop.share, exit == Exit::First ? 0 : 1);
        while (m_via[node] < rootBySecond) {
            const std::uint32_t e = m_via[node];
            const bool forward = m_graph.edges()[e].from == node;
            addPart(way, e, forward ? 0 : 1, forward ? 1 : 0);
            node = forward ? m_graph.edges()[e].to : m_graph.edges()[e].from;
        }
        addPart(way, m_root.edge, m_via[node] == rootByFirst ? 0 : 1, m_root.share);
    }
    if (m_toward == Toward::Leaves)
        std::reverse(way.begin(), way.end());
    return way;
}

} // namespace huying
