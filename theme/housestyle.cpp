// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/housestyle.h"

#include "theme/chrome.h"
#include "theme/icons.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>
#include <QTreeView>

namespace huying {

HouseStyle::HouseStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Theme &t = themeOf(widget);
    QPainter &p = *painter;
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel: chrome::button(p, t, *option, chrome::roleOf(widget)); return;
    case PE_PanelButtonTool: chrome::toolButton(p, t, *option); return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameButtonTool:
    case PE_FrameTabBarBase: return;
    case PE_PanelStatusBar:
        p.fillRect(option->rect, t.bg0);
        p.fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), t.line);
        return;
    case PE_PanelTipLabel:
        p.fillRect(option->rect, t.bg2);
        chrome::outline(p, option->rect, t.line2, 1, 0);
        return;
    case PE_IndicatorToolBarSeparator:
        p.fillRect(QRect(option->rect.center().x(), option->rect.top() + 6, 1, option->rect.height() - 12), t.line2);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (!frame || frame->lineWidth > 0)
            chrome::inputFrame(p, t, *option);
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: chrome::checkBox(p, t, *option); return;
    case PE_IndicatorRadioButton: chrome::radio(p, t, *option); return;
    case PE_FrameFocusRect: chrome::outline(p, option->rect, t.acc, 2, t.metrics.radius); return;
    case PE_PanelMenu: p.fillRect(option->rect, t.dark ? t.bg2 : t.bg1); return;
    case PE_FrameMenu: chrome::outline(p, option->rect, t.line2, 1, 0); return;
    case PE_Frame:
        // A view shows where the keys go as any other control does.
        if (option->state & State_HasFocus && qobject_cast<const QAbstractItemView *>(widget))
            chrome::outline(p, option->rect, t.acc, 2, 0);
        else
            chrome::outline(p, option->rect, t.line, 1, 0);
        return;
    case PE_FrameGroupBox:
    case PE_FrameDockWidget:
    case PE_FrameTabWidget:
    case PE_FrameWindow: chrome::outline(p, option->rect, t.line, 1, 0); return;
    case PE_IndicatorArrowDown: chrome::arrow(p, t, option->rect, "chevron-down", enabled); return;
    case PE_IndicatorArrowUp: chrome::arrow(p, t, option->rect, "chevron-up", enabled); return;
    case PE_IndicatorArrowLeft: chrome::arrow(p, t, option->rect, "chevron-left", enabled); return;
    case PE_IndicatorArrowRight: chrome::arrow(p, t, option->rect, "chevron-right", enabled); return;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None)
            chrome::arrow(p, t, option->rect,
                          header->sortIndicator == QStyleOptionHeader::SortUp ? "chevron-down" : "chevron-up", enabled);
        return;
    }
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            chrome::arrow(p, t, option->rect, option->state & State_Open ? "chevron-down" : "chevron-right", enabled);
        return;
    case PE_IndicatorTabClose: chrome::arrow(p, t, option->rect, "close", enabled); return;
    case PE_IndicatorDockWidgetResizeHandle: {
        const QRect r = option->rect;
        const bool hover = option->state & State_MouseOver;
        p.fillRect(r, hover ? t.acc : t.bg1);
        p.fillRect(r.width() < r.height() ? QRect(r.center().x(), r.top(), 1, r.height())
                                          : QRect(r.left(), r.center().y(), r.width(), 1), hover ? t.acc : t.line);
        return;
    }
    case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            p.fillRect(option->rect, t.acct);
        else if (option->state & State_MouseOver)
            p.fillRect(option->rect, t.bg2);
        if (qobject_cast<const QTableView *>(widget) || qobject_cast<const QTreeView *>(widget))
            p.fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget); return;
    }
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const Theme &t = themeOf(widget);
    QPainter &p = *painter;
    switch (element) {
    case CE_PushButton:
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        proxy()->drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_PushButtonBevel: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && button->features & QStyleOptionButton::Flat) {
            QStyleOptionButton flat = *button;
            flat.state |= State_AutoRaise;
            chrome::toolButton(p, t, flat);
        } else
            chrome::button(p, t, *option, chrome::roleOf(widget));
        return;
    }
    case CE_ToolButtonLabel: drawToolButtonLabel(option, painter, widget); return;
    case CE_PushButtonLabel: drawPushButtonLabel(option, painter, widget); return;
    case CE_TabBarTab:
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            chrome::tab(p, t, *tab);
        return;
    case CE_TabBarTabLabel: return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        QStyleOptionHeader header;
        if (const auto *given = qstyleoption_cast<const QStyleOptionHeader *>(option))
            header = *given;
        header.rect = option->rect;
        chrome::headerSection(p, t, header);
        return;
    }
    case CE_HeaderLabel: {
        QStyleOptionHeader header = *qstyleoption_cast<const QStyleOptionHeader *>(option);
        header.palette.setColor(QPalette::ButtonText, t.t3);
        header.state &= ~State_On; // no bold column when a cell is current
        painter->setFont(t.font(t.type.label));
        QProxyStyle::drawControl(element, &header, painter, widget);
        return;
    }
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            chrome::menuItem(p, t, *item);
        return;
    case CE_MenuBarEmptyArea:
        p.fillRect(option->rect, t.bg0);
        p.fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            chrome::menuBarItem(p, t, *item);
        return;
    case CE_MenuEmptyArea: p.fillRect(option->rect, t.dark ? t.bg2 : t.bg1); return;
    case CE_ProgressBarGroove: return;
    case CE_ProgressBarLabel: return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            chrome::progress(p, t, *bar);
        return;
    case CE_Splitter: {
        const bool active = option->state & (State_MouseOver | State_Sunken);
        const QRect r = option->rect;
        const QRect line = option->state & State_Horizontal ? QRect(r.center().x(), r.top(), 1, r.height())
                                                            : QRect(r.left(), r.center().y(), r.width(), 1);
        p.fillRect(active ? r : line, active ? t.acc : t.line);
        return;
    }
    case CE_DockWidgetTitle: drawDockTitle(option, painter, widget); return;
    case CE_ToolBar: p.fillRect(option->rect, t.bg0); return;
    case CE_RubberBand: {
        QColor wash = t.acc;
        wash.setAlphaF(0.18F);
        p.fillRect(option->rect, wash);
        chrome::outline(p, option->rect, t.acc, 1, 0);
        return;
    }
    default: QProxyStyle::drawControl(element, option, painter, widget); return;
    }
}

void HouseStyle::drawPushButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
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
        chrome::arrow(*painter, t, QRect(option->rect.right() - 20, r.top(), 16, r.height()), "chevron-down", enabled);
}

void HouseStyle::drawToolButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    const bool enabled = option->state & State_Enabled, hot = option->state & (State_On | State_MouseOver);
    const bool shown = !button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool worded = !button->text.isEmpty() && (!shown || button->toolButtonStyle != Qt::ToolButtonIconOnly);
    const bool stacked = shown && worded && button->toolButtonStyle == Qt::ToolButtonTextUnderIcon;
    const QSize icon = shown ? button->iconSize : QSize(0, 0);
    const int gap = shown && worded ? 6 : 0;
    painter->setFont(button->font);
    const QSize text = worded ? painter->fontMetrics().size(Qt::TextShowMnemonic, button->text) : QSize(0, 0);
    QRect r = option->rect;
    if (button->features & QStyleOptionToolButton::HasMenu)
        r.setRight(r.right() - 14);
    QPoint at = stacked ? QPoint(r.center().x() - icon.width() / 2 + 1, r.top() + (r.height() - icon.height() - gap - text.height()) / 2)
                        : QPoint(r.left() + qMax(2, (r.width() - icon.width() - gap - text.width()) / 2),
                                 r.top() + (r.height() - icon.height() + 1) / 2);
    if (shown)
        button->icon.paint(painter, QRect(at, icon), Qt::AlignCenter,
                           !enabled ? QIcon::Disabled : hot ? QIcon::Active : QIcon::Normal);
    const Theme &t = themeOf(widget);
    painter->setPen(!enabled ? t.dis : hot ? t.t1 : t.t2);
    const QRect words = stacked ? QRect(r.left(), at.y() + icon.height(), r.width(), text.height() + gap)
                                : QRect(at.x() + icon.width() + gap, r.top(), text.width() + 2, r.height());
    if (worded)
        painter->drawText(words, Qt::AlignVCenter | (stacked ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::TextShowMnemonic,
                          button->text);
    if (button->features & QStyleOptionToolButton::HasMenu)
        chrome::arrow(*painter, t, QRect(option->rect.right() - 15, r.top(), 12, r.height()), "chevron-down", enabled);
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
