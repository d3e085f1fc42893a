// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/symbolshapes.h"

#include <QPainter>

namespace huying::shapes {

namespace {

constexpr qreal drawnSide = 22; // the side that the mock-up's coordinates are for

void mark(QPainter &p, const Theme &t, const QColor &color, qreal k, qreal pixels = 16, qreal baseline = 6)
{
    glyph(p, t, QStringLiteral("!"), pixels * k, color, baseline * k);
}

QPen sharp(const QColor &color, qreal width, qreal dash = 0, qreal gap = 0)
{
    QPen line = pen(color, width, dash, gap);
    line.setJoinStyle(Qt::MiterJoin);
    return line;
}

void square(QPainter &p, qreal side)
{
    p.drawRect(QRectF(-side / 2, -side / 2, side, side));
}

void solid(QPainter &p, const Theme &t, qreal k)
{
    p.setPen(Qt::NoPen);
    p.setBrush(t.red);
    square(p, drawnSide * k);
    mark(p, t, t.onRed, k);
}

void hollow(QPainter &p, const Theme &t, qreal k)
{
    p.setBrush(t.dark ? t.bg1 : t.bg0);
    p.setPen(sharp(t.red, 2 * k));
    square(p, 20 * k);
    mark(p, t, t.red, k);
}

void outline(QPainter &p, const Theme &t, qreal k, bool dashed)
{
    p.setBrush(Qt::NoBrush);
    p.setPen(dashed ? sharp(t.dark ? Qt::white : t.t1, 2.5 * k, 5 * k, 4 * k)
                    : sharp(t.dark ? Qt::white : t.t1, 2.5 * k));
    square(p, 33 * k);
}

void inverse(QPainter &p, const Theme &t, qreal k)
{
    p.setPen(Qt::NoPen);
    p.setBrush(t.red);
    square(p, 36 * k);
    p.setBrush(t.onRed);
    square(p, drawnSide * k);
    mark(p, t, t.red, k);
}

void shelved(QPainter &p, const Theme &t, qreal k)
{
    p.setBrush(Qt::NoBrush);
    p.setPen(sharp(t.t3, 1.5 * k, 3 * k, 3 * k));
    square(p, 20.5 * k);
    p.setPen(sharp(t.t3, 1.5 * k));
    for (const qreal y : {-6.0, 6.0})
        p.drawLine(QPointF(-6 * k, y * k), QPointF(6 * k, y * k));
    for (const qreal x : {-4.0, 4.0})
        p.drawLine(QPointF(x * k, -6 * k), QPointF(x * k, 6 * k));
}

} // namespace

void paintAlarm(QPainter &p, const Theme &t, const Symbol &symbol)
{
    const qreal k = symbol.size / drawnSide;
    switch (static_cast<AlarmShape>(symbol.shape)) {
    case AlarmShape::UnackedA:
        outline(p, t, k, false);
        solid(p, t, k);
        break;
    case AlarmShape::UnackedB:
        inverse(p, t, k);
        break;
    case AlarmShape::Acked:
        solid(p, t, k);
        break;
    case AlarmShape::ReturnedA:
        outline(p, t, k, true);
        hollow(p, t, k);
        break;
    case AlarmShape::ReturnedB:
        hollow(p, t, k);
        break;
    case AlarmShape::Shelved:
        shelved(p, t, k);
        break;
    case AlarmShape::Medium:
        p.setPen(t.yel == t.yelf ? QPen(Qt::NoPen) : pen(t.yel, 1.2 * k));
        p.setBrush(t.yelf);
        p.drawPath(triangle(-12 * k, 11 * k, 13 * k));
        mark(p, t, t.onYel, k, 14, 8);
        break;
    case AlarmShape::Low:
        p.setBrush(Qt::NoBrush);
        p.setPen(pen(t.t2, 2 * k));
        p.drawEllipse(QPointF(), 11 * k, 11 * k);
        mark(p, t, t.t2, k, 14, 5.5);
        break;
    }
}

void paintWhistle(QPainter &p, const Theme &t, const Symbol &symbol)
{
    const auto shape = static_cast<LampShape>(symbol.shape);
    const qreal k = symbol.size / 48;
    const bool near = shape == LampShape::Triangle, overdue = shape == LampShape::Diamond;
    const QColor fill = overdue ? t.red : near ? t.yelf : t.dark ? t.t1 : t.unit;
    const QColor text = overdue ? t.onRed : near ? t.onYel : t.onUnit;
    // The tip is the place, so the flag stands above the origin.
    p.save();
    p.translate(0, -40 * k);
    QPainterPath flag;
    flag.addPolygon(QPolygonF({{-24 * k, -24 * k},
                               {24 * k, -24 * k},
                               {24 * k, 24 * k},
                               {8 * k, 24 * k},
                               {0, 40 * k},
                               {-8 * k, 24 * k},
                               {-24 * k, 24 * k}}));
    flag.closeSubpath();
    p.setPen(sharp(t.map.symbolOutline, 3 * k));
    p.setBrush(fill);
    p.drawPath(flag);
    glyph(p, t, QStringLiteral("哨"), 34 * k, text, 13 * k);
    if (shape != LampShape::Circle) {
        p.translate(28 * k, -24 * k);
        p.setPen(Qt::NoPen);
        p.setBrush(t.ink);
        p.drawEllipse(QPointF(), 20 * k, 20 * k);
        p.translate(0, near ? -2 * k : 0);
        paintLamp(p, t, shape, 12 * k);
    }
    p.restore();
}

} // namespace huying::shapes
