// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/rowground.h"

#include "theme/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace huying {

void paintRow(QPainter &p, const QStyleOptionViewItem &option, RowState state, bool focused)
{
    const Theme &t = themeOf(option.widget);
    const QRect r = option.rect;
    const bool selected = option.state & QStyle::State_Selected, hover = option.state & QStyle::State_MouseOver;
    const QColor ground = selected                     ? t.acct
                          : state == RowState::Unacked  ? t.redt
                          : state == RowState::Conflict ? t.yelt
                          : hover                       ? t.bg2
                                                        : t.bg1;
    p.fillRect(r, ground);
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
    using Position = QStyleOptionViewItem::ViewItemPosition;
    const auto at = option.viewItemPosition;
    const bool first = at == Position::Beginning || at == Position::OnlyOne || at == Position::Invalid;
    const bool last = at == Position::End || at == Position::OnlyOne || at == Position::Invalid;
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
