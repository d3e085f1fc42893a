// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/admin/admintable.h"

#include "theme/theme.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>

namespace huying
{

QTableView *makeAdminTable(QStandardItemModel *rows, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(rows);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(themeOf(parent).metrics.tableRow);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

void fillAdminTable(QStandardItemModel *rows, const QStringList &heads, const QList<QStringList> &texts)
{
    rows->clear();
    rows->setHorizontalHeaderLabels(heads);
    for (const QStringList &cells : texts) {
        QList<QStandardItem *> items;
        for (const QString &cell : cells) {
            auto *item = new QStandardItem(cell);
            item->setToolTip(cell.toHtmlEscaped());
            items << item;
        }
        rows->appendRow(items);
    }
}

void sizeAdminColumns(QTableView *table, const QList<int> &widths)
{
    for (int column = 0; column < widths.size(); ++column)
        widths[column] ? table->setColumnWidth(column, widths[column])
                       : table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

} // namespace huying
