// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/gridmesh.h"

#include <algorithm>
#include <numbers>

// What lies near a place, on a plane that touches the earth there.
namespace huying
{

namespace
{

class Plane
{
public:
    explicit Plane(Spot middle)
        : m_middle(middle), m_shrink(std::cos(static_cast<double>(middle.y) / spotsPerDegree * std::numbers::pi / 180))
    {
    }

    std::pair<double, double> metres(Spot s) const
    {
        return {static_cast<double>(s.x - m_middle.x) * m_shrink / spotsPerMetre, static_cast<double>(s.y - m_middle.y) / spotsPerMetre};
    }

    /// Distance of the middle from a line, and how far along it that is, 0 … 1.
    std::pair<double, double> distance(Spot a, Spot b) const
    {
        const auto [ax, ay] = metres(a);
        const auto [bx, by] = metres(b);
        const double dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
        const double share = length > 0 ? std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0) : 0;
        return {std::hypot(ax + share * dx, ay + share * dy), share};
    }

private:
    Spot m_middle;
    double m_shrink;
};

Spot between(Spot a, Spot b, double share)
{
    return {a.x + std::llround(share * static_cast<double>(b.x - a.x)), a.y + std::llround(share * static_cast<double>(b.y - a.y))};
}

} // namespace

std::optional<quint32> GridMesh::vertexNear(Spot place, double reach) const
{
    const Plane plane(place);
    const auto farthest = static_cast<qint64>(reach * spotsPerMetre) + 1;
    std::optional<quint32> best;
    for (quint32 v = 0; v < m_spots.size(); ++v) {
        if (std::abs(m_spots[v].y - place.y) > farthest || !isUsed(v))
            continue;
        const auto [x, y] = plane.metres(m_spots[v]);
        if (const double d = std::hypot(x, y); d <= reach) {
            reach = d;
            best = v;
        }
    }
    return best;
}

std::optional<GridMesh::Near> GridMesh::edgeNear(Spot place, double reach) const
{
    const Plane plane(place);
    const auto farthest = static_cast<qint64>(reach * spotsPerMetre) + 1;
    std::optional<Near> best;
    for (const GridFace &face : m_faces)
        for (const Loop &loop : face.loops)
            for (std::size_t i = 0; i < loop.size(); ++i) {
                const GridEdge e{loop[i], loop[nextOf(loop, i)]};
                const Spot a = m_spots[e.from], b = m_spots[e.to];
                if (std::min(a.y, b.y) > place.y + farthest || std::max(a.y, b.y) < place.y - farthest)
                    continue;
                if (const auto [d, share] = plane.distance(a, b); d < reach || (d <= reach && !best)) {
                    reach = d;
                    best = Near{e, between(a, b, share)};
                }
            }
    return best;
}

std::optional<GridMesh::Cut> GridMesh::cutAtEnd(const GridFace &face, Spot end, double along, double reach) const
{
    const Plane plane(end);
    std::optional<Cut> best;
    for (const Loop &loop : face.loops)
        for (std::size_t i = 0; i < loop.size(); ++i) {
            const GridEdge e{loop[i], loop[nextOf(loop, i)]};
            if (const auto [d, share] = plane.distance(m_spots[e.from], m_spots[e.to]); d <= reach) {
                reach = d;
                best = Cut{along, e, share, between(m_spots[e.from], m_spots[e.to], share), {}};
            }
        }
    return best;
}

} // namespace huying
