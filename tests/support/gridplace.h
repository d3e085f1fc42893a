// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/records.h"

#include <cmath>
#include <random>

namespace huying::test
{

/// Grids with crooked borders that fit to the bit, `side` by `side`, in villages of four by four; every border has some
/// bends, and in the middle of grid (1, 1) lies an enclave.
class GridPlace
{
public:
    explicit GridPlace(int side = 8, int bends = 3, unsigned seed = 7) : m_side(side), m_bends(bends), m_random(seed)
    {
        const int n = side + 1;
        for (int i = 0; i < n * n; ++i)
            m_corners.push_back(moved({origin.lon + cell * (i % n), origin.lat + cell * (i / n)}, 0.3));
        for (int y = 0; y < n; ++y)
            for (int x = 0; x < n; ++x) {
                m_east.push_back(x < side ? bent(corner(x, y), corner(x + 1, y)) : Line());
                m_north.push_back(y < side ? bent(corner(x, y), corner(x, y + 1)) : Line());
            }
    }

    static QString codeOf(int x, int y, int side)
    {
        return villageOf(x, y) + QStringLiteral("%1").arg(y * side + x + 1, 3, 10, QLatin1Char('0'));
    }
    static QString villageOf(int x, int y) { return QStringLiteral("45902100%1%2").arg(x / 4 + 1).arg(y / 4 + 1); }

    std::vector<AreaRecord> grids()
    {
        std::vector<AreaRecord> list;
        for (int y = 0; y < m_side; ++y)
            for (int x = 0; x < m_side; ++x)
                list.push_back(record(codeOf(x, y, m_side), villageOf(x, y), AreaLevel::Grid, {outline(x, y, 1, 1)}));
        if (m_side > 1) {
            AreaRecord &round = list[static_cast<std::size_t>(m_side + 1)];
            const LonLat p = middle(1, 1);
            const double r = cell / 8;
            const Ring inner{{p.lon - r, p.lat - r}, {p.lon + r, p.lat - r * 1.1}, {p.lon + r * 0.9, p.lat + r}, {p.lon - r, p.lat + r}, {p.lon - r, p.lat - r}};
            round.shape[0].push_back({inner.rbegin(), inner.rend()});
            list.push_back(record(villageOf(1, 1) + QStringLiteral("900"), villageOf(1, 1), AreaLevel::Grid, {inner}));
        }
        return list;
    }

    /// Villages, then a town that covers all.
    std::vector<AreaRecord> above()
    {
        std::vector<AreaRecord> list;
        for (int y = 0; y < m_side; y += 4)
            for (int x = 0; x < m_side; x += 4)
                list.push_back(record(villageOf(x, y), QStringLiteral("459021"), AreaLevel::Village,
                                      {outline(x, y, std::min(4, m_side - x), std::min(4, m_side - y))}));
        list.push_back(record(QStringLiteral("459021"), {}, AreaLevel::Town, {outline(0, 0, m_side, m_side)}));
        return list;
    }

    LonLat corner(int x, int y) const { return m_corners[static_cast<std::size_t>(y * (m_side + 1) + x)]; }
    LonLat middle(int x, int y) const { return {origin.lon + cell * (x + 0.5), origin.lat + cell * (y + 0.5)}; }

    static constexpr double cell = 0.01; ///< degrees
    static constexpr LonLat origin{109.2, 23.4};

private:
    static AreaRecord record(const QString &code, const QString &parent, AreaLevel level, const Polygon &polygon)
    {
        return {code, QStringLiteral("格") + code.right(3), parent, QStringLiteral("basic"), level, {polygon}, 300};
    }
    LonLat moved(LonLat p, double share)
    {
        std::uniform_real_distribution<double> by(-share * cell, share * cell);
        return {p.lon + by(m_random), p.lat + by(m_random)};
    }
    Line bent(LonLat a, LonLat b)
    {
        Line line{a};
        for (int i = 1; i <= m_bends; ++i) {
            const double f = static_cast<double>(i) / (m_bends + 1);
            line.push_back(moved({a.lon + f * (b.lon - a.lon), a.lat + f * (b.lat - a.lat)}, 0.03));
        }
        return line;
    }
    /// Counter-clockwise, closed.
    Ring outline(int x, int y, int wide, int high) const
    {
        Ring ring;
        const auto at = [this](int column, int row) { return static_cast<std::size_t>(row * (m_side + 1) + column); };
        const auto back = [&](const Line &line, LonLat from) {
            ring.push_back(from);
            ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
        };
        for (int i = 0; i < wide; ++i)
            ring.insert(ring.end(), m_east[at(x + i, y)].begin(), m_east[at(x + i, y)].end());
        for (int i = 0; i < high; ++i)
            ring.insert(ring.end(), m_north[at(x + wide, y + i)].begin(), m_north[at(x + wide, y + i)].end());
        for (int i = wide; i > 0; --i)
            back(m_east[at(x + i - 1, y + high)], corner(x + i, y + high));
        for (int i = high; i > 0; --i)
            back(m_north[at(x, y + i - 1)], corner(x, y + i));
        ring.push_back(ring.front());
        return ring;
    }

    int m_side, m_bends;
    std::mt19937 m_random;
    std::vector<LonLat> m_corners;
    std::vector<Line> m_east, m_north; ///< from a corner, without the next one
};

/// Two grids above each other, half a degree wide, with that border between them, which runs eastwards.
inline std::vector<AreaRecord> gridsAlong(const Line &border)
{
    Ring low{{109, 22.5}, {109.5, 22.5}}, high = border;
    low.insert(low.end(), border.rbegin(), border.rend());
    low.push_back(low.front());
    high.insert(high.end(), {{109.5, 23.5}, {109, 23.5}, border.front()});
    const QString village = QStringLiteral("459021001001");
    return {{village + QStringLiteral("001"), QStringLiteral("甲"), village, QStringLiteral("basic"), AreaLevel::Grid, {{low}}, 100},
            {village + QStringLiteral("002"), QStringLiteral("乙"), village, QStringLiteral("basic"), AreaLevel::Grid, {{high}}, 100}};
}

} // namespace huying::test
