// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"
#include "maps/roadprotocol.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace huying
{

/// What the engine looks for ways in.
struct RoadNetwork
{
    QString layer;
    int edges = 0, islands = 0;
    double metres = 0;
    QString trouble; ///< why there is none, in the user's language
    bool isThere() const { return edges > 0; }
};

/// How long every unit takes to a place.
struct RoadReach
{
    quint64 request = 0;
    wire::Way way = wire::Way::Found;
    std::vector<wire::Arrival> arrivals; ///< seconds < 0: that unit is far from any road
    qint32 micros = 0;                   ///< of the search
    QString trouble;
};

struct RoadRoute
{
    quint64 request = 0;
    wire::Way way = wire::Way::Found;
    double seconds = 0, metres = 0;
    Line line; ///< from place to place
    QString trouble;
};

/// What lies within some minutes of a place.
struct RoadArea
{
    int seconds = 0;
    std::vector<Ring> rings; ///< odd-even
};

struct RoadAreas
{
    quint64 request = 0;
    wire::Way way = wire::Way::Found;
    QList<RoadArea> areas;
    QString trouble;
};

/// Who of some is first at each of many places.
struct RoadService
{
    quint64 request = 0;
    std::vector<wire::Service> services; ///< one a place that was asked about
    qint32 micros = 0;
    QString trouble;
};

} // namespace huying

Q_DECLARE_METATYPE(huying::RoadNetwork)
Q_DECLARE_METATYPE(huying::RoadReach)
Q_DECLARE_METATYPE(huying::RoadRoute)
Q_DECLARE_METATYPE(huying::RoadAreas)
Q_DECLARE_METATYPE(huying::RoadService)
