// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/areatint.h"

#include <QFontMetricsF>
#include <QPainter>

namespace huying {

QImage tintPicture(const Theme &t, const AreaTint &tint, double ratio)
{
    constexpr double height = 28, swatch = 18, beside = 6, between = 14;
    const QFont font = t.font(t.type.label);
    const QFontMetricsF metrics(font);
    double width = 12 + metrics.horizontalAdvance(tint.title) + between;
    for (const AreaTint::Shade &shade : tint.shades)
        width += swatch + beside + metrics.horizontalAdvance(shade.text) + between;
    QImage image((QSizeF(width, height) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter p(&image);
    QColor ground = t.dark ? t.bg0 : t.bg1;
    ground.setAlphaF(0.92F);
    p.setPen(QPen(t.line, 1));
    p.setBrush(ground);
    p.drawRect(QRectF(0.5, 0.5, width - 1, height - 1));
    p.setFont(font);
    p.setPen(t.t3);
    double x = 12;
    p.drawText(QRectF(x, 0, width, height), Qt::AlignVCenter, tint.title);
    x += metrics.horizontalAdvance(tint.title) + between;
    for (const AreaTint::Shade &shade : tint.shades) {
        const QRectF box(x, height / 2 - 6, swatch, 12);
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
