// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/badgedelegate.h"

#include "widgets/delegates/rowground.h"

#include <QAbstractItemView>
#include <QPainter>

namespace huying {

BadgeDelegate::BadgeDelegate(Read read, QObject *parent)
    : QStyledItemDelegate(parent), m_read(std::move(read))
{
}

void BadgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool focused = view && view->hasFocus() && view->selectionBehavior() == QAbstractItemView::SelectRows && view->currentIndex().row() == index.row();
    paintRow(*painter, option, index, RowState::Normal, focused);
    const BadgeCell cell = m_read(index);
    if (cell.text.isEmpty())
        return;
    const int height = themeOf(option.widget).type.label + 8;
    const QPointF at(option.rect.left() + 8, option.rect.top() + (option.rect.height() - height) / 2);
    symbolsOf(option.widget).sourceBadge(*painter, at, cell.shape, cell.text);
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {int(symbolsOf(option.widget).badgeWidth(m_read(index).text)) + 16,
            themeOf(option.widget).metrics.dockedRow};
}

} // namespace huying
