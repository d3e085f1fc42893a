// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/viewport.h"

#include <algorithm>
#include <cmath>

namespace huying {

namespace {

constexpr double tileWidth = 512;

double scaleAt(double zoom)
{
    return tileWidth * std::exp2(zoom) / worldSize;
}

} // namespace

QRectF worldRectOf(const Box &box)
{
    double left = 0, top = 0, right = 0, bottom = 0;
    toWorld({box.west, box.north}, left, top);
    toWorld({box.east, box.south}, right, bottom);
    return {QPointF(left, top), QPointF(right, bottom)};
}

Viewport Viewport::around(LonLat centre, double zoom, QSizeF size)
{
    Viewport v;
    toWorld(centre, v.x, v.y);
    v.zoom = zoom;
    v.size = size;
    v.keepInside();
    return v;
}

Viewport Viewport::fitting(const Box &box, QSizeF size, double margin)
{
    const QRectF rect = worldRectOf(box);
    Viewport v;
    v.size = size;
    v.x = rect.center().x();
    v.y = rect.center().y();
    const double across = std::max(size.width() - 2 * margin, 16.0) / std::max(rect.width(), 1.0);
    const double down = std::max(size.height() - 2 * margin, 16.0) / std::max(rect.height(), 1.0);
    v.zoom = std::log2(std::min(across, down) * worldSize / tileWidth);
    v.keepInside();
    return v;
}

double Viewport::scale() const
{
    return scaleAt(zoom);
}

double Viewport::metresPerPixel() const
{
    return metresPerWorldStep(worldToLonLat(x, y).lat) / scale();
}

QPointF Viewport::toScreen(double worldX, double worldY) const
{
    const double s = scale();
    return {(worldX - x) * s + size.width() / 2, (worldY - y) * s + size.height() / 2};
}

QPointF Viewport::toScreen(LonLat p) const
{
    double wx = 0, wy = 0;
    toWorld(p, wx, wy);
    return toScreen(wx, wy);
}

QPointF Viewport::worldAt(QPointF pixel) const
{
    const double s = scale();
    return {x + (pixel.x() - size.width() / 2) / s, y + (pixel.y() - size.height() / 2) / s};
}

LonLat Viewport::lonLatAt(QPointF pixel) const
{
    const QPointF p = worldAt(pixel);
    return worldToLonLat(p.x(), p.y());
}

QRectF Viewport::worldRect(double marginPixels) const
{
    return {worldAt({-marginPixels, -marginPixels}),
            worldAt({size.width() + marginPixels, size.height() + marginPixels})};
}

Box Viewport::box() const
{
    const LonLat a = lonLatAt({0, size.height()}), b = lonLatAt({size.width(), 0});
    return {a.lon, a.lat, b.lon, b.lat};
}

void Viewport::moveBy(QPointF pixels)
{
    const double s = scale();
    x -= pixels.x() / s;
    y -= pixels.y() / s;
    keepInside();
}

void Viewport::zoomTo(double newZoom, QPointF anchor)
{
    const QPointF fixed = worldAt(anchor);
    zoom = std::clamp(newZoom, minZoom, maxZoom);
    const QPointF now = worldAt(anchor);
    x += fixed.x() - now.x();
    y += fixed.y() - now.y();
    keepInside();
}

void Viewport::keepInside()
{
    zoom = std::clamp(zoom, minZoom, maxZoom);
    x = std::clamp(x, 0.0, worldSize);
    y = std::clamp(y, 0.0, worldSize);
}

} // namespace huying
