// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/haloedtext.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace huying {

namespace {

qreal haloWidth(const QFont &font)
{
    return font.pixelSize() > 20 ? 3.5 : 2;
}

} // namespace

QSizeF haloedSize(const QString &text, const QFont &font)
{
    const qreal edge = haloWidth(font);
    return {std::ceil(QFontMetricsF(font).horizontalAdvance(text) + 2 * edge + 2), std::ceil(font.pixelSize() * 1.25 + 2 * edge)};
}

Sprite haloedText(const QString &text, const QFont &font, const QColor &color, const QColor &halo, double ratio)
{
    const qreal edge = haloWidth(font);
    const QSizeF size = haloedSize(text, font);
    Sprite s{QImage((size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied), {size.width() / 2, size.height() / 2}};
    s.image.setDevicePixelRatio(ratio);
    s.image.fill(Qt::transparent);
    QPainter p(&s.image);
    p.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    const QPointF base(edge + 1, size.height() / 2 + 0.36 * font.pixelSize());
    path.addText(base, font, text);
    p.strokePath(path, QPen(halo, 2 * edge, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setFont(font);
    p.setPen(color);
    p.drawText(base, text);
    return s;
}

} // namespace huying
