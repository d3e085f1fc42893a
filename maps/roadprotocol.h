// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What console and map engine say to each other about roads. Compiles with Qt 5 and Qt 6.

#include "maps/protocol.h"

namespace huying::wire
{

/// What the ways below are looked for in.
struct Roads
{
    quint32 generation = 0; ///< of the Open
    QString layer;          ///< name
    quint32 edges = 0, junctions = 0;
    quint32 islands = 0; ///< parts without a road between them
    double metres = 0;
    qint32 milliseconds = 0; ///< that it took
    Problem problem;         ///< why there is none
};

struct FleetPlace
{
    quint32 unit = 0;          ///< a number of the console's, less than the fleet's size
    double lon = 0, lat = 0;   ///< degrees; NaN: nowhere
    double topSpeed = 0;       ///< metres a second; 0: as fast as the road allows
};

/// Where units are that have moved since the last one; nothing of who they are. After Open all are nowhere.
struct Fleet
{
    quint32 size = 0;
    QVector<FleetPlace> places;
};

/// Whether there is a way.
enum class Way : quint8 {
    Found,
    None,  ///< both lie at roads, but no road leads from one to the other
    OffRoad ///< one lies far from any road
};

/// How long the whole fleet takes to a place.
struct Reach
{
    quint64 request = 0;
    double lon = 0, lat = 0;
    quint32 nearest = 0; ///< only so many, the nearest first; 0: all
};

/// As it lies in memory: both ends run on one machine.
struct Arrival
{
    quint32 unit = 0;
    float seconds = 0, metres = 0; ///< both −1 for a unit that is far from any road
};
static_assert(sizeof(Arrival) == 12);

struct Reached
{
    quint64 request = 0;
    Way way = Way::Found; ///< OffRoad: of the place asked about
    QByteArray arrivals;  ///< Arrival after Arrival; units that can't get there are left out
    qint32 micros = 0;    ///< that the search took
    Problem problem;
};

struct Route
{
    quint64 request = 0;
    double fromLon = 0, fromLat = 0, toLon = 0, toLat = 0;
    double topSpeed = 0; ///< metres a second; 0: as fast as the road allows
};

struct Routed
{
    quint64 request = 0;
    Way way = Way::Found;
    double seconds = 0, metres = 0;
    QVector<double> line; ///< longitude, latitude, …; from place to place
    Problem problem;
};

/// What lies within some minutes of a place.
struct Cover
{
    quint64 request = 0;
    double lon = 0, lat = 0;
    bool toward = true; ///< of those who come to the place; else of who sets out there
    double topSpeed = 0; ///< metres a second; 0: as fast as the road allows
    QVector<quint32> seconds;
};

struct CoverArea
{
    quint32 seconds = 0;
    QVector<QVector<double>> rings; ///< longitude, latitude, …, closed; odd-even
};

struct Covered
{
    quint64 request = 0;
    Way way = Way::Found;
    QVector<CoverArea> areas; ///< in the order of the question
    Problem problem;
};

/// Which of some units, standing where they are said to stand, is first at each of many places.
struct Serve
{
    quint64 request = 0;
    QVector<FleetPlace> units;
    QVector<double> places;    ///< longitude, latitude, …
    quint32 longest = 0;       ///< seconds; later is not looked for
};

/// As it lies in memory.
struct Service
{
    quint32 unit = 0;
    float seconds = -1; ///< −1: nobody gets there in time; −2: the place is far from any road
};
static_assert(sizeof(Service) == 8);

struct Served
{
    quint64 request = 0;
    QByteArray services; ///< Service after Service, one a place
    qint32 micros = 0;   ///< that it took
    Problem problem;
};

template <class F> void fields(Roads &m, F &&f)
{
    f(m.generation, m.layer, m.edges, m.junctions, m.islands, m.metres, m.milliseconds, m.problem);
}
template <class F> void fields(FleetPlace &m, F &&f) { f(m.unit, m.lon, m.lat, m.topSpeed); }
template <class F> void fields(Fleet &m, F &&f) { f(m.size, m.places); }
template <class F> void fields(Reach &m, F &&f) { f(m.request, m.lon, m.lat, m.nearest); }
template <class F> void fields(Reached &m, F &&f) { f(m.request, m.way, m.arrivals, m.micros, m.problem); }
template <class F> void fields(Route &m, F &&f) { f(m.request, m.fromLon, m.fromLat, m.toLon, m.toLat, m.topSpeed); }
template <class F> void fields(Routed &m, F &&f) { f(m.request, m.way, m.seconds, m.metres, m.line, m.problem); }
template <class F> void fields(Cover &m, F &&f) { f(m.request, m.lon, m.lat, m.toward, m.topSpeed, m.seconds); }
template <class F> void fields(CoverArea &m, F &&f) { f(m.seconds, m.rings); }
template <class F> void fields(Covered &m, F &&f) { f(m.request, m.way, m.areas, m.problem); }

template <class F> void fields(Serve &m, F &&f) { f(m.request, m.units, m.places, m.longest); }
template <class F> void fields(Served &m, F &&f) { f(m.request, m.services, m.micros, m.problem); }

inline QDataStream &operator<<(QDataStream &s, Way w) { return s << quint8(w); }
inline QDataStream &operator>>(QDataStream &s, Way &w)
{
    quint8 v = 0;
    s >> v;
    w = Way(v);
    return s;
}

} // namespace huying::wire
