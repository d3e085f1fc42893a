// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace huying {

/// The piece of the world that a map shows. World coordinates are those of WorldPoint, with fractions; pixels
/// are logical and start at the top left. At zoom z the world is 512·2^z pixels wide.
struct Viewport
{
    static constexpr double minZoom = 0, maxZoom = 20;

    double x = worldSize / 2, y = worldSize / 2; ///< centre
    double zoom = 2;
    QSizeF size{1, 1};

    static Viewport around(LonLat centre, double zoom, QSizeF size);
    /// All of the box with `margin` pixels round it.
    static Viewport fitting(const Box &box, QSizeF size, double margin = 24);

    double scale() const;          ///< pixels a world step
    double metresPerPixel() const; ///< on the ground, at the centre
    QPointF toScreen(double worldX, double worldY) const;
    QPointF toScreen(WorldPoint p) const { return toScreen(p.x, p.y); }
    QPointF toScreen(LonLat p) const;
    QPointF worldAt(QPointF pixel) const;
    LonLat lonLatAt(QPointF pixel) const;
    QRectF worldRect(double marginPixels = 0) const;
    Box box() const;

    void moveBy(QPointF pixels);                 ///< what lay at p lies at p + pixels
    void zoomTo(double newZoom, QPointF anchor); ///< what lies at the anchor stays there
    void keepInside();                           ///< the centre on the world, the zoom in its limits

    bool operator==(const Viewport &) const = default;
};

/// Viewport::toScreen() for many places of one view: the scale is worked out once.
class PixelOf
{
public:
    explicit PixelOf(const Viewport &view)
        : m_scale(view.scale()), m_shift(view.size.width() / 2 - view.x * m_scale, view.size.height() / 2 - view.y * m_scale)
    {
    }
    QPointF operator()(QPointF world) const { return world * m_scale + m_shift; }

private:
    double m_scale;
    QPointF m_shift;
};

QRectF worldRectOf(const Box &box);

} // namespace huying
