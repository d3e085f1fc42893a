// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"

#include <vector>

namespace huying
{

/// An area cut into squares, and which of them somebody has walked by. The share is exact for the squares: those whose
/// middle lies in the area, and whose middle was within sight of the way between two fixes.
class PatrolGround
{
public:
    PatrolGround() = default;
    /// `cell`: side of a square, metres; larger for an area that would have over 40,000 of them.
    PatrolGround(const Area &area, double cell);

    int cells() const { return m_cells; }
    int walked() const { return m_walked; }
    double share() const { return m_cells ? static_cast<double>(m_walked) / m_cells : 0; }
    void walk(LonLat from, LonLat to, double sees);
    void forget(); ///< a new day

private:
    enum State : quint8 { Outside, Unwalked, Walked };
    struct Spot
    {
        double x = 0, y = 0; ///< metres from the south-west corner
    };

    Spot spotOf(LonLat place) const { return {(place.lon - m_west) * m_metresEast, (place.lat - m_south) * m_metresNorth}; }

    double m_west = 0, m_south = 0, m_metresEast = 1, m_metresNorth = 1, m_cell = 50;
    int m_columns = 0, m_rows = 0, m_cells = 0, m_walked = 0;
    std::vector<quint8> m_states;
};

} // namespace huying
