// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/units/factmodel.h"

#include <algorithm>

namespace huying
{

void FactModel::setRows(QList<FactRow> rows)
{
    std::ranges::stable_sort(rows, {}, &FactRow::rank);
    const bool isSame = std::ranges::equal(rows, m_rows, {}, &FactRow::key, &FactRow::key);
    if (!isSame)
        beginResetModel();
    m_rows = std::move(rows);
    if (!isSame)
        endResetModel();
    else if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QVariant FactModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const FactRow &row = m_rows[index.row()];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return row.cells.value(index.column());
    return role == RowRole ? QVariant::fromValue(&row) : QVariant();
}

QVariant FactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

} // namespace huying
