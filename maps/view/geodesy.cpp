// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/geodesy.h"

#include <QGeoCoordinate>
#include <cmath>
#include <numbers>

namespace huying {

namespace {

constexpr double semiMajor = 6378137.0, flattening = 1 / 298.257222101;
constexpr double semiMinor = semiMajor * (1 - flattening);
constexpr double degree = std::numbers::pi / 180;

/// q of Snyder, "Map Projections: A Working Manual", 3-12; the authalic latitude is asin(q / q of the pole).
double authalicQ(double sine)
{
    const double e2 = flattening * (2 - flattening), e = std::sqrt(e2);
    return (1 - e2) * (sine / (1 - e2 * sine * sine) - std::log((1 - e * sine) / (1 + e * sine)) / (2 * e));
}

} // namespace

// Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid", Survey Review 23 (1975).
double geodesicLength(LonLat a, LonLat b)
{
    if (a == b)
        return 0;
    const double L = (b.lon - a.lon) * degree;
    const double u1 = std::atan((1 - flattening) * std::tan(a.lat * degree));
    const double u2 = std::atan((1 - flattening) * std::tan(b.lat * degree));
    const double s1 = std::sin(u1), c1 = std::cos(u1), s2 = std::sin(u2), c2 = std::cos(u2);
    double lambda = L;
    for (int i = 0; i < 60; ++i) {
        const double sl = std::sin(lambda), cl = std::cos(lambda);
        const double sinSigma = std::hypot(c2 * sl, c1 * s2 - s1 * c2 * cl);
        if (sinSigma == 0)
            return 0;
        const double cosSigma = s1 * s2 + c1 * c2 * cl, sigma = std::atan2(sinSigma, cosSigma);
        const double sinAlpha = c1 * c2 * sl / sinSigma, cos2Alpha = 1 - sinAlpha * sinAlpha;
        const double cosMid = cos2Alpha == 0 ? 0 : cosSigma - 2 * s1 * s2 / cos2Alpha;
        const double C = flattening / 16 * cos2Alpha * (4 + flattening * (4 - 3 * cos2Alpha));
        const double before = lambda;
        lambda = L + (1 - C) * flattening * sinAlpha *
                         (sigma + C * sinSigma * (cosMid + C * cosSigma * (2 * cosMid * cosMid - 1)));
        if (std::abs(lambda - before) > 1e-12)
            continue;
        const double uu = cos2Alpha * (semiMajor * semiMajor / (semiMinor * semiMinor) - 1);
        const double A = 1 + uu / 16384 * (4096 + uu * (-768 + uu * (320 - 175 * uu)));
        const double B = uu / 1024 * (256 + uu * (-128 + uu * (74 - 47 * uu)));
        const double delta =
            B * sinSigma *
            (cosMid + B / 4 *
                          (cosSigma * (2 * cosMid * cosMid - 1) -
                           B / 6 * cosMid * (4 * sinSigma * sinSigma - 3) * (4 * cosMid * cosMid - 3)));
        return semiMinor * A * (sigma - delta);
    }
    return QGeoCoordinate(a.lat, a.lon).distanceTo(QGeoCoordinate(b.lat, b.lon));
}

double geodesicLength(const Line &line)
{
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += geodesicLength(line[i - 1], line[i]);
    return sum;
}

double geodesicArea(const Ring &ring)
{
    if (ring.size() < 3)
        return 0;
    const double pole = authalicQ(1), radius2 = semiMajor * semiMajor * pole / 2;
    const auto latitude = [pole](double lat) { return std::asin(authalicQ(std::sin(lat * degree)) / pole); };
    double excess = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat &a = ring[i], &b = ring[(i + 1) % ring.size()];
        const double t1 = std::tan(latitude(a.lat) / 2), t2 = std::tan(latitude(b.lat) / 2);
        const double half = std::tan((b.lon - a.lon) * degree / 2);
        excess += 2 * std::atan2(half * (t1 + t2), 1 + t1 * t2);
    }
    return std::abs(excess) * radius2;
}

} // namespace huying
