// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <cmath>
#include <vector>

namespace huying::demo {

/// Metres east and north of the middle of the demo place; the earth is taken as flat there.
struct Vec
{
    double x = 0, y = 0;
    bool operator==(const Vec &) const = default;
};

inline Vec operator+(Vec a, Vec b)
{
    return {a.x + b.x, a.y + b.y};
}
inline Vec operator-(Vec a, Vec b)
{
    return {a.x - b.x, a.y - b.y};
}
inline Vec operator*(Vec a, double k)
{
    return {a.x * k, a.y * k};
}
inline double dot(Vec a, Vec b)
{
    return a.x * b.x + a.y * b.y;
}
inline double cross(Vec a, Vec b)
{
    return a.x * b.y - a.y * b.x;
}
inline double length(Vec a)
{
    return std::sqrt(dot(a, a));
}
inline double distance(Vec a, Vec b)
{
    return length(a - b);
}
inline Vec mix(Vec a, Vec b, double t)
{
    return a + (b - a) * t;
}
inline Vec turnLeft(Vec a)
{
    return {-a.y, a.x};
}
inline Vec unit(Vec a)
{
    const double l = length(a);
    return l > 0 ? a * (1 / l) : Vec{1, 0};
}

using Path = std::vector<Vec>;

constexpr LonLat middle{109.2, 23.7};
constexpr double metresPerDegreeLat = 110760.0, metresPerDegreeLon = 102030.0; // at 23.7° N

/// Rounded to 1e-7 degrees (a centimetre), so that equal places stay equal on every machine.
inline LonLat toLonLat(Vec p)
{
    return {std::nearbyint((middle.lon + p.x / metresPerDegreeLon) * 1e7) / 1e7,
            std::nearbyint((middle.lat + p.y / metresPerDegreeLat) * 1e7) / 1e7};
}

inline std::vector<LonLat> toLonLat(const Path &path)
{
    std::vector<LonLat> line;
    line.reserve(path.size());
    for (const Vec p : path)
        line.push_back(toLonLat(p));
    return line;
}

double signedArea(const Path &ring); ///< positive if counter-clockwise
Vec centroid(const Path &ring);
bool contains(const Path &ring, Vec p);
/// Cuts each corner at a quarter of its sides; an open path keeps its ends.
Path smoothed(const Path &path, bool closed, int rounds);
/// Moves every side of a roughly convex counter-clockwise ring inwards; empty if nothing is left.
Path inset(const Path &ring, double metres);
/// The path moved sideways; left is positive.
Path offset(const Path &path, double metres);

/// Smooth noise of −1 … 1, one bump per `size` metres.
double noise(Vec p, double size, quint64 seed);
/// Three octaves of it.
double roughNoise(Vec p, double size, quint64 seed);

} // namespace huying::demo
