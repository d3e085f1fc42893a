// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadindex.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <iterator>
#include <numbers>

namespace huying
{

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

namespace
{

using Flat = bg::model::d2::point_xy<double>;
using Segment = bg::model::segment<Flat>;

constexpr double atJunction = 0.01; ///< metres: nearer is there

/// Mercator in degrees of longitude: what is nearest there is nearest on the ground.
Flat flatOf(RoadPoint p)
{
    constexpr double radian = std::numbers::pi / 180;
    return {p.lon, std::asinh(std::tan(p.lat * radian)) / radian};
}

RoadPoint placeOf(const Flat &p)
{
    constexpr double radian = std::numbers::pi / 180;
    return {p.x(), std::atan(std::sinh(p.y() * radian)) / radian};
}

} // namespace

struct RoadIndex::Tree
{
    struct Piece
    {
        std::uint32_t edge = 0, segment = 0;
    };
    using Entry = std::pair<Segment, Piece>;

    bgi::rtree<Entry, bgi::rstar<16>> entries;
};

RoadIndex::RoadIndex(const RoadGraph &graph) : m_graph(graph)
{
    std::vector<Tree::Entry> entries;
    entries.reserve(graph.points().size());
    for (std::uint32_t e = 0; e < graph.edges().size(); ++e) {
        const RoadGraph::Edge &edge = graph.edges()[e];
        for (std::uint32_t i = 0; i + 1 < edge.pointCount; ++i)
            entries.emplace_back(Segment(flatOf(graph.points()[edge.firstPoint + i]), flatOf(graph.points()[edge.firstPoint + i + 1])), Tree::Piece{e, i});
    }
    m_tree = std::make_unique<Tree>(Tree{decltype(Tree::entries)(entries.begin(), entries.end())});
}

RoadIndex::~RoadIndex() = default;

RoadStop RoadIndex::stopOn(std::uint32_t e, std::uint32_t segment, RoadPoint place) const
{
    const RoadGraph::Edge &edge = m_graph.edges()[e];
    const RoadPoint *points = m_graph.points().data() + edge.firstPoint;
    const Flat a = flatOf(points[segment]), b = flatOf(points[segment + 1]), p = flatOf(place);
    const double dx = b.x() - a.x(), dy = b.y() - a.y(), length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length2, 0.0, 1.0) : 0;
    RoadStop stop{e, segment, 0, placeOf(Flat(a.x() + t * dx, a.y() + t * dy)), 0};
    double before = 0;
    for (std::uint32_t i = 0; i < segment; ++i)
        before += metresBetween(points[i], points[i + 1]);
    before += metresBetween(points[segment], stop.at);
    const auto length = static_cast<double>(edge.metres);
    stop.share = before < atJunction ? 0 : before > length - atJunction ? 1 : before / length;
    stop.offMetres = metresBetween(place, stop.at);
    return stop;
}

std::optional<RoadStop> RoadIndex::nearest(RoadPoint place) const
{
    if (!(std::abs(place.lon) <= 180) || !(std::abs(place.lat) < 89))
        return std::nullopt;
    const Flat p = flatOf(place);
    const auto find = [&](auto &&predicate) -> std::optional<RoadStop> {
        std::vector<Tree::Entry> found;
        m_tree->entries.query(predicate, std::back_inserter(found));
        if (found.empty())
            return std::nullopt;
        const RoadStop stop = stopOn(found.front().second.edge, found.front().second.segment, place);
        return stop.offMetres <= farthest ? std::optional(stop) : std::nullopt;
    };
    const auto any = find(bgi::nearest(p, 1));
    if (!any || m_graph.isMainland(m_graph.islandOf(any->edge)))
        return any;
    // Only within reach: a search among all that are mainland would otherwise go over the whole network.
    const double reach = (any->offMetres + rather) / (111000 * std::max(0.01, std::cos(place.lat * std::numbers::pi / 180)));
    const bg::model::box<Flat> around(Flat(p.x() - reach, p.y() - reach), Flat(p.x() + reach, p.y() + reach));
    const auto main = find(bgi::nearest(p, 1) && bgi::intersects(around) && bgi::satisfies([this](const Tree::Entry &entry) {
                               return m_graph.isMainland(m_graph.islandOf(entry.second.edge));
                           }));
    return main && main->offMetres <= any->offMetres + rather ? main : any;
}

} // namespace huying
