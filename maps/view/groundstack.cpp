// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/groundstack.h"

#include <QPainter>
#include <QRegion>
#include <algorithm>
#include <cmath>

namespace huying {

namespace {

constexpr double linesAtOnce = 64;
constexpr double mostSmoothed = 4e6; ///< pixels of a window that a frame has time to smooth while it zooms

QRectF targetOf(const Ground &g, const Viewport &view, double ratio)
{
    const double k = view.scale() / g.view.scale();
    const QSizeF size = QSizeF(g.image.size()) / g.image.devicePixelRatio() * k;
    const QPointF centre = view.toScreen(g.view.x, g.view.y);
    const QPointF corner(centre.x() - size.width() / 2, centre.y() - size.height() / 2);
    if (std::abs(k - 1) > 1e-9)
        return {corner, size};
    return {QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), size};
}

/// Without the pixels at the edge, which it may cover in part.
QRect innerOf(const QRectF &target, const QRectF &window)
{
    const QRectF near = target.intersected(window.adjusted(-8, -8, 8, 8)); // far off, integers do not reach
    return near.isEmpty() ? QRect() : near.toAlignedRect().adjusted(1, 1, -1, -1);
}

/// Only the part that shows: a scaled blit costs by what it reads and writes. Clipped to one rectangle at a time Qt copies,
/// and of more lines at once than these it makes tasks for the pool, where the window would wait behind whatever runs there.
void blit(QPainter &p, const QRegion &region, const Ground &g, const QRectF &target, const QRectF &shown, double ratio)
{
    const QRectF part = target.intersected(shown);
    if (part.isEmpty())
        return;
    const double kx = g.image.width() / target.width(), ky = g.image.height() / target.height();
    const QRectF source((part.left() - target.left()) * kx, (part.top() - target.top()) * ky,
                        part.width() * kx, part.height() * ky);
    const int lines = std::max(1, static_cast<int>(linesAtOnce / ratio));
    for (const QRect &r : region.intersected(part.toAlignedRect()))
        for (int y = r.top(); y <= r.bottom(); y += lines) {
            p.setClipRect(QRect(r.left(), y, r.width(), std::min(lines, r.bottom() + 1 - y)));
            p.drawImage(part, g.image, source);
        }
}

} // namespace

void GroundStack::push(Ground ground)
{
    if (!m_new.image.isNull() && std::abs(m_new.view.zoom - ground.view.zoom) > 1e-6)
        m_old = std::move(m_new);
    m_new = std::move(ground);
}

bool GroundStack::covers(const Viewport &view, double margin) const
{
    if (isEmpty() || std::abs(m_new.view.zoom - view.zoom) > 1e-6)
        return false;
    const QRectF have = m_new.view.worldRect(), need = view.worldRect(margin);
    return have.left() <= need.left() && have.right() >= need.right() && have.top() <= need.top() &&
           have.bottom() >= need.bottom();
}

void GroundStack::paint(QPainter &p, const QRegion &region, const Viewport &view, double ratio, const QColor &empty) const
{
    const QRectF window(QPointF(), view.size);
    const QRectF target = isEmpty() ? QRectF() : targetOf(m_new, view, ratio);
    const QRegion beside = target.contains(window) ? QRegion() : region - innerOf(target, window);
    p.save();
    if (!beside.isEmpty()) {
        const QRectF before = m_old.image.isNull() ? QRectF() : targetOf(m_old, view, ratio);
        for (const QRect &r : beside - innerOf(before, window))
            p.fillRect(r, empty);
        if (!before.isEmpty())
            blit(p, beside, m_old, before, window, ratio);
    }
    if (!isEmpty()) {
        const bool isSmall = window.width() * window.height() * ratio * ratio <= mostSmoothed;
        p.setRenderHint(QPainter::SmoothPixmapTransform, view.zoom != m_new.view.zoom && isSmall);
        p.setCompositionMode(QPainter::CompositionMode_Source);
        blit(p, region, m_new, target, window, ratio);
    }
    p.restore();
}

} // namespace huying
