// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/rowground.h"

#include "theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTableView>

namespace huying {

namespace {

struct Ends
{
    bool first, last;
};

/// Table views leave viewItemPosition unset, so their header is asked.
Ends ends(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!table || !index.isValid()) {
        const auto at = option.viewItemPosition;
        return {at != QStyleOptionViewItem::Middle && at != QStyleOptionViewItem::End,
                at != QStyleOptionViewItem::Middle && at != QStyleOptionViewItem::Beginning};
    }
    const QHeaderView *header = table->horizontalHeader();
    const int visual = header->visualIndex(index.column());
    return {visual == 0, visual == header->count() - header->hiddenSectionCount() - 1};
}

} // namespace

void paintRow(QPainter &p, const QStyleOptionViewItem &option, const QModelIndex &index, RowState state,
              bool focused)
{
    const Theme &t = themeOf(option.widget);
    const QRect r = option.rect;
    const bool selected = option.state & QStyle::State_Selected,
               hover = option.state & QStyle::State_MouseOver;
    const QColor ground = selected                      ? t.acct
                          : state == RowState::Unacked  ? t.redt
                          : state == RowState::Conflict ? t.yelt
                          : hover                       ? t.bg2
                                                        : t.bg1;
    p.fillRect(r, ground);
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
    const auto [first, last] = ends(option, index);
    if (selected && first)
        p.fillRect(QRect(r.left(), r.top(), 3, r.height()), t.acc);
    if (!focused)
        return;
    p.fillRect(QRect(r.left(), r.top(), r.width(), 2), t.acc);
    p.fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), t.acc);
    if (first)
        p.fillRect(QRect(r.left(), r.top(), 2, r.height()), t.acc);
    if (last)
        p.fillRect(QRect(r.right() - 1, r.top(), 2, r.height()), t.acc);
}

} // namespace huying
