// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/viewport.h"

#include <optional>

namespace huying {

/// How the view moves: dragged and let go, zoomed towards a point, flown to a place. Knows no clock; step()
/// is told how much time went by.
class Camera
{
public:
    const Viewport &view() const { return m_view; }
    /// Where the motion ends; the view itself if nothing moves. While coasting, where it will be shortly.
    Viewport destination() const;
    bool isMoving() const { return m_flight || m_zoom || m_coasting || m_slide; }

    void resize(QSizeF size);
    void jump(const Viewport &view);
    void drag(QPointF pixels, double seconds); ///< `seconds` since the last drag
    void letGo();                              ///< the drag's speed carries on and dies away
    void stop();
    void zoomBy(double levels, QPointF anchor, bool animated);
    void slide(QPointF pixels); ///< what lay at p glides to p + pixels
    void fly(const Viewport &target);
    /// True if the view changed.
    bool step(double seconds);

private:
    struct Zooming
    {
        double target;
        QPointF anchor;
    };
    struct Flight
    {
        Viewport from, to;
        double length, seconds, elapsed;
    };

    void stepZoom(double seconds);
    void stepCoasting(double seconds);
    void stepSlide(double seconds);
    void stepFlight(double seconds);

    Viewport m_view;
    QPointF m_speed; ///< pixels a second
    bool m_coasting = false;
    std::optional<Zooming> m_zoom;
    std::optional<QPointF> m_slide; ///< pixels left to go
    std::optional<Flight> m_flight;
};

} // namespace huying
