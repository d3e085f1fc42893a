// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/patrolground.h"

#include "data/model/ground.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr double mostCells = 40000;

/// Of a point from a line between two others.
double distance(double x, double y, double ax, double ay, double bx, double by)
{
    const double dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
    const double share = length > 0 ? std::clamp(((x - ax) * dx + (y - ay) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(x - ax - share * dx, y - ay - share * dy);
}

} // namespace

PatrolGround::PatrolGround(const Area &area, double cell) : m_west(area.box.west), m_south(area.box.south), m_cell(cell)
{
    if (area.shape.empty() || area.box.isEmpty())
        return;
    m_metresNorth = metresPerDegree;
    m_metresEast = metresPerDegree * std::cos((area.box.south + area.box.north) * 0.5 * 0.017453292519943295);
    const double width = (area.box.east - area.box.west) * m_metresEast, height = (area.box.north - area.box.south) * m_metresNorth;
    m_cell = std::max(cell, std::sqrt(width * height / mostCells));
    m_columns = static_cast<int>(std::ceil(width / m_cell));
    m_rows = static_cast<int>(std::ceil(height / m_cell));
    m_states.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), Outside);
    for (int row = 0; row < m_rows; ++row)
        for (int column = 0; column < m_columns; ++column)
            if (contains(area.shape, {m_west + (column + 0.5) * m_cell / m_metresEast, m_south + (row + 0.5) * m_cell / m_metresNorth})) {
                m_states[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column)] = Unwalked;
                ++m_cells;
            }
}

void PatrolGround::walk(LonLat from, LonLat to, double sees)
{
    if (m_walked == m_cells)
        return;
    const Spot a = spotOf(from), b = spotOf(to);
    const auto cellOf = [this](double metres, int count) { return std::clamp(static_cast<int>(std::floor(metres / m_cell)), 0, count - 1); };
    if (std::max(a.x, b.x) + sees < 0 || std::max(a.y, b.y) + sees < 0 || std::min(a.x, b.x) - sees > m_columns * m_cell || std::min(a.y, b.y) - sees > m_rows * m_cell)
        return;
    const int firstColumn = cellOf(std::min(a.x, b.x) - sees, m_columns), lastColumn = cellOf(std::max(a.x, b.x) + sees, m_columns);
    const int firstRow = cellOf(std::min(a.y, b.y) - sees, m_rows), lastRow = cellOf(std::max(a.y, b.y) + sees, m_rows);
    for (int row = firstRow; row <= lastRow; ++row)
        for (int column = firstColumn; column <= lastColumn; ++column) {
            quint8 &state = m_states[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column)];
            if (state == Unwalked && distance((column + 0.5) * m_cell, (row + 0.5) * m_cell, a.x, a.y, b.x, b.y) <= sees) {
                state = Walked;
                ++m_walked;
            }
        }
}

void PatrolGround::forget()
{
    m_walked = 0;
    std::ranges::replace(m_states, static_cast<quint8>(Walked), static_cast<quint8>(Unwalked));
}

} // namespace huying
