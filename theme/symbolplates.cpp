// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/symbolshapes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <numbers>

namespace huying {

using shapes::pen;

namespace {

/// Shares of a ring run clockwise from north; the gap between two keeps them apart without colour.
void paintShares(QPainter &p, const Theme &t, qreal r, int count, int overdue, int near)
{
    const std::pair<int, QColor> shares[] = {
        {overdue, t.red}, {near, t.yelf}, {count - overdue - near, t.ring}};
    const bool whole = overdue + near == 0;
    const qreal gap = whole ? 0 : 0.05 * 180 / std::numbers::pi;
    qreal start = 0;
    for (const auto &[share, color] : shares) {
        if (share <= 0)
            continue;
        const qreal span = 360.0 * share / count;
        p.setPen(pen(color, 0.2 * r));
        const qreal drawn = qMax(span - 2 * gap, 1.0);
        p.drawArc(QRectF(-r, -r, 2 * r, 2 * r), qRound((90 - start - gap) * 16), -qRound(drawn * 16));
        start += span;
    }
}

void paintPlateGround(QPainter &p, const Theme &t, const QRectF &rect)
{
    p.setPen(t.dark ? QPen(Qt::NoPen) : QPen(t.line2, 1));
    p.setBrush(t.ink);
    p.drawRoundedRect(rect, t.metrics.radius, t.metrics.radius);
}

/// The plate under a cluster: lamp and count for each abnormal state.
QRectF paintCounts(QPainter &p, const Theme &t, qreal top, qreal r, int overdue, int near)
{
    const bool wall = t.surface == Surface::Wall;
    const qreal pixels = wall ? 34 : qBound(12.0, 0.56 * r, 14.0);
    const QFont font = t.font(qRound(pixels), true);
    const QFontMetricsF metrics(font);
    struct Item
    {
        LampShape shape;
        QString text;
    };
    QList<Item> items;
    if (overdue > 0)
        items.append({LampShape::Diamond, QString::number(overdue)});
    if (near > 0)
        items.append({LampShape::Triangle, QString::number(near)});
    const qreal pad = 0.5 * pixels, lamp = 0.68 * pixels, space = 0.34 * pixels, between = 0.72 * pixels;
    qreal width = 2 * pad - between;
    for (const Item &item : items)
        width += lamp + space + metrics.horizontalAdvance(item.text) + between;
    const QRectF rect(-width / 2, top, width, pixels + 5);
    paintPlateGround(p, t, rect);
    qreal x = rect.left() + pad;
    for (const Item &item : items) {
        p.save();
        p.translate(x + lamp / 2, rect.center().y());
        shapes::paintLamp(p, t, item.shape, 0.31 * pixels);
        p.restore();
        x += lamp + space;
        p.setFont(font);
        p.setPen(t.t1);
        p.drawText(QPointF(x, rect.center().y() + 0.36 * pixels), item.text);
        x += metrics.horizontalAdvance(item.text) + between;
    }
    return rect;
}

} // namespace

qreal SymbolPainter::clusterRadius(int count, bool wall)
{
    if (wall)
        return count < 20 ? 34 : count < 100 ? 42 : count < 1000 ? 50 : count < 10000 ? 60 : 72;
    return count < 10 ? 19 : count < 30 ? 21 : count < 100 ? 23 : count < 1000 ? 25 : count < 10000 ? 28 : 32;
}

QRectF SymbolPainter::cluster(QPainter &painter, QPointF centre, int count, int overdue, int near) const
{
    const bool wall = m_theme.surface == Surface::Wall;
    const qreal r = clusterRadius(count, wall), halo = 1.1 * r + 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.map.symbolOutline);
    painter.drawEllipse(QPointF(), halo, halo);
    painter.setBrush(m_theme.dark ? m_theme.bg0 : m_theme.bg1);
    painter.drawEllipse(QPointF(), r, r);
    painter.setBrush(Qt::NoBrush);
    paintShares(painter, m_theme, r, count, overdue, near);
    const QString text = QString::number(count);
    const qreal pixels = wall ? (r < 40 ? 36 : 42)
                              : (text.size() <= 2   ? 0.78
                                 : text.size() == 3 ? 0.64
                                 : text.size() == 4 ? 0.55
                                                    : 0.46) *
                                    r;
    shapes::glyph(painter, m_theme, text, pixels, m_theme.t1, 0.36 * pixels);
    QRectF covered(-halo, -halo, 2 * halo, 2 * halo);
    if (overdue > 0 || near > 0)
        covered |= paintCounts(painter, m_theme, halo + 2, r, overdue, near);
    painter.restore();
    return covered.translated(centre);
}

QRectF SymbolPainter::plate(QPainter &painter, QPointF topLeft, const QString &strong, const QString &plain,
                            const QColor &edge, bool dashed) const
{
    const QFont bold = m_theme.font(m_theme.type.table, true), normal = m_theme.font(m_theme.type.label);
    const qreal first = QFontMetricsF(bold).horizontalAdvance(strong);
    const qreal second =
        plain.isEmpty() ? 0 : QFontMetricsF(normal).horizontalAdvance(plain) + (strong.isEmpty() ? 0 : 10);
    const QRectF rect(topLeft, QSizeF(first + second + 14, m_theme.type.table + 9));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(dashed ? pen(edge, 1, 4, 3) : pen(edge, 1));
    painter.setBrush(m_theme.ink);
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    const qreal baseline = rect.center().y() + 0.37 * m_theme.type.table;
    painter.setFont(bold);
    painter.setPen(edge);
    painter.drawText(QPointF(rect.left() + 7, baseline), strong);
    painter.setFont(normal);
    painter.setPen(m_theme.t1);
    painter.drawText(QPointF(rect.left() + 7 + first + (strong.isEmpty() ? 0 : 10), baseline), plain);
    painter.restore();
    return rect;
}

void SymbolPainter::fieldOfView(QPainter &painter, QPointF at, qreal heading, qreal span, qreal radius) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor wedge = m_theme.t2;
    wedge.setAlphaF(m_theme.dark ? 0.1F : 0.16F);
    painter.setBrush(wedge);
    painter.drawPie(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius),
                    qRound((90 - heading + span / 2) * 16), -qRound(span * 16));
    painter.restore();
}

qreal SymbolPainter::badgeWidth(const QString &text) const
{
    return qMax(36.0, QFontMetricsF(m_theme.font(m_theme.type.label)).horizontalAdvance(text) + 12);
}

void SymbolPainter::sourceBadge(QPainter &painter, QPointF topLeft, BadgeShape shape,
                                const QString &text) const
{
    const QRectF rect(topLeft, QSizeF(badgeWidth(text), m_theme.type.label + 8));
    const qreal radius = shape == BadgeShape::People ? rect.height() / 2 : m_theme.metrics.radius;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(shape == BadgeShape::Machine ? pen(m_theme.line2, 1, 3, 2) : pen(m_theme.line2, 1));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setFont(m_theme.font(m_theme.type.label));
    painter.setPen(m_theme.t2);
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
}

void SymbolPainter::categoryChip(QPainter &painter, QPointF topLeft, QChar glyph) const
{
    const qreal side = m_theme.type.label + 8;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.bg3);
    painter.drawRoundedRect(QRectF(topLeft, QSizeF(side, side)), m_theme.metrics.radius,
                            m_theme.metrics.radius);
    painter.translate(topLeft + QPointF(side / 2, side / 2));
    shapes::glyph(painter, m_theme, QString(glyph), m_theme.type.label, m_theme.t1,
                  0.36 * m_theme.type.label);
    painter.restore();
}

qreal SymbolPainter::mergeTag(QPainter &painter, QPointF topLeft, const QString &text, bool onSelection) const
{
    const QFont font = m_theme.font(m_theme.type.label);
    const QRectF rect(topLeft,
                      QSizeF(QFontMetricsF(font).horizontalAdvance(text) + 8, m_theme.type.label + 6));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(onSelection ? m_theme.bg0 : m_theme.bg3);
    painter.drawRoundedRect(rect, m_theme.metrics.radius, m_theme.metrics.radius);
    painter.setFont(font);
    painter.setPen(m_theme.t2);
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
    return rect.width();
}

} // namespace huying
