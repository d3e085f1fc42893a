// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/groundstack.h"

#include <QPainter>
#include <QRegion>
#include <cmath>

namespace huying {

namespace {

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

/// Only the part that shows: a scaled blit costs by what it reads and writes.
void blit(QPainter &p, const Ground &g, const QRectF &target, const QRectF &shown)
{
    const QRectF part = target.intersected(shown);
    if (part.isEmpty())
        return;
    const double kx = g.image.width() / target.width(), ky = g.image.height() / target.height();
    const QRectF source((part.left() - target.left()) * kx, (part.top() - target.top()) * ky,
                        part.width() * kx, part.height() * ky);
    p.drawImage(part, g.image, source);
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

void GroundStack::paint(QPainter &p, const Viewport &view, double ratio, const QColor &empty) const
{
    const QRectF window(QPointF(), view.size);
    const QRectF target = isEmpty() ? QRectF() : targetOf(m_new, view, ratio);
    if (!target.contains(window)) {
        p.save();
        if (!isEmpty())
            p.setClipRegion(QRegion(window.toAlignedRect()) -
                            QRegion(target.toAlignedRect().adjusted(1, 1, -1, -1)));
        p.fillRect(window, empty);
        if (!m_old.image.isNull())
            blit(p, m_old, targetOf(m_old, view, ratio), window);
        p.restore();
    }
    if (isEmpty())
        return;
    p.save();
    p.setRenderHint(QPainter::SmoothPixmapTransform, view.zoom != m_new.view.zoom);
    p.setCompositionMode(QPainter::CompositionMode_Source);
    blit(p, m_new, target, window);
    p.restore();
}

} // namespace huying
