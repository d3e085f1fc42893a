// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/roadguide.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace huying
{

namespace
{

constexpr qsizetype keptPlaces = 4;
constexpr int againMs = 2000; ///< units move all the time: a place is asked about no oftener

bool isSame(const wire::FleetPlace &a, const wire::FleetPlace &b)
{
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return same(a.lon, b.lon) && same(a.lat, b.lat) && a.topSpeed == b.topSpeed;
}

} // namespace

RoadGuide::RoadGuide(EngineLink &engine, const UnitBoard &units, QObject *parent)
    : QObject(parent), m_engine(engine), m_units(units)
{
    connect(&engine, &EngineLink::reached, this, &RoadGuide::take);
    connect(&engine, &EngineLink::roadsChanged, this, &RoadGuide::forget);
    connect(&units, &UnitBoard::changed, this, [this] { ++m_moves; });
    connect(&units, &UnitBoard::moved, this, [this] { ++m_moves; });
}

/// What was known is of another network.
void RoadGuide::forget()
{
    for (const Place &place : std::as_const(m_places))
        if (place.request)
            m_engine.cancelRoads(place.request);
    m_places.clear();
    emit changed();
}

RoadGuide::Place &RoadGuide::placeFor(LonLat at)
{
    auto known = std::ranges::find(m_places, at, &Place::at);
    if (known == m_places.end()) {
        if (m_places.size() >= keptPlaces)
            if (const Place old = m_places.takeFirst(); old.request)
                m_engine.cancelRoads(old.request);
        m_places.append(Place{at, 0, 0, false, {}, nullptr});
    } else {
        std::rotate(known, known + 1, m_places.end());
    }
    return m_places.last();
}

RoadLegs RoadGuide::legsTo(LonLat at)
{
    Place &place = placeFor(at);
    const bool stale = place.legs && place.moves != m_moves && place.since.elapsed() >= againMs;
    if (!place.request && (!place.isAnswered || stale))
        ask(place);
    if (!place.legs)
        return {};
    return [legs = place.legs, numbers = m_numbers](const UnitRow &unit) -> std::optional<RoadLeg> {
        const int number = numbers.value(unit.ref, -1);
        return number < 0 || static_cast<std::size_t>(number) >= legs->size() ? std::nullopt : (*legs)[static_cast<std::size_t>(number)];
    };
}

int RoadGuide::unitsWithin(LonLat at, TimeMs travel)
{
    const RoadLegs legs = legsTo(at);
    if (!legs)
        return -1;
    return static_cast<int>(std::ranges::count_if(m_units.units(), [&](const UnitRow &unit) {
        const auto leg = unit.status == UnitStatus::Offline ? std::nullopt : legs(unit);
        return leg && leg->isReachable && leg->travelMs <= travel;
    }));
}

void RoadGuide::ask(Place &place)
{
    tellFleet();
    place.moves = m_moves;
    place.since.start();
    place.request = m_engine.reach(place.at);
}

/// Only what has moved since; all of it where the roster is another.
void RoadGuide::tellFleet()
{
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    const QList<UnitRow> &units = m_units.units();
    const bool sameRoster = m_refs.size() == units.size() && std::ranges::equal(units, m_refs, {}, &UnitRow::ref);
    if (!sameRoster) {
        m_refs.clear();
        m_numbers.clear();
        m_told.clear();
        for (const UnitRow &unit : units) {
            m_numbers.insert(unit.ref, static_cast<int>(m_refs.size()));
            m_refs << unit.ref;
        }
    }
    wire::Fleet fleet{static_cast<quint32>(units.size()), {}};
    m_told.resize(static_cast<std::size_t>(units.size()), {0, nowhere, nowhere, -1});
    for (qsizetype i = 0; i < units.size(); ++i) {
        const auto &at = units[i].place;
        const wire::FleetPlace now{static_cast<quint32>(i), at ? at->lon : nowhere, at ? at->lat : nowhere, topSpeedOf(units[i].kind)};
        if (isSame(now, m_told[static_cast<std::size_t>(i)]))
            continue;
        m_told[static_cast<std::size_t>(i)] = now;
        fleet.places << now;
    }
    if (!sameRoster || !fleet.places.isEmpty())
        m_engine.setFleet(fleet);
}

void RoadGuide::take(const RoadReach &answer)
{
    const auto place = std::ranges::find(m_places, answer.request, &Place::request);
    if (place == m_places.end())
        return;
    place->request = 0;
    place->isAnswered = true;
    if (!answer.trouble.isEmpty() || answer.way != wire::Way::Found) {
        place->legs.reset();
        emit changed();
        return;
    }
    auto legs = std::make_shared<Legs>(static_cast<std::size_t>(m_refs.size()), RoadLeg{false, -1, -1});
    for (std::size_t i = 0; i < legs->size(); ++i)
        if (std::isnan(m_told[i].lon))
            (*legs)[i].reset();
    for (const wire::Arrival &a : answer.arrivals)
        if (a.unit < legs->size())
            (*legs)[a.unit] = a.seconds < 0 ? std::nullopt
                                            : std::optional(RoadLeg{true, static_cast<TimeMs>(static_cast<double>(a.seconds) * 1000), static_cast<double>(a.metres)});
    place->legs = std::move(legs);
    emit changed();
}

} // namespace huying
