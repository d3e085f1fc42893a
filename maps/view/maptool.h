// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/viewport.h"
#include "theme/theme.h"

#include <QPolygonF>
#include <QString>

class QPainter;

namespace huying {

/// Own: a state handed in by useTool().
enum class MapTool { Select, MeasureLength, MeasureArea, BoxSelect, Lasso, Own };

/// What the left button does while a tool is on. Panning by the middle button and the wheel work all the
/// while.
class ToolState
{
public:
    virtual ~ToolState() = default;
    virtual void press(QPointF, const Viewport &) {}
    virtual void move(QPointF, const Viewport &) {}
    virtual void release(QPointF, const Viewport &) {}
    virtual void finish() {}                        ///< Enter or double click
    virtual bool cancel() { return false; }         ///< Escape; false if there was nothing to cancel
    virtual bool dragPans() const { return false; } ///< a drag moves the map, only a click reaches the tool
    virtual bool key(int) { return false; }         ///< Qt::Key; true if it was the tool's
    virtual void paint(QPainter &, const Viewport &, const Theme &) const = 0;
    virtual QString result() const { return {}; }
    /// What a drag has drawn round, in pixels; empty for tools that draw round nothing.
    virtual QPolygonF outline(const Viewport &) const { return {}; }
};

} // namespace huying
