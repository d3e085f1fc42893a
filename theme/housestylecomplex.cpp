// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/chrome.h"
#include "theme/housestyle.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QSlider>
#include <QStyleOption>
#include <QTabBar>

namespace huying {

void HouseStyle::drawCombo(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &t = themeOf(widget);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo || combo->frame)
        chrome::inputFrame(*painter, t, *option);
    chrome::arrow(*painter, t, proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget),
                  "chevron-down", option->state & State_Enabled);
}

void HouseStyle::drawSpin(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &t = themeOf(widget);
    chrome::inputFrame(*painter, t, *option);
    const bool enabled = option->state & State_Enabled;
    chrome::arrow(*painter, t, proxy()->subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget),
                  "chevron-up", enabled);
    chrome::arrow(*painter, t, proxy()->subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget),
                  "chevron-down", enabled);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    const Theme &t = themeOf(widget);
    const auto *sliding = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ComboBox)
        return drawCombo(option, painter, widget);
    if (control == CC_SpinBox)
        return drawSpin(option, painter, widget);
    if (control == CC_ScrollBar && sliding)
        return chrome::scrollBar(*painter, t, *sliding,
                                 proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
    if (control == CC_Slider && sliding && sliding->tickPosition == QSlider::NoTicks)
        return chrome::slider(*painter, t, *sliding,
                              proxy()->subControlRect(CC_Slider, option, SC_SliderHandle, widget));
    if (control == CC_ToolButton) {
        proxy()->drawPrimitive(PE_PanelButtonTool, option, painter, widget);
        proxy()->drawControl(CE_ToolButtonLabel, option, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                 const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ComboBox) {
        if (sub == SC_ComboBoxArrow)
            return visualRect(option->direction, r, QRect(r.right() - 26, r.top(), 22, r.height()));
        if (sub == SC_ComboBoxEditField)
            return visualRect(option->direction, r, r.adjusted(6, 1, -28, -1));
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar) {
        if (sub == SC_ScrollBarAddLine || sub == SC_ScrollBarSubLine)
            return {};
        if (sub == SC_ScrollBarGroove)
            return r;
        const bool flat = bar->orientation == Qt::Horizontal;
        const int length = flat ? r.width() : r.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        const int handle =
            range <= 0 ? length
                       : qBound(24, int(length * qint64(bar->pageStep) / (range + bar->pageStep)), length);
        const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                               length - handle, bar->upsideDown);
        const int from = sub == SC_ScrollBarSlider ? at : sub == SC_ScrollBarSubPage ? 0 : at + handle;
        const int to = sub == SC_ScrollBarSlider ? at + handle : sub == SC_ScrollBarSubPage ? at : length;
        return flat ? QRect(r.left() + from, r.top(), to - from, r.height())
                    : QRect(r.left(), r.top() + from, r.width(), to - from);
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

namespace {

int controlHeight(const Theme &t, const QWidget *widget)
{
    if (widget && widget->property("main").toBool())
        return t.metrics.mainAction;
    if (widget && widget->property("compact").toBool())
        return t.metrics.control - t.metrics.half;
    return t.metrics.control;
}

} // namespace

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                   const QWidget *widget) const
{
    const Theme &t = themeOf(widget);
    switch (type) {
    case CT_PushButton:
        return {contents.width() + 24, controlHeight(t, widget)};
    case CT_LineEdit:
    case CT_SpinBox:
        return {contents.width() + 16, controlHeight(t, widget)};
    case CT_ComboBox:
        return {contents.width() + 40, controlHeight(t, widget)};
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const int arrow = button && button->features & QStyleOptionToolButton::HasMenu ? 14 : 0;
        return contents.expandedTo({t.metrics.hit - 8, t.metrics.hit - 8}) + QSize(10 + arrow, 6);
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return base.expandedTo({0, t.metrics.hit});
    }
    case CT_MenuBarItem:
        return {contents.width() + 18, t.metrics.control - 1};
    case CT_TabBarTab:
        return QSize(contents.width() + 4, 36).expandedTo({48, 36});
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {contents.width(), 9};
        const int shortcut = item && item->text.contains(u'\t') ? 24 : 0;
        return {contents.width() + 32 + 28 + shortcut, t.metrics.control - t.metrics.half};
    }
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return base.expandedTo({0, t.type.table + 15});
    }
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {base.width(), qMax(base.height(), 28)};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
    case PM_MenuPanelWidth:
    case PM_DockWidgetFrameWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseHeight:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 3;
    case PM_SliderThickness:
    case PM_SliderLength:
        return 20;
    case PM_TabBarTabHSpace:
        return 16;
    case PM_HeaderMargin:
        return 6;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_MenuBar_MouseTracking:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_Header_ArrowAlignment:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void HouseStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QScrollBar *>(widget) ||
        qobject_cast<QSlider *>(widget) || qobject_cast<QTabBar *>(widget) ||
        qobject_cast<QHeaderView *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *header = qobject_cast<QHeaderView *>(widget); header && header->orientation() == Qt::Horizontal)
        header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace huying
