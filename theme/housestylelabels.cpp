// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/chrome.h"
#include "theme/housestyle.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace huying {

void HouseStyle::drawPushButtonLabel(const QStyleOption *option, QPainter *painter,
                                     const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    const Theme &t = themeOf(widget);
    const chrome::Role role = chrome::roleOf(widget);
    const bool enabled = option->state & State_Enabled;
    QFont font = widget ? widget->font() : t.font(t.type.table);
    font.setBold(font.bold() || (enabled && (role == chrome::Role::Primary || role == chrome::Role::Danger)));
    painter->setFont(font);
    painter->setPen(chrome::buttonText(t, *option, role));
    const int icon = button->icon.isNull() ? 0 : button->iconSize.width();
    const int gap = icon && !button->text.isEmpty() ? 6 : 0;
    const int text = QFontMetrics(font).size(Qt::TextShowMnemonic, button->text).width();
    QRect r = option->rect;
    int x = r.left() + qMax(4, (r.width() - icon - gap - text) / 2);
    if (icon) {
        const QRect at(x, r.center().y() - icon / 2 + 1, icon, icon);
        button->icon.paint(painter, at, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        x += icon + gap;
    }
    r.setLeft(x);
    painter->drawText(r, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, button->text);
    if (button->features & QStyleOptionButton::HasMenu)
        chrome::arrow(*painter, t, QRect(option->rect.right() - 20, r.top(), 16, r.height()), "chevron-down",
                      enabled);
}

void HouseStyle::drawToolButtonLabel(const QStyleOption *option, QPainter *painter,
                                     const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    const bool enabled = option->state & State_Enabled, hot = option->state & (State_On | State_MouseOver);
    const bool shown = !button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool worded =
        !button->text.isEmpty() && (!shown || button->toolButtonStyle != Qt::ToolButtonIconOnly);
    const bool stacked = shown && worded && button->toolButtonStyle == Qt::ToolButtonTextUnderIcon;
    const QSize icon = shown ? button->iconSize : QSize(0, 0);
    const int gap = shown && worded ? 6 : 0;
    painter->setFont(button->font);
    const QSize text = worded ? painter->fontMetrics().size(Qt::TextShowMnemonic, button->text) : QSize(0, 0);
    QRect r = option->rect;
    if (button->features & QStyleOptionToolButton::HasMenu)
        r.setRight(r.right() - 14);
    QPoint at = stacked ? QPoint(r.center().x() - icon.width() / 2 + 1,
                                 r.top() + (r.height() - icon.height() - gap - text.height()) / 2)
                        : QPoint(r.left() + qMax(2, (r.width() - icon.width() - gap - text.width()) / 2),
                                 r.top() + (r.height() - icon.height() + 1) / 2);
    if (shown)
        button->icon.paint(painter, QRect(at, icon), Qt::AlignCenter,
                           !enabled ? QIcon::Disabled
                           : hot    ? QIcon::Active
                                    : QIcon::Normal);
    const Theme &t = themeOf(widget);
    painter->setPen(!enabled ? t.dis : hot ? t.t1 : t.t2);
    const QRect words = stacked ? QRect(r.left(), at.y() + icon.height(), r.width(), text.height() + gap)
                                : QRect(at.x() + icon.width() + gap, r.top(), text.width() + 2, r.height());
    if (worded)
        painter->drawText(
            words, Qt::AlignVCenter | (stacked ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::TextShowMnemonic,
            button->text);
    if (button->features & QStyleOptionToolButton::HasMenu)
        chrome::arrow(*painter, t, QRect(option->rect.right() - 15, r.top(), 12, r.height()), "chevron-down",
                      enabled);
}

void HouseStyle::drawDockTitle(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option);
    if (!dock)
        return;
    const Theme &t = themeOf(widget);
    painter->fillRect(option->rect, t.bg2);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
    painter->setFont(t.font(t.type.table, true));
    painter->setPen(t.t1);
    painter->drawText(option->rect.adjusted(12, 0, -60, 0), Qt::AlignVCenter | Qt::AlignLeft, dock->title);
}

} // namespace huying
