// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace huying
{

/// Read-only rows of text in the house style, one row selected at most. Columns are `widths` pixels wide, 0 takes what
/// is left. The model outlives the table.
QTableView *makePlainTable(QAbstractItemModel *rows, const QList<int> &widths, QWidget *parent);

} // namespace huying
