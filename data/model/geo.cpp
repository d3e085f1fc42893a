// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/geo.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace huying
{

namespace
{
constexpr double pi = std::numbers::pi;
constexpr double krasovskyA = 6378245.0;
constexpr double krasovskyEe = 0.00669342162296594323;
constexpr double bdK = pi * 3000.0 / 180.0;
constexpr double equatorMetres = 40075016.685578488;

double shiftLat(double x, double y)
{
    double r = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
    r += (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
    r += (20.0 * std::sin(y * pi) + 40.0 * std::sin(y / 3.0 * pi)) * 2.0 / 3.0;
    r += (160.0 * std::sin(y / 12.0 * pi) + 320.0 * std::sin(y * pi / 30.0)) * 2.0 / 3.0;
    return r;
}

double shiftLon(double x, double y)
{
    double r = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
    r += (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
    r += (20.0 * std::sin(x * pi) + 40.0 * std::sin(x / 3.0 * pi)) * 2.0 / 3.0;
    r += (150.0 * std::sin(x / 12.0 * pi) + 300.0 * std::sin(x / 30.0 * pi)) * 2.0 / 3.0;
    return r;
}

bool ringContains(const Ring &ring, LonLat p)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const LonLat &a = ring[i], &b = ring[j];
        if ((a.lat > p.lat) != (b.lat > p.lat)
            && p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon)
            inside = !inside;
    }
    return inside;
}
} // namespace

void toWorld(LonLat p, double &x, double &y)
{
    const double lat = std::clamp(p.lat, -maxMercatorLatitude, maxMercatorLatitude) * pi / 180.0;
    x = (p.lon + 180.0) / 360.0 * worldSize;
    y = (0.5 - std::asinh(std::tan(lat)) / (2.0 * pi)) * worldSize;
}

WorldPoint toWorld(LonLat p)
{
    double x = 0, y = 0;
    toWorld(p, x, y);
    const auto step = [](double v) {
        return static_cast<quint32>(std::clamp(std::floor(v), 0.0, worldSize - 1.0));
    };
    return {step(x), step(y)};
}

LonLat worldToLonLat(double x, double y)
{
    return {x / worldSize * 360.0 - 180.0,
            std::atan(std::sinh((0.5 - y / worldSize) * 2.0 * pi)) * 180.0 / pi};
}

LonLat toLonLat(WorldPoint p)
{
    return worldToLonLat(p.x + 0.5, p.y + 0.5);
}

double metresPerWorldStep(double latitude)
{
    return std::cos(latitude * pi / 180.0) * equatorMetres / worldSize;
}

Box boundsOf(const MultiPolygon &shape)
{
    Box box{181, 91, -181, -91};
    for (const Polygon &polygon : shape)
        for (const Ring &ring : polygon)
            for (const LonLat &p : ring) {
                box.west = std::min(box.west, p.lon);
                box.east = std::max(box.east, p.lon);
                box.south = std::min(box.south, p.lat);
                box.north = std::max(box.north, p.lat);
            }
    return box;
}

bool contains(const MultiPolygon &shape, LonLat p)
{
    return std::ranges::any_of(shape, [p](const Polygon &polygon) {
        if (polygon.empty() || !ringContains(polygon.front(), p))
            return false;
        return std::none_of(polygon.begin() + 1, polygon.end(),
                            [p](const Ring &hole) { return ringContains(hole, p); });
    });
}

bool isOnEarth(LonLat p)
{
    return std::isfinite(p.lon) && std::isfinite(p.lat) && std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90;
}

LonLat gcj02FromWgs84(LonLat p)
{
    const double x = p.lon - 105.0, y = p.lat - 35.0;
    const double rad = p.lat / 180.0 * pi;
    const double magic = 1 - krasovskyEe * std::sin(rad) * std::sin(rad);
    const double root = std::sqrt(magic);
    const double dLat = shiftLat(x, y) * 180.0 / ((krasovskyA * (1 - krasovskyEe)) / (magic * root) * pi);
    const double dLon = shiftLon(x, y) * 180.0 / (krasovskyA / root * std::cos(rad) * pi);
    return {p.lon + dLon, p.lat + dLat};
}

LonLat wgs84FromGcj02(LonLat p)
{
    LonLat guess = p;
    for (int i = 0; i < 3; ++i) {
        const LonLat shifted = gcj02FromWgs84(guess);
        guess.lon += p.lon - shifted.lon;
        guess.lat += p.lat - shifted.lat;
    }
    return guess;
}

LonLat bd09FromGcj02(LonLat p)
{
    const double z = std::hypot(p.lon, p.lat) + 0.00002 * std::sin(p.lat * bdK);
    const double theta = std::atan2(p.lat, p.lon) + 0.000003 * std::cos(p.lon * bdK);
    return {z * std::cos(theta) + 0.0065, z * std::sin(theta) + 0.006};
}

LonLat gcj02FromBd09(LonLat p)
{
    LonLat guess{p.lon - 0.0065, p.lat - 0.006};
    for (int i = 0; i < 3; ++i) {
        const LonLat shifted = bd09FromGcj02(guess);
        guess.lon += p.lon - shifted.lon;
        guess.lat += p.lat - shifted.lat;
    }
    return guess;
}

} // namespace huying
