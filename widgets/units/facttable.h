// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/units/factmodel.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace huying
{

class FactDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A table of facts in the house style; the row that has the keyboard keeps it while the rows are made anew.
class FactTable : public QTableView
{
    Q_OBJECT
public:
    /// `widths`: pixels by column; the last takes what is left.
    FactTable(const QStringList &titles, const QList<int> &widths, QWidget *parent = nullptr);

    void setRows(QList<FactRow> rows);
    QString currentKey() const;

protected:
    void currentChanged(const QModelIndex &now, const QModelIndex &before) override;

private:
    FactModel m_rows;
};

} // namespace huying
