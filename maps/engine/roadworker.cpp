// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadworker.h"
#include "maps/engine/roadcover.h"
#include "maps/engine/roadspread.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cstddef>
#include <map>

namespace huying
{
namespace
{

constexpr double tolerance = 0.5;        ///< metres between vertices that are meant to be one
constexpr quint32 longestCover = 7200;   ///< seconds
constexpr int mostCovers = 8;

static_assert(sizeof(RoadFleet::Arrival) == sizeof(wire::Arrival)); // sent as it lies in memory
static_assert(offsetof(RoadFleet::Arrival, seconds) == offsetof(wire::Arrival, seconds)
              && offsetof(RoadFleet::Arrival, metres) == offsetof(wire::Arrival, metres));

QVector<double> flatOf(const std::vector<RoadPoint> &points)
{
    QVector<double> flat;
    flat.reserve(int(points.size() * 2));
    for (const RoadPoint &p : points)
        flat << p.lon << p.lat;
    return flat;
}

/// Those that are far from any road too; not those that can't get there.
std::vector<RoadFleet::Arrival> arrivalsOfAll(const RoadFleet &fleet, const RoadTree &tree)
{
    std::vector<RoadFleet::Arrival> arrivals;
    arrivals.reserve(fleet.units().size());
    for (std::uint32_t i = 0; i < fleet.units().size(); ++i) {
        const RoadFleet::Unit &unit = fleet.units()[i];
        if (const RoadTime time = unit.stop ? tree.timeOf(*unit.stop, unit.topSpeed) : RoadTime(); time.ms != noWay)
            arrivals.push_back(RoadFleet::arrivalOf(i, time));
        else if (!unit.stop && unit.isSomewhere)
            arrivals.push_back({i, -1, -1});
    }
    return arrivals;
}

} // namespace

wire::Roads RoadWorker::build(const RoadSource &source, const Cancelled &cancelled)
{
    m_fleet.clear();
    if (m_network && !source.problem && !source.key.isEmpty() && source.key == m_key)
        return m_roads;
    m_tree.reset();
    m_network.reset();
    m_key.clear();
    m_roads = {};
    m_roads.layer = source.layer;
    m_roads.problem = source.problem;
    if (source.problem)
        return m_roads;
    QElapsedTimer timer;
    timer.start();
    setLines(readRoads(source, cancelled), cancelled);
    if (cancelled)
        m_network.reset();
    if (!m_network)
        m_roads.problem = {wire::Trouble::NoRoads, {}, {}};
    else if (m_network->graph.edges().empty())
        m_roads.problem = {wire::Trouble::RoadsBroken, source.layer, {}};
    if (m_roads.problem) {
        m_network.reset();
        return m_roads;
    }
    const RoadGraph &graph = m_network->graph;
    m_key = source.key;
    m_roads.edges = quint32(graph.edges().size());
    m_roads.junctions = graph.nodeCount();
    m_roads.islands = graph.islandCount();
    m_roads.metres = graph.metres();
    m_roads.milliseconds = qint32(timer.elapsed());
    return m_roads;
}

void RoadWorker::setLines(const std::vector<RoadLine> &lines, const Cancelled &cancelled)
{
    m_tree.reset();
    m_network.reset();
    m_network = std::make_unique<Network>(RoadGraph::build(lines, tolerance, &cancelled));
}

void RoadWorker::setFleet(const wire::Fleet &fleet)
{
    m_fleet.resize(fleet.size);
    for (const wire::FleetPlace &place : fleet.places)
        if (place.unit < fleet.size)
            m_fleet.set(place.unit, {m_network ? m_network->index.nearest({place.lon, place.lat}) : std::nullopt, place.topSpeed,
                                     place.lon == place.lon && place.lat == place.lat});
}

RoadTree &RoadWorker::treeTo(const RoadStop &stop)
{
    if (!m_tree)
        m_tree = std::make_unique<RoadTree>(m_network->graph, RoadTree::Toward::Root);
    else if (const RoadStop &root = m_tree->root(); m_tree->isWhole() && root.edge == stop.edge && root.share == stop.share && root.offMetres == stop.offMetres)
        return *m_tree;
    m_tree->plant(stop);
    return *m_tree;
}

template <class Answer>
std::optional<RoadStop> RoadWorker::begin(Answer &answer, quint64 request, const RoadPoint &place) const
{
    answer.request = request;
    if (!m_network) {
        answer.problem = m_roads.problem;
        return std::nullopt;
    }
    const auto stop = m_network->index.nearest(place);
    if (!stop)
        answer.way = wire::Way::OffRoad;
    return stop;
}

wire::Reached RoadWorker::reach(const wire::Reach &question, const Cancelled &cancelled)
{
    wire::Reached answer;
    QElapsedTimer timer;
    timer.start();
    const auto stop = begin(answer, question.request, {question.lon, question.lat});
    if (!stop)
        return answer;
    RoadTree &tree = treeTo(*stop);
    std::vector<RoadFleet::Arrival> arrivals;
    if (question.nearest > 0)
        arrivals = m_fleet.nearest(tree, question.nearest, &cancelled);
    else if (tree.grow(noWay, 0, &cancelled))
        arrivals = arrivalsOfAll(m_fleet, tree);
    if (!tree.isWhole())
        return answer;
    answer.arrivals = QByteArray(reinterpret_cast<const char *>(arrivals.data()), int(arrivals.size() * sizeof(RoadFleet::Arrival)));
    answer.micros = qint32(timer.nsecsElapsed() / 1000);
    return answer;
}

wire::Routed RoadWorker::route(const wire::Route &question, const Cancelled &cancelled)
{
    wire::Routed answer;
    const RoadPoint from{question.fromLon, question.fromLat}, to{question.toLon, question.toLat};
    const auto start = begin(answer, question.request, from), end = begin(answer, question.request, to);
    if (!start || !end)
        return answer;
    RoadTree &tree = treeTo(*end);
    if (!tree.growTo(*start, &cancelled))
        return answer;
    const RoadTime time = tree.timeOf(*start, question.topSpeed);
    if (time.ms == noWay) {
        answer.way = wire::Way::None;
        return answer;
    }
    std::vector<RoadPoint> line{from};
    const std::vector<RoadPoint> way = tree.wayOf(*start);
    line.insert(line.end(), way.begin(), way.end());
    line.push_back(to);
    answer.seconds = time.ms / 1000.0;
    answer.metres = time.metres;
    answer.line = flatOf(line);
    return answer;
}

wire::Covered RoadWorker::cover(const wire::Cover &question, const Cancelled &cancelled)
{
    wire::Covered answer;
    const auto stop = begin(answer, question.request, {question.lon, question.lat});
    if (!stop)
        return answer;
    const QVector<quint32> wanted = question.seconds.mid(0, mostCovers);
    quint32 most = 0;
    for (const quint32 seconds : wanted)
        most = std::max(most, std::min(seconds, longestCover));
    const RoadTree tree(m_network->graph, *stop, question.toward ? RoadTree::Toward::Root : RoadTree::Toward::Leaves, most * 1000, &cancelled);
    if (!tree.isWhole())
        return answer;
    const RoadCover cover(m_network->graph, tree, most * 1000, question.topSpeed);
    for (const quint32 seconds : wanted) {
        wire::CoverArea area{seconds, {}};
        for (const auto &ring : cover.within(std::min(seconds, longestCover) * 1000))
            area.rings << flatOf(ring);
        answer.areas << area;
    }
    return answer;
}

/// One search for all units that drive alike; at each place the earliest of them counts.
wire::Served RoadWorker::serve(const wire::Serve &question, const Cancelled &cancelled) const
{
    wire::Served answer;
    answer.request = question.request;
    if (!m_network) {
        answer.problem = m_roads.problem;
        return answer;
    }
    QElapsedTimer timer;
    timer.start();
    std::map<double, std::vector<RoadSpread::Source>> bySpeed;
    for (const wire::FleetPlace &unit : question.units)
        if (const auto stop = m_network->index.nearest({unit.lon, unit.lat}))
            bySpeed[unit.topSpeed].push_back({*stop, unit.unit});
    std::vector<std::optional<RoadStop>> stops;
    std::vector<wire::Service> services;
    for (int i = 0; i + 1 < question.places.size(); i += 2) {
        stops.push_back(m_network->index.nearest({question.places[i], question.places[i + 1]}));
        services.push_back({0, stops.back() ? -1.0F : -2.0F});
    }
    for (auto &[speed, sources] : bySpeed) {
        const RoadSpread spread(m_network->graph, std::move(sources), speed, std::min(question.longest, longestCover) * 1000, &cancelled);
        if (!spread.isWhole())
            return answer;
        for (std::size_t i = 0; i < stops.size(); ++i) {
            const RoadSpread::First first = stops[i] ? spread.at(*stops[i]) : RoadSpread::First();
            const float seconds = static_cast<float>(first.ms) / 1000;
            if (first.ms != noWay && (services[i].seconds < 0 || seconds < services[i].seconds))
                services[i] = {first.unit, seconds};
        }
    }
    answer.services = QByteArray(reinterpret_cast<const char *>(services.data()), int(services.size() * sizeof(wire::Service)));
    answer.micros = qint32(timer.nsecsElapsed() / 1000);
    return answer;
}

} // namespace huying
