// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/maptool.h"

#include <memory>
#include <optional>

namespace huying {

/// Null for Select.
std::unique_ptr<ToolState> makeTool(MapTool tool);

/// Length of a line or area of a ring, point by point. The points stay when the map moves.
class MeasureTool : public ToolState
{
public:
    explicit MeasureTool(bool area) : m_area(area) {}
    void press(QPointF pixel, const Viewport &view) override;
    void move(QPointF pixel, const Viewport &view) override;
    void finish() override;
    bool cancel() override;
    bool dragPans() const override { return true; }
    void paint(QPainter &p, const Viewport &view, const Theme &theme) const override;
    QString result() const override;

    const Line &points() const { return m_points; }

private:
    Line withCursor() const;

    bool m_area, m_finished = false;
    Line m_points;
    std::optional<LonLat> m_cursor;
};

class BoxTool : public ToolState
{
public:
    void press(QPointF pixel, const Viewport &view) override;
    void move(QPointF pixel, const Viewport &view) override;
    bool cancel() override;
    void paint(QPainter &p, const Viewport &view, const Theme &theme) const override;
    QPolygonF outline(const Viewport &view) const override;

private:
    std::optional<QPointF> m_from, m_to; ///< world
};

/// A ring drawn by hand.
class LassoTool : public ToolState
{
public:
    void press(QPointF pixel, const Viewport &view) override;
    void move(QPointF pixel, const Viewport &view) override;
    bool cancel() override;
    void paint(QPainter &p, const Viewport &view, const Theme &theme) const override;
    QPolygonF outline(const Viewport &view) const override;

private:
    QPolygonF m_ring; ///< world
};

/// Ring of a selection, being drawn or done.
void paintOutline(QPainter &p, const QPolygonF &pixels, const Theme &theme);

} // namespace huying
