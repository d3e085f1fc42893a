// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/keybutton.h"

#include "theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace huying {

namespace {

int capWidth(const Theme &t, const QString &key)
{
    return qMax(t.type.label + 6, QFontMetrics(t.font(t.type.label)).horizontalAdvance(key) + 10);
}

void paintCap(QPainter &p, const Theme &t, const QRectF &rect, const QString &key, const QColor &edge,
              const QColor &text)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(edge);
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), t.metrics.radius, t.metrics.radius);
    p.setFont(t.font(t.type.label));
    p.setPen(text);
    p.drawText(rect, Qt::AlignCenter, key);
    p.restore();
}

} // namespace

KeyButton::KeyButton(const QString &text, const QString &key, Role role, QWidget *parent)
    : QPushButton(text, parent), m_key(key)
{
    setRole(role);
}

void KeyButton::setKey(const QString &key)
{
    m_key = key;
    updateGeometry();
    update();
}

void KeyButton::setRole(Role role)
{
    setProperty("role", role == Role::Primary ? "primary" : role == Role::Danger ? "danger" : "");
    updateGeometry();
    update();
}

int KeyButton::keyWidth() const
{
    return m_key.isEmpty() ? 0 : capWidth(themeOf(this), m_key) + 6;
}

QSize KeyButton::sizeHint() const
{
    return QPushButton::sizeHint() + QSize(keyWidth(), 0);
}

void KeyButton::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const bool primary = property("role").toByteArray() == "primary" && isEnabled();
    QFont bold = font();
    bold.setBold(primary || (isEnabled() && !property("role").toByteArray().isEmpty()));
    const int icon = option.icon.isNull() ? 0 : option.iconSize.width() + 6;
    const int text = QFontMetrics(bold).size(Qt::TextShowMnemonic, option.text).width();
    const int content = icon + text + keyWidth();
    const int left = qMax(4, (width() - content) / 2);
    option.rect = QRect(left - 4, 0, icon + text + 8, height());
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    if (m_key.isEmpty())
        return;
    const int cap = t.type.label + 6;
    const QRectF at(left + content - keyWidth() + 6, (height() - cap) / 2.0, keyWidth() - 6, cap);
    const QColor color = !isEnabled() ? t.dis : primary ? t.onAccent : t.t2;
    paintCap(painter, t, at, m_key, primary ? t.accKey : t.line2, color);
}

KeyCap::KeyCap(const QString &key, QWidget *parent) : QWidget(parent), m_key(key)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(key);
}

QSize KeyCap::sizeHint() const
{
    const Theme &t = themeOf(this);
    return {capWidth(t, m_key), t.type.label + 6};
}

void KeyCap::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    paintCap(painter, t, rect(), m_key, t.line2, t.t2);
}

} // namespace huying
