// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/symbolshapes.h"

#include <QPainter>

namespace huying::shapes {

namespace {

QPainterPath arch(qreal r)
{
    const qreal w = 0.9 * r;
    QPainterPath path(QPointF(-w, r));
    path.lineTo(-w, -r + w);
    path.arcTo(QRectF(-w, -r, 2 * w, 2 * w), 180, -180);
    path.lineTo(w, r);
    path.closeSubpath();
    return path;
}

QPainterPath hexagon(qreal r)
{
    QPainterPath path(QPointF(-1.1 * r, 0));
    path.lineTo(-0.55 * r, -r);
    path.lineTo(0.55 * r, -r);
    path.lineTo(1.1 * r, 0);
    path.lineTo(0.55 * r, r);
    path.lineTo(-0.55 * r, r);
    path.closeSubpath();
    return path;
}

QPainterPath body(UnitShape shape, qreal r)
{
    if (shape == UnitShape::Person)
        return arch(r);
    if (shape == UnitShape::Helper)
        return hexagon(r);
    QPainterPath path;
    path.addRect(-r, -r, 2 * r, 2 * r);
    return path;
}

void paintArrow(QPainter &p, const Theme &t, const QColor &color, qreal heading, qreal k)
{
    p.save();
    p.rotate(heading - 90);
    QPainterPath arrow(QPointF(23.5 * k, 0));
    arrow.lineTo(12.9 * k, 9.2 * k);
    arrow.lineTo(12.9 * k, -9.2 * k);
    arrow.closeSubpath();
    p.setPen(pen(t.map.symbolOutline, k));
    p.setBrush(color);
    p.drawPath(arrow);
    p.restore();
}

void paintUnderline(QPainter &p, const QPen &line, qreal y, qreal k)
{
    p.setPen(line);
    p.drawLine(QPointF(-12 * k, y * k), QPointF(12 * k, y * k));
}

void paintBody(QPainter &p, const QPainterPath &path, const QPen &edge, const QColor &fill, const Theme &t,
               qreal k)
{
    p.setBrush(t.dark ? t.bg0 : t.bg1);
    p.setPen(pen(t.map.symbolOutline, 4 * k));
    p.drawPath(path);
    p.setBrush(fill);
    p.setPen(edge);
    p.drawPath(path);
}

} // namespace

void paintUnit(QPainter &p, const Theme &t, const Symbol &symbol)
{
    const auto shape = static_cast<UnitShape>(symbol.shape);
    const auto mark = static_cast<UnitMark>(symbol.mark);
    const qreal r = symbol.size / 2, k = r / 12;
    const bool offline = mark == UnitMark::Offline, sos = mark == UnitMark::Sos;
    const bool solid = mark == UnitMark::EnRoute || mark == UnitMark::OnScene || sos;
    QColor color = symbol.recommended ? t.acc : t.unit;
    if (offline)
        color = t.t3;
    if (sos)
        color = t.red;
    const QColor hollow = offline || !t.dark ? t.bg1 : t.bg0;
    const QPen edge = offline ? pen(color, 1.5 * k, 3 * k, 2 * k) : pen(color, 1.8 * k);

    if (mark == UnitMark::EnRoute)
        paintArrow(p, t, color, symbol.heading * 360.0 / 32, k);
    paintBody(p, body(shape, r), edge, solid ? color : hollow, t, k);
    if (mark == UnitMark::Sent)
        paintUnderline(p, pen(color, 2 * k, 3 * k, 2 * k), 20.6, k);
    if (mark == UnitMark::OnScene)
        paintUnderline(p, pen(color, 2.5 * k), 19.2, k);
    if (sos) {
        p.setBrush(Qt::NoBrush);
        p.setPen(pen(t.red, 1.5 * k));
        p.drawPath(body(shape, 1.375 * r));
    }
    const QColor text = !solid ? color : sos ? t.onRed : t.onUnit;
    glyph(p, t, QString(QChar(symbol.glyph)), 1.117 * r, text,
          (shape == UnitShape::Person ? 0.533 : 0.417) * r);
}

void paintCamera(QPainter &p, const Theme &t, const Symbol &symbol)
{
    const bool online = symbol.mark != 0;
    const qreal k = symbol.size / 21.6;
    const QColor color = online ? t.t2 : t.t3;
    p.setPen(online ? pen(color, 1.2 * k) : pen(color, 1.2 * k, 2 * k, 2 * k));
    p.setBrush(t.dark ? t.bg0 : t.bg1);
    p.drawEllipse(QPointF(), 10.8 * k, 10.8 * k);
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    p.drawRect(QRectF(-6.3 * k, -3.9 * k, 7.9 * k, 7.8 * k));
    const QPointF lens[] = {{1.9 * k, -0.6 * k}, {6.3 * k, -3.5 * k}, {6.3 * k, 3.4 * k}, {1.9 * k, 0.6 * k}};
    p.drawPolygon(lens, 4);
}

} // namespace huying::shapes
