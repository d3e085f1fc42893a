// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/symbolshapes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace huying::shapes {

QPen pen(const QColor &color, qreal width, qreal dash, qreal gap)
{
    QPen p(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (dash > 0)
        p.setDashPattern({dash / width, gap / width});
    return p;
}

QPainterPath triangle(qreal apex, qreal base, qreal halfWidth)
{
    QPainterPath path(QPointF(0, apex));
    path.lineTo(halfWidth, base);
    path.lineTo(-halfWidth, base);
    path.closeSubpath();
    return path;
}

QPainterPath diamond(qreal r)
{
    QPainterPath path(QPointF(0, -r));
    path.lineTo(r, 0);
    path.lineTo(0, r);
    path.lineTo(-r, 0);
    path.closeSubpath();
    return path;
}

void glyph(QPainter &p, const Theme &t, const QString &text, qreal pixels, const QColor &color,
           qreal baseline)
{
    const QFont font = t.font(qRound(pixels), true);
    p.setFont(font);
    p.setPen(color);
    p.drawText(QPointF(-QFontMetricsF(font).horizontalAdvance(text) / 2, baseline), text);
}

namespace {

void lampTick(QPainter &p, qreal r)
{
    QPainterPath path(QPointF(-0.75 * r, 0));
    path.lineTo(-0.15 * r, 0.6 * r);
    path.lineTo(0.8 * r, -0.6 * r);
    p.drawPath(path);
}

} // namespace

void paintLamp(QPainter &p, const Theme &t, LampShape shape, qreal r)
{
    p.setBrush(Qt::NoBrush);
    switch (shape) {
    case LampShape::Circle:
        p.setPen(pen(t.grn, 0.3 * r));
        p.drawEllipse(QPointF(), 0.78 * r, 0.78 * r);
        break;
    case LampShape::Triangle:
        // The light theme's fill is too weak alone on white, so its text colour edges it.
        p.setPen(t.yel == t.yelf ? QPen(Qt::NoPen) : pen(t.yel, qMax(1.2, 0.1 * r)));
        p.setBrush(t.yelf);
        p.drawPath(triangle(-0.95 * r, 0.8 * r, r));
        break;
    case LampShape::Diamond:
        p.setPen(Qt::NoPen);
        p.setBrush(t.red);
        p.drawPath(diamond(1.1 * r));
        break;
    case LampShape::Bars:
        p.setPen(pen(t.t3, 0.4 * r));
        p.drawLine(QPointF(-0.44 * r, -0.75 * r), QPointF(-0.44 * r, 0.75 * r));
        p.drawLine(QPointF(0.44 * r, -0.75 * r), QPointF(0.44 * r, 0.75 * r));
        break;
    case LampShape::Tick:
        p.setPen(QPen(t.t3, 0.26 * r, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        lampTick(p, r);
        break;
    case LampShape::DashedRing:
        p.setPen(pen(t.t3, 0.22 * r, 0.4 * r, 0.32 * r));
        p.drawEllipse(QPointF(), 0.78 * r, 0.78 * r);
        break;
    }
}

namespace {

struct CaseInk
{
    QColor fill, edge, text;
    qreal width = 1.5, dash = 0, gap = 0;
};

CaseInk caseInk(const Theme &t, LampShape shape)
{
    const QColor ground = t.dark ? t.bg0 : t.bg1;
    switch (shape) {
    case LampShape::Circle:
        return {ground, t.t2, t.t1};
    case LampShape::Triangle:
        return {t.yelf, t.dark ? t.map.symbolOutline : t.yel, t.onYel};
    case LampShape::Diamond:
        return {t.red, t.map.symbolOutline, t.onRed};
    case LampShape::Bars:
        return {t.bg1, t.t3, t.t3, 1.5, 3, 2.5};
    case LampShape::Tick:
        return {t.bg3, ground, t.t3, 1};
    case LampShape::DashedRing:
        return {ground, t.t3, t.t3, 1.5, 1.2, 3.2};
    }
    return {};
}

QPainterPath caseBody(LampShape shape, qreal r)
{
    if (shape == LampShape::Triangle)
        return triangle(-1.32 * r, 1.032 * r, 1.424 * r);
    if (shape == LampShape::Diamond)
        return diamond(1.4 * r);
    const qreal own = shape == LampShape::Tick ? 0.92 * r : r;
    QPainterPath path;
    path.addEllipse(QPointF(), own, own);
    return path;
}

} // namespace

void paintCase(QPainter &p, const Theme &t, const Symbol &symbol)
{
    const auto shape = static_cast<LampShape>(symbol.shape);
    const qreal r = symbol.size / 2;
    const qreal k = r / 12.5;
    if (symbol.selected) {
        p.setBrush(Qt::NoBrush);
        p.setPen(pen(t.acc, 2.5 * k));
        p.drawEllipse(QPointF(), 1.84 * r, 1.84 * r);
        p.setPen(pen(t.map.symbolOutline, 1.5 * k));
        p.drawEllipse(QPointF(), 2.11 * r, 2.11 * r);
    }
    const CaseInk ink = caseInk(t, shape);
    p.setPen(pen(ink.edge, ink.width * k, ink.dash * k, ink.gap * k));
    p.setBrush(ink.fill);
    p.drawPath(caseBody(shape, r));
    const bool triangular = shape == LampShape::Triangle;
    glyph(p, t, QString(QChar(symbol.glyph)), triangular || shape == LampShape::Tick ? 0.96 * r : r, ink.text,
          triangular ? 0.656 * r : 0.36 * r);
}

void paintPreview(QPainter &p, const Theme &t, const Symbol &symbol)
{
    const qreal r = symbol.size / 2, k = r / 13;
    p.setPen(pen(t.acc, 1.8 * k, 4 * k, 3 * k));
    p.setBrush(t.dark ? t.bg0 : t.bg1);
    p.drawEllipse(QPointF(), r, r);
    glyph(p, t, QString(QChar(symbol.glyph)), 12 * k, t.acc, 4.5 * k);
}

void paintHotspot(QPainter &p, const Theme &t, const Symbol &symbol)
{
    const qreal half = symbol.size / 2;
    p.setPen(QPen(t.map.symbolOutline, symbol.size / 16, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    p.setBrush(t.acc);
    p.drawRect(QRectF(-half, -half, symbol.size, symbol.size));
    glyph(p, t, QString(QChar(symbol.glyph)), 0.75 * symbol.size, t.onUnit, 0.27 * symbol.size);
}

} // namespace huying::shapes
