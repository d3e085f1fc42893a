// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/chrome.h"

#include "theme/icons.h"

#include <QPainter>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

namespace huying::chrome {

Role roleOf(const QWidget *button)
{
    const QByteArray role = button ? button->property("role").toByteArray() : QByteArray();
    return role == "primary"  ? Role::Primary
           : role == "danger" ? Role::Danger
           : role == "link"   ? Role::Link
                              : Role::Normal;
}

void outline(QPainter &p, const QRectF &rect, const QColor &color, qreal width, qreal radius, bool dashed)
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (dashed)
        pen.setDashPattern({3 / width, 2 / width});
    const qreal inset = width / 2;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(pen);
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    p.restore();
}

void fill(QPainter &p, const QRectF &rect, const QColor &color, qreal radius)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    p.drawRoundedRect(rect, radius, radius);
    p.restore();
}

QRectF focusRing(QPainter &p, const QRectF &rect, const Theme &t)
{
    outline(p, rect, t.acc, 2, t.metrics.radius);
    return rect.adjusted(3, 3, -3, -3);
}

namespace {

struct Look
{
    QColor ground, edge;
};

Look buttonLook(const Theme &t, const QStyleOption &option, Role role)
{
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = option.state & QStyle::State_MouseOver;
    if (role == Role::Primary)
        return {down ? t.accf.darker(118) : hover ? t.accf.lighter(112) : t.accf, t.accf};
    if (down)
        return {t.acct, t.acc};
    const QColor rest = t.dark ? t.bg2 : t.bg1;
    return {hover ? t.bg3 : rest, role == Role::Danger ? t.red : t.line2};
}

} // namespace

void button(QPainter &p, const Theme &t, const QStyleOption &option, Role role)
{
    QRectF rect = option.rect;
    if (!(option.state & QStyle::State_Enabled)) {
        outline(p, rect, t.line2, 1, t.metrics.radius, true);
        return;
    }
    if (option.state & QStyle::State_HasFocus)
        rect = focusRing(p, rect, t);
    const Look look = buttonLook(t, option, role);
    fill(p, rect, look.ground, t.metrics.radius);
    outline(p, rect, look.edge, 1, t.metrics.radius);
}

QColor buttonText(const Theme &t, const QStyleOption &option, Role role)
{
    if (!(option.state & QStyle::State_Enabled))
        return t.dis;
    const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
    if (role == Role::Link)
        return t.acc;
    return role == Role::Primary ? t.onAccent : role == Role::Danger && !down ? t.red : t.t1;
}

void toolButton(QPainter &p, const Theme &t, const QStyleOption &option)
{
    QRectF rect = option.rect;
    if (option.state & QStyle::State_HasFocus)
        rect = focusRing(p, rect, t);
    if (!(option.state & QStyle::State_Enabled))
        return;
    if (option.state & (QStyle::State_Sunken | QStyle::State_On)) {
        fill(p, rect, t.acct, t.metrics.radius);
        outline(p, rect, t.acc, 1, t.metrics.radius);
    } else if (option.state & QStyle::State_MouseOver) {
        fill(p, rect, t.bg3, t.metrics.radius);
    } else if (!(option.state & QStyle::State_AutoRaise)) {
        outline(p, rect, t.line2, 1, t.metrics.radius);
    }
}

void inputFrame(QPainter &p, const Theme &t, const QStyleOption &option)
{
    const QRectF rect = option.rect;
    const bool enabled = option.state & QStyle::State_Enabled;
    fill(p, rect, t.dark ? t.bg0 : t.bg1, t.metrics.radius);
    if (!enabled)
        outline(p, rect, t.line2, 1, t.metrics.radius, true);
    else if (option.state & QStyle::State_HasFocus)
        outline(p, rect, t.acc, 2, t.metrics.radius);
    else
        outline(p, rect, option.state & QStyle::State_MouseOver ? t.t3 : t.line2, 1, t.metrics.radius);
}

void checkBox(QPainter &p, const Theme &t, const QStyleOption &option)
{
    const qreal side = qMin(option.rect.width(), option.rect.height());
    QRectF rect(0, 0, side, side);
    rect.moveCenter(QRectF(option.rect).center());
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor accent = enabled ? t.acc : t.dis;
    if (option.state & QStyle::State_On) {
        fill(p, rect, accent, t.metrics.radius);
        paintIcon(p, rect.adjusted(2, 2, -2, -2), QStringLiteral("check"), t.onUnit);
    } else if (option.state & QStyle::State_NoChange) {
        outline(p, rect, accent, 1.5, t.metrics.radius);
        p.fillRect(QRectF(rect.center() - QPointF(side / 4, 1), QSizeF(side / 2, 2)), accent);
    } else {
        const bool hover = option.state & QStyle::State_MouseOver;
        outline(p, rect, !enabled ? t.dis : hover ? t.t1 : t.t3, 1.5, t.metrics.radius, !enabled);
    }
}

void radio(QPainter &p, const Theme &t, const QStyleOption &option)
{
    const bool on = option.state & QStyle::State_On, enabled = option.state & QStyle::State_Enabled;
    const qreal width = on ? 5 : 1.5, r = qMin(option.rect.width(), option.rect.height()) / 2.0 - width / 2;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(!enabled ? t.dis : on ? t.acc : t.t3, width));
    p.drawEllipse(QRectF(option.rect).center(), r, r);
    p.restore();
}

void arrow(QPainter &p, const Theme &t, const QRect &rect, const char *icon, bool enabled)
{
    const int side = qMin(14, qMin(rect.width(), rect.height()));
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    paintIcon(p, square, QLatin1String(icon), enabled ? t.t2 : t.dis);
}

} // namespace huying::chrome
