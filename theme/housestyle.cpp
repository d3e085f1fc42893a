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
    case PE_PanelButtonBevel:
        chrome::button(p, t, *option, chrome::roleOf(widget));
        return;
    case PE_PanelButtonTool:
        chrome::toolButton(p, t, *option);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameButtonTool:
    case PE_FrameTabBarBase:
        return;
    case PE_PanelStatusBar:
        p.fillRect(option->rect, t.bg0);
        p.fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), t.line);
        return;
    case PE_PanelTipLabel:
        p.fillRect(option->rect, t.bg2);
        chrome::outline(p, option->rect, t.line2, 1, 0);
        return;
    case PE_IndicatorToolBarSeparator:
        p.fillRect(QRect(option->rect.center().x(), option->rect.top() + 6, 1, option->rect.height() - 12),
                   t.line2);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (!frame || frame->lineWidth > 0)
            chrome::inputFrame(p, t, *option);
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        chrome::checkBox(p, t, *option);
        return;
    case PE_IndicatorRadioButton:
        chrome::radio(p, t, *option);
        return;
    case PE_FrameFocusRect:
        chrome::outline(p, option->rect, t.acc, 2, t.metrics.radius);
        return;
    case PE_PanelMenu:
        p.fillRect(option->rect, t.dark ? t.bg2 : t.bg1);
        return;
    case PE_FrameMenu:
        chrome::outline(p, option->rect, t.line2, 1, 0);
        return;
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
    case PE_FrameWindow:
        chrome::outline(p, option->rect, t.line, 1, 0);
        return;
    case PE_IndicatorArrowDown:
        chrome::arrow(p, t, option->rect, "chevron-down", enabled);
        return;
    case PE_IndicatorArrowUp:
        chrome::arrow(p, t, option->rect, "chevron-up", enabled);
        return;
    case PE_IndicatorArrowLeft:
        chrome::arrow(p, t, option->rect, "chevron-left", enabled);
        return;
    case PE_IndicatorArrowRight:
        chrome::arrow(p, t, option->rect, "chevron-right", enabled);
        return;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None)
            chrome::arrow(p, t, option->rect,
                          header->sortIndicator == QStyleOptionHeader::SortUp ? "chevron-down" : "chevron-up",
                          enabled);
        return;
    }
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            chrome::arrow(p, t, option->rect, option->state & State_Open ? "chevron-down" : "chevron-right",
                          enabled);
        return;
    case PE_IndicatorTabClose:
        chrome::arrow(p, t, option->rect, "close", enabled);
        return;
    case PE_IndicatorDockWidgetResizeHandle: {
        const QRect r = option->rect;
        const bool hover = option->state & State_MouseOver;
        p.fillRect(r, hover ? t.acc : t.bg1);
        p.fillRect(r.width() < r.height() ? QRect(r.center().x(), r.top(), 1, r.height())
                                          : QRect(r.left(), r.center().y(), r.width(), 1),
                   hover ? t.acc : t.line);
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
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
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
    case CE_ToolButtonLabel:
        drawToolButtonLabel(option, painter, widget);
        return;
    case CE_PushButtonLabel:
        drawPushButtonLabel(option, painter, widget);
        return;
    case CE_TabBarTab:
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            chrome::tab(p, t, *tab);
        return;
    case CE_TabBarTabLabel:
        return;
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
    case CE_MenuEmptyArea:
        p.fillRect(option->rect, t.dark ? t.bg2 : t.bg1);
        return;
    case CE_ProgressBarGroove:
        return;
    case CE_ProgressBarLabel:
        return;
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
    case CE_DockWidgetTitle:
        drawDockTitle(option, painter, widget);
        return;
    case CE_ToolBar:
        p.fillRect(option->rect, t.bg0);
        return;
    case CE_RubberBand: {
        QColor wash = t.acc;
        wash.setAlphaF(0.18F);
        p.fillRect(option->rect, wash);
        chrome::outline(p, option->rect, t.acc, 1, 0);
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
}

} // namespace huying
