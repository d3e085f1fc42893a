// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

class QStandardItemModel;
class QTableView;
class QWidget;

namespace huying
{

// The tables of the administrators' pages: read-only rows of plain text in the house style.

QTableView *makeAdminTable(QStandardItemModel *rows, QWidget *parent);
void fillAdminTable(QStandardItemModel *rows, const QStringList &heads, const QList<QStringList> &texts);
/// Pixels by column; 0 takes what is left.
void sizeAdminColumns(QTableView *table, const QList<int> &widths);

} // namespace huying
