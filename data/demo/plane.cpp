// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/plane.h"

namespace huying::demo {

namespace {

double latticeValue(qint64 x, qint64 y, quint64 seed)
{
    quint64 h = static_cast<quint64>(x) * 0x9E3779B97F4A7C15ull ^
                static_cast<quint64>(y) * 0xC2B2AE3D27D4EB4Full ^ seed * 0x165667B19E3779F9ull;
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93ull;
    h ^= h >> 29;
    h *= 0xD6E8FEB86659FD93ull;
    h ^= h >> 32;
    return static_cast<double>(h >> 11) * 0x1.0p-52 - 1.0;
}

Vec cornerOf(Vec a, Vec an, Vec b, Vec bn)
{
    // Where the lines a + s·an and b + t·bn meet.
    const double d = cross(an, bn);
    if (d < 1e-9 && d > -1e-9)
        return b;
    return a + an * (cross(b - a, bn) / d);
}

} // namespace

double signedArea(const Path &ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i)
        sum += cross(ring[i], ring[(i + 1) % ring.size()]);
    return sum / 2;
}

Vec centroid(const Path &ring)
{
    Vec sum;
    double area = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec a = ring[i] - ring[0], b = ring[(i + 1) % ring.size()] - ring[0];
        const double c = cross(a, b);
        sum = sum + (a + b) * c;
        area += c;
    }
    return area != 0 ? ring[0] + sum * (1 / (3 * area)) : ring[0];
}

bool contains(const Path &ring, Vec p)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            inside = !inside;
    return inside;
}

Path smoothed(const Path &path, bool closed, int rounds)
{
    Path current = path;
    for (int round = 0; round < rounds && current.size() > 2; ++round) {
        Path next;
        const std::size_t n = current.size();
        if (!closed)
            next.push_back(current.front());
        for (std::size_t i = 0; i < (closed ? n : n - 1); ++i) {
            const Vec a = current[i], b = current[(i + 1) % n];
            if (closed || i > 0)
                next.push_back(mix(a, b, 0.25));
            if (closed || i + 2 < n)
                next.push_back(mix(a, b, 0.75));
        }
        if (!closed)
            next.push_back(current.back());
        current = std::move(next);
    }
    return current;
}

Path inset(const Path &ring, double metres)
{
    const std::size_t n = ring.size();
    Path result;
    for (std::size_t i = 0; i < n; ++i) {
        const Vec before = ring[(i + n - 1) % n], here = ring[i], after = ring[(i + 1) % n];
        const Vec d1 = unit(here - before), d2 = unit(after - here);
        result.push_back(cornerOf(before + turnLeft(d1) * metres, d1, here + turnLeft(d2) * metres, d2));
    }
    for (std::size_t i = 0; i < n; ++i) // a side that has turned round means that nothing is left of it
        if (dot(result[(i + 1) % n] - result[i], ring[(i + 1) % n] - ring[i]) <= 0)
            return {};
    return result;
}

Path offset(const Path &path, double metres)
{
    Path result;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const Vec along = path[std::min(i + 1, path.size() - 1)] - path[i > 0 ? i - 1 : 0];
        result.push_back(path[i] + turnLeft(unit(along)) * metres);
    }
    return result;
}

double noise(Vec p, double size, quint64 seed)
{
    const double x = p.x / size, y = p.y / size;
    const double fx = std::floor(x), fy = std::floor(y);
    const auto ix = static_cast<qint64>(fx), iy = static_cast<qint64>(fy);
    const double tx = x - fx, ty = y - fy;
    const double sx = tx * tx * (3 - 2 * tx), sy = ty * ty * (3 - 2 * ty);
    const double low = latticeValue(ix, iy, seed) * (1 - sx) + latticeValue(ix + 1, iy, seed) * sx;
    const double high = latticeValue(ix, iy + 1, seed) * (1 - sx) + latticeValue(ix + 1, iy + 1, seed) * sx;
    return low * (1 - sy) + high * sy;
}

double roughNoise(Vec p, double size, quint64 seed)
{
    return (noise(p, size, seed) + 0.5 * noise(p, size / 2.1, seed + 1) +
            0.25 * noise(p, size / 4.3, seed + 2)) /
           1.4;
}

} // namespace huying::demo
