// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/engineroads.h"

#include "maps/view/engineworker.h"

#include <cstring>
#include <limits>
#include <utility>

namespace huying
{

using wire::Kind;

namespace
{

std::vector<LonLat> placesOf(const QVector<double> &flat)
{
    std::vector<LonLat> places(static_cast<std::size_t>(flat.size() / 2));
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = {flat[static_cast<qsizetype>(2 * i)], flat[static_cast<qsizetype>(2 * i + 1)]};
    return places;
}

/// What was sent as it lies in memory.
template <class Value> std::vector<Value> valuesOf(const QByteArray &bytes)
{
    std::vector<Value> values(static_cast<std::size_t>(bytes.size()) / sizeof(Value));
    if (!values.empty())
        std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(Value));
    return values;
}

RoadAreas valueOf(const wire::Covered &m)
{
    RoadAreas answer{m.request, m.way, {}, troubleText(m.problem)};
    for (const wire::CoverArea &area : m.areas) {
        RoadArea value{static_cast<int>(area.seconds), {}};
        for (const QVector<double> &ring : area.rings)
            value.rings.push_back(placesOf(ring));
        answer.areas << std::move(value);
    }
    return answer;
}

} // namespace

template <class M> void EngineRoads::put(QMap<quint64, M> &list, Kind kind, const M &question)
{
    list.insert(question.request, question);
    if (m_absence)
        return refuse(*m_absence);
    if (m_open)
        m_process.send(kind, question);
}

void EngineRoads::ask(const wire::Reach &question)
{
    put(m_reaches, Kind::Reach, question);
}

void EngineRoads::ask(const wire::Route &question)
{
    put(m_routes, Kind::Route, question);
}

void EngineRoads::ask(const wire::Cover &question)
{
    put(m_covers, Kind::Cover, question);
}

void EngineRoads::ask(const wire::Serve &question)
{
    put(m_serves, Kind::Serve, question);
}

void EngineRoads::setFleet(const wire::Fleet &changes)
{
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    for (auto size = static_cast<quint32>(m_fleet.size()); size < changes.size; ++size)
        m_fleet.append({size, nowhere, nowhere, 0});
    m_fleet.resize(static_cast<qsizetype>(changes.size));
    for (const wire::FleetPlace &place : changes.places)
        if (place.unit < changes.size)
            m_fleet[static_cast<qsizetype>(place.unit)] = place;
    if (m_open)
        m_process.send(Kind::Fleet, changes);
}

void EngineRoads::cancel(quint64 request)
{
    const bool asked = m_reaches.remove(request) + m_routes.remove(request) + m_covers.remove(request) + m_serves.remove(request) > 0;
    if (asked && m_open)
        m_process.send(Kind::Cancel, wire::Cancel{{request}});
}

void EngineRoads::open()
{
    m_open = true;
    m_process.send(Kind::Fleet, wire::Fleet{static_cast<quint32>(m_fleet.size()), m_fleet});
    for (const wire::Reach &question : std::as_const(m_reaches))
        m_process.send(Kind::Reach, question);
    for (const wire::Route &question : std::as_const(m_routes))
        m_process.send(Kind::Route, question);
    for (const wire::Cover &question : std::as_const(m_covers))
        m_process.send(Kind::Cover, question);
    for (const wire::Serve &question : std::as_const(m_serves))
        m_process.send(Kind::Serve, question);
}

void EngineRoads::close()
{
    if (std::exchange(m_open, false))
        emit networkChanged({});
}

void EngineRoads::setAbsent(const std::optional<QString> &why)
{
    m_absence = why;
    if (why)
        refuse(*why);
}

void EngineRoads::refuse(const QString &reason)
{
    const auto reaches = std::exchange(m_reaches, {});
    const auto routes = std::exchange(m_routes, {});
    const auto covers = std::exchange(m_covers, {});
    const auto serves = std::exchange(m_serves, {});
    for (const wire::Reach &question : reaches)
        emit reached({question.request, wire::Way::None, {}, 0, reason});
    for (const wire::Route &question : routes)
        emit routed({question.request, wire::Way::None, 0, 0, {}, reason});
    for (const wire::Cover &question : covers)
        emit covered({question.request, wire::Way::None, {}, reason});
    for (const wire::Serve &question : serves)
        emit served({question.request, {}, 0, reason});
}

void EngineRoads::handle(Kind kind, const QByteArray &payload)
{
    const auto as = [&payload](auto message, auto &&act) {
        if (wire::parse(payload, message))
            act(message);
    };
    switch (kind) {
    case Kind::Roads:
        return as(wire::Roads(), [this](const wire::Roads &m) {
            if (m_open) // else of a project that is being left
                emit networkChanged({m.layer, static_cast<int>(m.edges), static_cast<int>(m.islands), m.metres, troubleText(m.problem)});
        });
    case Kind::Reached:
        return as(wire::Reached(), [this](const wire::Reached &m) {
            if (m_reaches.remove(m.request))
                emit reached({m.request, m.way, valuesOf<wire::Arrival>(m.arrivals), m.micros, troubleText(m.problem)});
        });
    case Kind::Routed:
        return as(wire::Routed(), [this](const wire::Routed &m) {
            if (m_routes.remove(m.request))
                emit routed({m.request, m.way, m.seconds, m.metres, placesOf(m.line), troubleText(m.problem)});
        });
    case Kind::Covered:
        return as(wire::Covered(), [this](const wire::Covered &m) {
            if (m_covers.remove(m.request))
                emit covered(valueOf(m));
        });
    case Kind::Served:
        return as(wire::Served(), [this](const wire::Served &m) {
            if (m_serves.remove(m.request))
                emit served({m.request, valuesOf<wire::Service>(m.services), m.micros, troubleText(m.problem)});
        });
    default:
        return;
    }
}

} // namespace huying
