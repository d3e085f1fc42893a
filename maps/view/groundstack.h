// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/scene.h"

class QPainter;
class QRegion;

namespace huying {

/// The newest ground, and the one before it for where the newest does not reach.
class GroundStack
{
public:
    void push(Ground ground);
    void clear() { m_new = m_old = {}; }
    bool isEmpty() const { return m_new.image.isNull(); }
    const Ground &newest() const { return m_new; }
    /// The newest is of this zoom and reaches `margin` pixels past the view on every side.
    bool covers(const Viewport &view, double margin) const;
    /// Fills the region; leaves the painter as it was.
    void paint(QPainter &painter, const QRegion &region, const Viewport &view, double ratio, const QColor &empty) const;

private:
    Ground m_new, m_old;
};

} // namespace huying
