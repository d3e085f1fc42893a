// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/landscape.h"

#include "data/demo/rng.h"

#include <algorithm>
#include <numbers>

namespace huying::demo {

namespace {

constexpr double margin = 5000; // land shown beyond the outline

double smoothStep(double t)
{
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace

Landscape::Landscape(const Scale &scale, quint64 seed)
    : m_scale(scale), m_seed(seed), m_width(scale.radiusEast * scale.columns),
      m_height(scale.radiusNorth * scale.rows), m_ratio(scale.radiusEast / 26000)
{
    placeCounties();
    for (int county = 0; county < scale.counties(); ++county)
        placeTowns(county);
    for (int row = 0; row < scale.rows; ++row) {
        River river;
        for (double x = -m_width - margin; x <= m_width + margin; x += 60) {
            river.curve.push_back({x, riverY(row, x)});
            river.halfWidth.push_back(halfWidth(river.curve.back()));
        }
        m_rivers.push_back(std::move(river));
    }
}

void Landscape::placeCounties()
{
    Rng rng(m_seed, 1);
    for (int row = 0; row < m_scale.rows; ++row) {
        for (int column = 0; column < m_scale.columns; ++column) {
            Vec seat{(2 * column + 1 - m_scale.columns) * m_scale.radiusEast,
                     (2 * row + 1 - m_scale.rows) * m_scale.radiusNorth};
            seat.x += rng.between(-0.14, 0.06) * m_scale.radiusEast;
            seat.y += rng.between(-0.10, 0.10) * m_scale.radiusNorth;
            m_seats.push_back(seat);
        }
    }
    for (std::size_t i = 0; i < m_seats.size(); ++i) {
        const Vec at = m_seats[i], step{1500 * m_ratio, 0};
        const int row = static_cast<int>(i) / m_scale.columns;
        Patch patch{at, {1, 0}, static_cast<int>(i), 0, true, m_scale.seatColumns, m_scale.seatRows};
        patch.along = unit(Vec{2 * step.x, riverY(row, at.x + step.x) - riverY(row, at.x - step.x)});
        m_patches.push_back(patch);
    }
}

double Landscape::riverY(int row, double x) const
{
    // Knots: every seat and, between two of them and at both ends, a point well off the straight line.
    const auto seatOf = [&](int column) {
        return m_seats[static_cast<std::size_t>(row * m_scale.columns + column)];
    };
    const double step = m_scale.radiusEast;
    std::vector<Vec> knots;
    for (int column = 0; column < m_scale.columns; ++column) {
        const Vec seat = seatOf(column);
        if (column == 0)
            knots.push_back({seat.x - 1.1 * step, seat.y + 0.42 * m_scale.radiusNorth});
        const double bend = noise({seat.x, seat.y}, 977, m_seed + 31) * 0.3 - (column % 2 ? -0.2 : 0.2);
        knots.push_back(seat);
        knots.push_back({seat.x + 1.05 * step, seat.y + bend * m_scale.radiusNorth});
    }
    std::size_t i = 0;
    while (i + 2 < knots.size() && x > knots[i + 1].x)
        ++i;
    const double t = smoothStep((x - knots[i].x) / (knots[i + 1].x - knots[i].x));
    double nearest = 1e9;
    for (int column = 0; column < m_scale.columns; ++column)
        nearest = std::min(nearest, std::abs(x - seatOf(column).x));
    const double wild = 0.42 + 0.58 * smoothStep((nearest / m_ratio - 2500) / 5000);
    const double meander = 1500 * noise({x, 0}, 4700 * m_ratio, m_seed + 32) +
                           420 * noise({x, 900}, 1700 * m_ratio, m_seed + 33);
    const double y = knots[i].y + (knots[i + 1].y - knots[i].y) * t + wild * m_ratio * meander;
    return y;
}

double Landscape::halfWidth(Vec p) const
{
    const double grown = (p.x + m_width) / (2 * m_width); // wider downstream
    return (46 + 24 * grown + 6 * noise(p, 2300, m_seed + 34)) * (0.6 + 0.4 * m_ratio);
}

void Landscape::placeTowns(int county)
{
    Rng rng(m_seed, 100 + static_cast<quint64>(county));
    const Patch seat = m_patches[static_cast<std::size_t>(county)];
    const int row = county / m_scale.columns;
    std::vector<Vec> seeds{seat.centre + turnLeft(seat.along) * (700 * m_ratio),
                           seat.centre - turnLeft(seat.along) * (700 * m_ratio)};
    const int total = m_scale.towns / m_scale.counties();
    const Vec middleOfCounty{(2 * (county % m_scale.columns) + 1 - m_scale.columns) * m_scale.radiusEast,
                             (2 * row + 1 - m_scale.rows) * m_scale.radiusNorth};
    const double turn = rng.between(0.15, 0.45);
    for (int town = 2; town < total; ++town) {
        const double angle =
            2 * std::numbers::pi * (town - 2 + turn + rng.between(-0.16, 0.16)) / (total - 2);
        const double reach = rng.between(0.55, 0.70);
        Vec at = middleOfCounty + Vec{std::cos(angle) * reach * m_scale.radiusEast,
                                      std::sin(angle) * reach * m_scale.radiusNorth};
        const double offRiver = at.y - riverY(row, at.x);
        if (std::abs(offRiver) < 1900)
            at.y += (offRiver < 0 ? -1 : 1) * (1900 - std::abs(offRiver));
        const Vec outwards = unit(at - middleOfCounty) * (3500 * m_ratio);
        for (int i = 0; i < 30 && !isInside(at + outwards); ++i) // room for the town on all sides
            at = mix(at, middleOfCounty, 0.05);
        seeds.push_back(at);
        const double tilt = rng.between(-0.5, 0.5);
        m_patches.push_back({at, unit({1, tilt}), county, town, false, rng.whole(3, 4), rng.whole(2, 3)});
    }
    m_townSeeds.push_back(seeds);
}

bool Landscape::isInside(Vec p) const
{
    const double x = p.x / (m_width * 0.97), y = p.y / (m_height * 0.97);
    // An oval for one county; nearly a rectangle for many, so that those in the corners are not cut off.
    const double x4 = x * x * x * x, y4 = y * y * y * y;
    const double d = m_scale.counties() == 1 ? std::sqrt(std::sqrt(x4 + y4) * 0.5 + (x * x + y * y) * 0.5)
                                             : std::sqrt(std::sqrt(std::sqrt(x4 * x4 + y4 * y4)));
    const double share = 1.0 / std::sqrt(static_cast<double>(m_scale.counties()));
    const double rough = 0.15 * noise(p, 15000 * m_ratio, m_seed + 41) +
                         0.085 * noise(p, 6000 * m_ratio, m_seed + 42) +
                         0.04 * noise(p, 2200 * m_ratio, m_seed + 43);
    return d + share * rough < 0.93;
}

double Landscape::riverDistance(Vec p) const
{
    double nearest = 1e9;
    for (int row = 0; row < m_scale.rows; ++row)
        nearest = std::min(nearest, std::abs(p.y - riverY(row, p.x)));
    return nearest;
}

double Landscape::height(Vec p) const
{
    const double hills = 0.5 + 0.75 * roughNoise(p, 9000 * m_ratio, m_seed + 51);
    return hills * smoothStep(riverDistance(p) / (5200 * m_ratio));
}

std::vector<Site> Landscape::sites() const
{
    std::vector<Site> sites;
    for (std::size_t i = 0; i < m_patches.size(); ++i) {
        if (m_patches[i].isSeat)
            addSeatLattice(m_patches[i], sites);
        else
            addTownLattice(m_patches[i], static_cast<int>(i), sites);
    }
    for (int row = 0; row < m_scale.rows; ++row)
        addRiver(row, sites);
    addRural(sites);
    return sites;
}

} // namespace huying::demo
