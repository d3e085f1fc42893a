// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/areatint.h"

#include "maps/view/mapchrome.h"

#include <QFontMetricsF>
#include <QPainter>

namespace huying {

QImage tintPicture(const Theme &t, const AreaTint &tint, double ratio)
{
    // The seat's 28, 18, 6, 14 beside type of 12; larger beside larger.
    const double k = t.type.label / 12.0, height = t.surface == Surface::Wall ? 1.7 * t.type.label : 28;
    const double swatch = 18 * k, beside = 6 * k, between = 14 * k;
    const QFont font = t.font(t.type.label);
    const QFontMetricsF metrics(font);
    double width = 12 * k + metrics.horizontalAdvance(tint.title) + between;
    for (const AreaTint::Shade &shade : tint.shades)
        width += swatch + beside + metrics.horizontalAdvance(shade.text) + between;
    QImage image((QSizeF(width, height) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter p(&image);
    paintMapPanel(p, QRectF(0, 0, width, height), t);
    p.setFont(font);
    p.setPen(t.t3);
    double x = 12 * k;
    p.drawText(QRectF(x, 0, width, height), Qt::AlignVCenter, tint.title);
    x += metrics.horizontalAdvance(tint.title) + between;
    for (const AreaTint::Shade &shade : tint.shades) {
        const QRectF box(x, height / 2 - 6 * k, swatch, 12 * k);
        p.fillRect(box, t.dark ? shade.dark : shade.light);
        p.setPen(QPen(t.line2, 1));
        p.setBrush(shade.hatching == Qt::SolidPattern ? QBrush(Qt::NoBrush) : QBrush(t.map.labelHalo, shade.hatching));
        p.drawRect(box);
        x += swatch + beside;
        p.setPen(t.t1);
        p.drawText(QRectF(x, 0, width, height), Qt::AlignVCenter, shade.text);
        x += metrics.horizontalAdvance(shade.text) + between;
    }
    return image;
}

} // namespace huying
