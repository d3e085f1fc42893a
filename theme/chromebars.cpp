// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/chrome.h"

#include "theme/icons.h"

#include <QPainter>
#include <QStyleOption>

namespace huying::chrome {

void scrollBar(QPainter &p, const Theme &t, const QStyleOptionSlider &option, const QRect &handle)
{
    p.fillRect(option.rect, t.bg1);
    if (option.minimum == option.maximum)
        return;
    const bool active = option.state & (QStyle::State_Sunken | QStyle::State_MouseOver);
    const bool flat = option.orientation == Qt::Horizontal;
    fill(p, flat ? handle.adjusted(0, 2, 0, -2) : handle.adjusted(2, 0, -2, 0), active ? t.t3 : t.line2,
         t.metrics.radius);
}

void slider(QPainter &p, const Theme &t, const QStyleOptionSlider &option, const QRect &handle)
{
    const bool flat = option.orientation == Qt::Horizontal;
    const QRect r = option.rect;
    const QPoint c = handle.center();
    const QRectF groove = flat ? QRectF(r.left() + 4, r.center().y() - 1, r.width() - 8, 4)
                               : QRectF(r.center().x() - 1, r.top() + 4, 4, r.height() - 8);
    fill(p, groove, t.bg3, 1);
    const bool fromFar = option.upsideDown;
    QRectF passed = groove;
    if (flat)
        fromFar ? passed.setLeft(c.x()) : passed.setRight(c.x());
    else
        fromFar ? passed.setTop(c.y()) : passed.setBottom(c.y());
    const bool enabled = option.state & QStyle::State_Enabled;
    fill(p, passed, enabled ? t.acc : t.dis, 1);
    QRectF knob(0, 0, flat ? 10 : 18, flat ? 18 : 10);
    knob.moveCenter(QRectF(handle).center());
    if (option.state & QStyle::State_HasFocus)
        outline(p, knob.adjusted(-3, -3, 3, 3), t.acc, 2, t.metrics.radius);
    fill(p, knob, enabled ? t.t1 : t.dis, t.metrics.radius);
}

void progress(QPainter &p, const Theme &t, const QStyleOptionProgressBar &option)
{
    QRectF track(option.rect);
    track.setHeight(8);
    track.moveCenter(QRectF(option.rect).center());
    p.fillRect(track, t.bg3);
    if (option.maximum <= option.minimum) {
        // Busy without an end: half a bar says "unknown", it doesn't move.
        p.fillRect(track, QBrush(t.acc, Qt::BDiagPattern));
        return;
    }
    const double share = double(option.progress - option.minimum) / (option.maximum - option.minimum);
    track.setWidth(track.width() * qBound(0.0, share, 1.0));
    p.fillRect(track, t.acc);
}

void tab(QPainter &p, const Theme &t, const QStyleOptionTab &option)
{
    const QRect r = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    p.fillRect(r, selected && !t.dark                                   ? t.bg1
                  : option.state & QStyle::State_MouseOver && !selected ? t.bg2
                                                                        : QColor(Qt::transparent));
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
    if (selected)
        p.fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), t.acc);
    if (option.state & QStyle::State_HasFocus)
        outline(p, QRectF(r).adjusted(1, 1, -1, -2), t.acc, 2, t.metrics.radius);
    p.setFont(t.font(t.type.table, selected));
    p.setPen(!(option.state & QStyle::State_Enabled) ? t.dis : selected ? t.t1 : t.t2);
    QRect text = r.adjusted(8, 0, -8, -2);
    if (!option.icon.isNull()) {
        const QSize size = option.iconSize.isValid() ? option.iconSize : QSize(16, 16);
        option.icon.paint(&p, QRect(QPoint(text.left(), r.center().y() - size.height() / 2), size));
        text.setLeft(text.left() + size.width() + 6);
    }
    p.drawText(text, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
}

void headerSection(QPainter &p, const Theme &t, const QStyleOptionHeader &option)
{
    p.fillRect(option.rect, t.dark ? t.bg1 : t.bg2);
    if (option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled)
        p.fillRect(option.rect, t.bg3);
    p.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
}

void menuBarItem(QPainter &p, const Theme &t, const QStyleOptionMenuItem &option)
{
    const bool active = option.state & (QStyle::State_Selected | QStyle::State_Sunken);
    p.fillRect(option.rect, active ? t.bg3 : t.bg0);
    if (!active)
        p.fillRect(QRect(option.rect.left(), option.menuRect.bottom(), option.rect.width(), 1), t.line);
    p.setFont(t.font(t.type.table));
    p.setPen(!(option.state & QStyle::State_Enabled) ? t.dis : active ? t.t1 : t.t2);
    p.drawText(option.rect, Qt::AlignCenter | Qt::TextHideMnemonic, option.text);
}

namespace {

void menuMark(QPainter &p, const Theme &t, const QStyleOptionMenuItem &option, const QRect &rect)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            paintIcon(p, rect, QStringLiteral("check"), enabled ? t.acc : t.dis);
        return;
    }
    if (!option.icon.isNull())
        option.icon.paint(&p, rect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void menuItem(QPainter &p, const Theme &t, const QStyleOptionMenuItem &option)
{
    const QRect r = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        p.fillRect(QRect(r.left() + 8, r.center().y(), r.width() - 16, 1), t.line);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.state & QStyle::State_Selected && enabled)
        p.fillRect(r, t.acct);
    menuMark(p, t, option, QRect(r.left() + 8, r.center().y() - 7, 16, 16));
    const QStringList parts = option.text.split(u'\t');
    const QRect text = r.adjusted(32, 0, -28, 0);
    p.setFont(t.font(t.type.table));
    p.setPen(enabled ? t.t1 : t.dis);
    p.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, parts.value(0));
    p.setPen(enabled ? t.t3 : t.dis);
    p.drawText(text.adjusted(0, 0, 16, 0), Qt::AlignVCenter | Qt::AlignRight, parts.value(1));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        arrow(p, t, QRect(r.right() - 22, r.top(), 16, r.height()), "chevron-right", enabled);
}

} // namespace huying::chrome
