// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/tilelayer.h"

#include <QPainter>
#include <cmath>

namespace huying {

namespace {

/// Edges on whole device pixels: neighbours meet without a seam, and a tile of the right scale is copied as
/// it is.
QRectF snapped(const QRectF &r, double ratio)
{
    const auto snap = [ratio](double v) { return std::round(v * ratio) / ratio; };
    return {QPointF(snap(r.left()), snap(r.top())), QPointF(snap(r.right()), snap(r.bottom()))};
}

} // namespace

void TileLayer::paintGround(QPainter &p, const Frame &f)
{
    p.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const TileDraw &tile : f.tiles) {
        const QRectF target(f.view.toScreen(tile.world.left(), tile.world.top()),
                            f.view.toScreen(tile.world.right(), tile.world.bottom()));
        p.drawImage(snapped(target, f.ratio), tile.image, tile.source);
    }
}

} // namespace huying
