// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "maps/view/viewport.h"

#include <QPolygonF>
#include <array>
#include <memory>

namespace huying {

/// The outlines of an area tree in world coordinates, a border between two neighbours once. Immutable.
class AreaShapes
{
public:
    using Points = std::vector<QPointF>;
    struct Arc
    {
        Points points;
        QRectF world;
    };
    struct Shape
    {
        std::vector<Points> rings;
        QRectF world;
        QPointF label;
    };
    static constexpr std::size_t levels = 7; ///< indexed by AreaLevel, 0 unused

    /// Takes a while: not for the GUI thread.
    explicit AreaShapes(const AreaTree &areas);

    const Shape &shape(int area) const { return m_shapes[static_cast<std::size_t>(area)]; }
    const std::vector<int> &areasOf(AreaLevel level) const { return m_byLevel[index(level)]; }
    const std::vector<Arc> &arcsOf(AreaLevel level) const { return m_arcs[index(level)]; }
    /// How wide a typical area of the level is, in world steps; 0 if there is none.
    double typicalWidth(AreaLevel level) const { return m_widths[index(level)]; }
    /// The deepest level, not below `limit`, whose typical area is at least so many pixels wide; else the
    /// topmost that there is.
    AreaLevel levelFor(const Viewport &view, double pixels, AreaLevel limit) const;

private:
    static std::size_t index(AreaLevel level) { return static_cast<std::size_t>(level); }
    void addArcs(AreaLevel level);

    std::vector<Shape> m_shapes;
    std::array<std::vector<int>, levels> m_byLevel;
    std::array<std::vector<Arc>, levels> m_arcs;
    std::array<double, levels> m_widths{};
};

using AreaShapesPtr = std::shared_ptr<const AreaShapes>;

/// Ring in pixels of the view, without the vertices that can't be told apart there.
QPolygonF onScreen(const AreaShapes::Points &ring, const Viewport &view);

} // namespace huying
