// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QModelIndex;
class QStyleOptionViewItem;

namespace huying {

/// State of a row that its ground shows, apart from selection and hover.
enum class RowState { Normal, Unacked, Conflict };

/// Ground, divider below, and the accent edge of a selected row; call it first in a delegate's paint().
/// `focused` draws the ring round the whole row: set it for the current row of a view that has the focus.
void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
              RowState state = RowState::Normal, bool focused = false);

} // namespace huying
