// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/kpitile.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace huying {

namespace {

struct Sizes
{
    int label, kpi, unit, left;
};

Sizes sizesOf(const Theme &t)
{
    return {t.type.label, t.type.kpi, t.type.kpi * 4 / 7, t.surface == Surface::Wall ? 24 : 14};
}

} // namespace

KpiTile::KpiTile(const QString &label, QWidget *parent) : QWidget(parent), m_label(label)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    describe();
}

void KpiTile::setLabel(const QString &label)
{
    m_label = label;
    describe();
}

void KpiTile::setValue(const QString &value, const QString &unit)
{
    m_value = value;
    m_unit = unit;
    describe();
}

void KpiTile::setNote(const QString &note)
{
    m_note = note;
    describe();
}

void KpiTile::setLamp(std::optional<LampShape> lamp)
{
    m_lamp = lamp;
    update();
}

void KpiTile::setDivided(bool divided)
{
    m_divided = divided;
    update();
}

void KpiTile::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void KpiTile::describe()
{
    setAccessibleName(m_label);
    setAccessibleDescription(
        QStringLiteral("%1%2 %3").arg(m_value.isEmpty() ? QStringLiteral("—") : m_value, m_unit, m_note));
    updateGeometry();
    update();
}

QSize KpiTile::sizeHint() const
{
    const Theme &t = themeOf(this);
    const Sizes s = sizesOf(t);
    const QFontMetrics small(t.font(s.label)), big(t.font(s.kpi, true)), unit(t.font(s.unit, true));
    const int width = qMax(
        qMax(small.horizontalAdvance(m_label) + (m_lamp ? s.label + 6 : 0), small.horizontalAdvance(m_note)),
        big.horizontalAdvance(m_value) + unit.horizontalAdvance(m_unit));
    return {width + s.left + 8, s.kpi + 2 * s.label + 20};
}

void KpiTile::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    const Sizes s = sizesOf(t);
    QPainter p(this);
    if (m_clickable && underMouse())
        p.fillRect(rect(), t.bg2);
    if (m_divided)
        p.fillRect(QRect(0, (height() - s.kpi - 2 * s.label - 16) / 2, 1, s.kpi + 2 * s.label + 16), t.line);

    const int lineHeight = s.label + 4, figureHeight = s.kpi + 6;
    int y = (height() - 2 * lineHeight - figureHeight) / 2;
    int x = s.left;
    if (m_lamp) {
        symbolsOf(this).draw(p, QPointF(x + s.label / 2.0, y + lineHeight / 2.0),
                             Symbol::lamp(*m_lamp, float(s.label - 2)));
        x += s.label + 6;
    }
    const QFontMetrics small(t.font(s.label));
    p.setFont(t.font(s.label));
    p.setPen(t.t3);
    p.drawText(QRect(x, y, width() - x, lineHeight), Qt::AlignVCenter,
               small.elidedText(m_label, Qt::ElideRight, width() - x));
    y += lineHeight;

    const QColor figure = m_lamp == LampShape::Diamond ? t.red : m_lamp == LampShape::Triangle ? t.yel : t.t1;
    const QFont big = t.font(s.kpi, true);
    const QString value = m_value.isEmpty() ? QStringLiteral("—") : m_value;
    const int baseline = y + figureHeight / 2 + int(0.36 * s.kpi);
    p.setFont(big);
    p.setPen(m_value.isEmpty() ? t.t3 : figure);
    p.drawText(s.left, baseline, value);
    p.setFont(t.font(s.unit, true));
    p.drawText(s.left + QFontMetrics(big).horizontalAdvance(value), baseline, m_unit);
    y += figureHeight;

    p.setFont(t.font(s.label));
    p.setPen(t.t3);
    p.drawText(QRect(s.left, y, width() - s.left, lineHeight), Qt::AlignVCenter,
               small.elidedText(m_note, Qt::ElideRight, width() - s.left));
    if (hasFocus()) {
        QStyleOption option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &p, this);
    }
}

void KpiTile::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit clicked();
}

void KpiTile::keyPressEvent(QKeyEvent *event)
{
    if (m_clickable &&
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space))
        emit clicked();
    else
        QWidget::keyPressEvent(event);
}

bool KpiTile::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QWidget::event(event);
}

} // namespace huying
