// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/camera.h"

#include <algorithm>
#include <cmath>

namespace huying {

namespace {

constexpr double zoomTime = 0.07, slideTime = 0.07; ///< seconds in which 63 % of the way is done
constexpr double coastTime = 0.32;
constexpr double slowest = 12; ///< pixels a second; below it coasting ends

double length(QPointF p)
{
    return std::hypot(p.x(), p.y());
}

} // namespace

Viewport Camera::destination() const
{
    if (m_flight)
        return m_flight->to;
    Viewport v = m_view;
    if (m_zoom)
        v.zoomTo(m_zoom->target, m_zoom->anchor);
    if (m_slide)
        v.moveBy(*m_slide);
    if (m_coasting)
        v.moveBy(m_speed * 0.12);
    return v;
}

void Camera::resize(QSizeF size)
{
    m_view.size = size;
    if (m_flight)
        m_flight->to.size = m_flight->from.size = size;
}

void Camera::jump(const Viewport &view)
{
    stop();
    const QSizeF size = m_view.size;
    m_view = view;
    m_view.size = size;
    m_view.keepInside();
}

void Camera::stop()
{
    m_flight.reset();
    m_zoom.reset();
    m_slide.reset();
    m_coasting = false;
    m_speed = {};
}

void Camera::drag(QPointF pixels, double seconds)
{
    m_flight.reset();
    m_slide.reset();
    m_coasting = false;
    m_view.moveBy(pixels);
    if (m_zoom)
        m_zoom->anchor += pixels;
    // A mean over the last few events; one event alone jitters.
    const QPointF now = pixels / std::max(seconds, 0.001);
    const double fresh = std::clamp(seconds / 0.04, 0.1, 1.0);
    m_speed = m_speed * (1 - fresh) + now * fresh;
}

void Camera::letGo()
{
    m_coasting = length(m_speed) > 60;
    const double limit = 6000, speed = length(m_speed);
    if (speed > limit)
        m_speed *= limit / speed;
}

void Camera::zoomBy(double levels, QPointF anchor, bool animated)
{
    m_flight.reset();
    m_slide.reset();
    m_coasting = false;
    const double from = m_zoom ? m_zoom->target : m_view.zoom;
    const double target = std::clamp(from + levels, Viewport::minZoom, Viewport::maxZoom);
    if (animated) {
        m_zoom = Zooming{target, anchor};
    } else {
        m_zoom.reset();
        m_view.zoomTo(target, anchor);
    }
}

void Camera::slide(QPointF pixels)
{
    m_flight.reset();
    m_coasting = false;
    m_slide = m_slide ? *m_slide + pixels : pixels;
}

void Camera::fly(const Viewport &target)
{
    stop();
    Viewport to = target;
    to.size = m_view.size;
    to.keepInside();
    const double pixels = std::hypot(to.x - m_view.x, to.y - m_view.y) * std::min(m_view.scale(), to.scale());
    const double way = pixels / std::max(m_view.size.width(), 1.0) + 0.5 * std::abs(to.zoom - m_view.zoom);
    if (way < 1e-6)
        return;
    m_flight = Flight{m_view, to, pixels, std::clamp(0.25 + 0.12 * way, 0.25, 0.9), 0};
}

bool Camera::step(double seconds)
{
    const Viewport before = m_view;
    if (m_flight)
        stepFlight(seconds);
    if (m_zoom)
        stepZoom(seconds);
    if (m_slide)
        stepSlide(seconds);
    if (m_coasting)
        stepCoasting(seconds);
    return !(before == m_view);
}

void Camera::stepZoom(double seconds)
{
    const double left = m_zoom->target - m_view.zoom;
    if (std::abs(left) < 0.004) {
        m_view.zoomTo(m_zoom->target, m_zoom->anchor);
        m_zoom.reset();
        return;
    }
    m_view.zoomTo(m_view.zoom + left * (1 - std::exp(-seconds / zoomTime)), m_zoom->anchor);
}

void Camera::stepSlide(double seconds)
{
    if (length(*m_slide) < 0.6) {
        m_view.moveBy(*m_slide);
        m_slide.reset();
        return;
    }
    const QPointF part = *m_slide * (1 - std::exp(-seconds / slideTime));
    m_view.moveBy(part);
    *m_slide -= part;
}

void Camera::stepCoasting(double seconds)
{
    const double decay = std::exp(-seconds / coastTime);
    m_view.moveBy(m_speed * (coastTime * (1 - decay)));
    m_speed *= decay;
    if (length(m_speed) < slowest) {
        m_coasting = false;
        m_speed = {};
    }
}

// Far flights rise so that both ends come into view half-way; the place moves as the width of the view lets
// it.
void Camera::stepFlight(double seconds)
{
    Flight &f = *m_flight;
    f.elapsed += seconds;
    const double t = std::min(f.elapsed / f.seconds, 1.0);
    if (t >= 1) {
        m_view = f.to;
        m_flight.reset();
        return;
    }
    const double s = t * t * (3 - 2 * t);
    const double screens = f.length / std::max(m_view.size.width(), 1.0);
    const double rise = screens > 1 ? std::log2(1 + screens) : 0;
    m_view.zoom = f.from.zoom + (f.to.zoom - f.from.zoom) * s - rise * 4 * s * (1 - s);
    // Weighted so that the speed on the screen stays even while the scale changes.
    const double ratio = std::exp2(f.to.zoom - f.from.zoom);
    const double done = std::abs(ratio - 1) < 1e-3 ? s : (1 - std::pow(ratio, -s)) / (1 - 1 / ratio);
    m_view.x = f.from.x + (f.to.x - f.from.x) * done;
    m_view.y = f.from.y + (f.to.y - f.from.y) * done;
    m_view.keepInside();
}

} // namespace huying
