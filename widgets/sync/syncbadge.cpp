// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sync/syncbadge.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/sync/syncwords.h"

#include <QPainter>

namespace huying
{

namespace
{

constexpr int badgeIcon = 14, gap = 6, badgePad = 6, badgeHeight = 24;

} // namespace

SyncBadge::SyncBadge(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::NoFocus); // its command has a key
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool SyncBadge::show(const SyncStatus &status, TimeMs now)
{
    const QSize before = sizeHint();
    m_state = status.state;
    m_returned = status.returned ? tr("%1 came back").arg(status.returned) : QString();
    setText(syncLine(status, now));
    setToolTip(status.why.toHtmlEscaped());
    setAccessibleName(m_returned.isEmpty() ? text() : text() + QStringLiteral(" · ") + m_returned);
    update();
    return sizeHint() != before;
}

QSize SyncBadge::sizeHint() const
{
    const Theme &t = themeOf(this);
    const QFontMetrics metrics(t.font(t.type.table));
    int width = 2 * badgePad + badgeIcon + gap + metrics.horizontalAdvance(text());
    if (!m_returned.isEmpty())
        width += metrics.horizontalAdvance(m_returned) + 10;
    return {width + 1, badgeHeight};
}

void SyncBadge::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    if (underMouse()) {
        p.setPen(Qt::NoPen);
        p.setBrush(t.bg3);
        p.drawRoundedRect(rect(), t.metrics.radius, t.metrics.radius);
    }
    const bool asks = wantsSomebody(m_state);
    const QColor ink = asks ? t.yel : t.t1;
    paintIcon(p, QRectF(badgePad, (QWidget::height() - badgeIcon) / 2.0, badgeIcon, badgeIcon), syncIcon(m_state), asks ? t.yel : t.t2);
    p.setFont(t.font(t.type.table));
    p.setPen(ink);
    QRect line = rect().adjusted(badgePad + badgeIcon + gap, 0, -badgePad, 0);
    p.drawText(line, Qt::AlignVCenter, text());
    if (m_returned.isEmpty())
        return;
    line.setLeft(line.left() + p.fontMetrics().horizontalAdvance(text()) + 10);
    p.setPen(t.yel);
    p.drawText(line, Qt::AlignVCenter, m_returned);
}

void SyncBadge::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void SyncBadge::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace huying
