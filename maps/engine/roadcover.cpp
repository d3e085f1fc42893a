// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadcover.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace huying
{

namespace
{

constexpr double finest = 12;       ///< metres a cell
constexpr double mostCells = 360000;
constexpr double sampleEvery = 20;  ///< metres along a road, at least
constexpr float far = 1e9F;

/// Follows the border between what is within and what is not, cell corner by cell corner: each crossing of a grid
/// line has one successor, with the inside on its left.
class Borders
{
public:
    using Crossing = std::uint64_t; ///< (y·width + x)·2 for the line to the east of a cell's middle, +1 to the north

    void add(Crossing from, Crossing to) { m_next.emplace(from, to); }
    template <class Place> std::vector<std::vector<RoadPoint>> rings(Place place)
    {
        std::vector<std::vector<RoadPoint>> all;
        while (!m_next.empty()) {
            std::vector<RoadPoint> ring;
            const Crossing first = m_next.begin()->first;
            for (Crossing at = first;;) {
                ring.push_back(place(at));
                const auto next = m_next.find(at);
                if (next == m_next.end())
                    break;
                at = next->second;
                m_next.erase(next);
                if (at == first)
                    break;
            }
            ring.push_back(ring.front());
            if (ring.size() > 4)
                all.push_back(std::move(ring));
        }
        return all;
    }

private:
    std::unordered_map<Crossing, Crossing> m_next;
};

} // namespace

RoadCover::RoadCover(const RoadGraph &graph, const RoadTree &tree, std::uint32_t limitMs, double topSpeed)
{
    const RoadPoint middle = tree.root().at;
    m_metresLat = metresBetween({middle.lon, middle.lat - 0.5}, {middle.lon, middle.lat + 0.5});
    m_metresLon = metresBetween({middle.lon - 0.5, middle.lat}, {middle.lon + 0.5, middle.lat});
    m_corner = middle; // seeds are placed round it, which tells how far the grid reaches
    const double rootOff = tree.root().offMetres / offRoadSpeed, limit = limitMs / 1000.0;
    std::vector<Seed> seeds;
    const auto seed = [&](RoadPoint p, double seconds) {
        if (seconds <= limit)
            seeds.push_back({static_cast<float>((p.lon - middle.lon) * m_metresLon), static_cast<float>((p.lat - middle.lat) * m_metresLat),
                             static_cast<float>(seconds)});
    };
    for (std::uint32_t e = 0; e < graph.edges().size(); ++e) {
        const RoadGraph::Edge &edge = graph.edges()[e];
        if (tree.msAt(edge.from) > limitMs && tree.msAt(edge.to) > limitMs && e != tree.root().edge)
            continue;
        const RoadPoint *points = graph.points().data() + edge.firstPoint;
        double before = 0;
        const auto length = static_cast<double>(edge.metres);
        for (std::uint32_t i = 0; i + 1 < edge.pointCount; ++i) {
            const RoadPoint a = points[i], b = points[i + 1];
            const double metres = metresBetween(a, b);
            const int steps = std::max(1, static_cast<int>(std::ceil(metres / sampleEvery)));
            for (int k = i == 0 ? 0 : 1; k <= steps; ++k) {
                const double t = static_cast<double>(k) / steps;
                const RoadTime time = tree.timeAt(e, length > 0 ? std::clamp((before + t * metres) / length, 0.0, 1.0) : 0);
                if (time.ms == noWay)
                    continue;
                const double seconds = topSpeed > 0 ? std::max(time.ms / 1000.0, time.metres / topSpeed) : time.ms / 1000.0;
                seed({a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)}, seconds + rootOff);
            }
            before += metres;
        }
    }
    if (place(seeds, limit))
        spread(seeds);
}

/// The grid round all that can be reached, not finer than the whole allows; the seeds are then counted from its corner.
bool RoadCover::place(std::vector<Seed> &seeds, double limit)
{
    if (seeds.empty())
        return false;
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    for (const Seed &s : seeds) {
        const double reach = (limit - static_cast<double>(s.seconds)) * offRoadSpeed;
        west = std::min(west, static_cast<double>(s.x) - reach);
        east = std::max(east, static_cast<double>(s.x) + reach);
        south = std::min(south, static_cast<double>(s.y) - reach);
        north = std::max(north, static_cast<double>(s.y) + reach);
    }
    m_cell = std::max(finest, std::sqrt((east - west) * (north - south) / mostCells));
    m_width = static_cast<int>((east - west) / m_cell) + 5;
    m_height = static_cast<int>((north - south) / m_cell) + 5;
    west -= 2 * m_cell;
    south -= 2 * m_cell;
    m_corner = {m_corner.lon + west / m_metresLon, m_corner.lat + south / m_metresLat};
    for (Seed &s : seeds) {
        s.x -= static_cast<float>(west);
        s.y -= static_cast<float>(south);
    }
    m_seconds.assign(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height), far);
    return true;
}

double RoadCover::secondsFrom(const Seed &seed, int x, int y) const
{
    return static_cast<double>(seed.seconds) + std::hypot((x + 0.5) * m_cell - static_cast<double>(seed.x), (y + 0.5) * m_cell - static_cast<double>(seed.y)) / offRoadSpeed;
}

/// Every cell takes the best of the seeds that its neighbours have, in sweeps over the grid from all four corners.
void RoadCover::spread(const std::vector<Seed> &seeds)
{
    std::vector<std::int32_t> best(m_seconds.size(), -1);
    const auto offer = [&](int x, int y, std::int32_t seed) {
        const std::size_t i = static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x);
        const auto seconds = static_cast<float>(secondsFrom(seeds[static_cast<std::size_t>(seed)], x, y));
        if (seconds < m_seconds[i]) {
            m_seconds[i] = seconds;
            best[i] = seed;
        }
    };
    for (std::size_t i = 0; i < seeds.size(); ++i)
        offer(std::clamp(static_cast<int>(static_cast<double>(seeds[i].x) / m_cell), 0, m_width - 1),
              std::clamp(static_cast<int>(static_cast<double>(seeds[i].y) / m_cell), 0, m_height - 1), static_cast<std::int32_t>(i));
    const auto from = [&](int x, int y, int nx, int ny) {
        if (nx < 0 || ny < 0 || nx >= m_width || ny >= m_height)
            return;
        if (const std::int32_t seed = best[static_cast<std::size_t>(ny) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(nx)]; seed >= 0)
            offer(x, y, seed);
    };
    for (int pass = 0; pass < 4; ++pass) {
        const int dx = pass % 2 ? -1 : 1, dy = pass / 2 ? -1 : 1;
        for (int row = 0; row < m_height; ++row)
            for (int column = 0; column < m_width; ++column) {
                const int x = dx > 0 ? column : m_width - 1 - column, y = dy > 0 ? row : m_height - 1 - row;
                from(x, y, x - dx, y);
                from(x, y, x, y - dy);
                from(x, y, x - dx, y - dy);
                from(x, y, x + dx, y - dy);
            }
    }
}

RoadPoint RoadCover::pointAt(double x, double y) const
{
    return {m_corner.lon + (x + 0.5) * m_cell / m_metresLon, m_corner.lat + (y + 0.5) * m_cell / m_metresLat};
}

std::vector<std::vector<RoadPoint>> RoadCover::within(std::uint32_t ms) const
{
    if (m_seconds.empty())
        return {};
    const float limit = static_cast<float>(ms) / 1000.0F;
    const auto crossing = [this](int x, int y, bool north) {
        return (static_cast<std::uint64_t>(y) * static_cast<std::uint64_t>(m_width) + static_cast<std::uint64_t>(x)) * 2 + (north ? 1 : 0);
    };
    Borders borders;
    for (int y = 0; y + 1 < m_height; ++y)
        for (int x = 0; x + 1 < m_width; ++x) {
            // Corners anticlockwise from the south-west; the side i lies between corners i and i + 1.
            const std::array<float, 4> corner{at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)};
            std::array<bool, 4> in{};
            int count = 0;
            for (std::size_t i = 0; i < 4; ++i)
                count += in[i] = corner[i] <= limit;
            if (count == 0 || count == 4)
                continue;
            const std::array<std::uint64_t, 4> side{crossing(x, y, false), crossing(x + 1, y, true), crossing(x, y + 1, false), crossing(x, y, true)};
            const bool saddle = count == 2 && in[0] == in[2];
            const bool joined = saddle && (corner[0] + corner[1] + corner[2] + corner[3]) / 4 <= limit;
            // Anticlockwise round the cell: where the inside ends at side i, the border goes in there and comes out
            // at the side where the inside began; in a saddle whose middle is inside, at the other one.
            for (std::size_t i = 0; i < 4; ++i) {
                if (!in[i] || in[(i + 1) % 4])
                    continue;
                std::size_t began = (i + 3) % 4;
                while (in[began])
                    began = (began + 3) % 4;
                if (joined)
                    began = (began + 2) % 4;
                borders.add(side[i], side[began]);
            }
        }
    return borders.rings([&](std::uint64_t c) {
        const auto cell = static_cast<int>(c / 2);
        const int x = cell % m_width, y = cell / m_width;
        const bool north = c % 2;
        const float a = at(x, y), b = north ? at(x, y + 1) : at(x + 1, y);
        const auto t = static_cast<double>(b != a ? std::clamp((limit - a) / (b - a), 0.001F, 0.999F) : 0.5F);
        return north ? pointAt(x, y + t) : pointAt(x + t, y);
    });
}

} // namespace huying
