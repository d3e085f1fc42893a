// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/returnedmodel.h"

#include <algorithm>

namespace huying
{

int ReturnedModel::setActions(const QList<ReturnedAction> &actions)
{
    QSet<QUuid> open;
    for (const ReturnedAction &action : actions)
        open << action.action.id;
    for (int row = rowCount() - 1; row >= 0; --row)
        if (!open.contains(at(row).action.id)) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    QSet<QUuid> here;
    for (const Row &row : std::as_const(m_rows))
        here << row.action.action.id;
    QList<Row> fresh;
    for (const ReturnedAction &action : actions)
        if (!here.contains(action.action.id))
            fresh << Row{action, {}, false};
    if (fresh.isEmpty())
        return 0;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    m_rows += fresh;
    endInsertRows();
    return static_cast<int>(fresh.size());
}

int ReturnedModel::rowOf(const QUuid &id) const
{
    const auto found = std::ranges::find_if(m_rows, [&id](const Row &row) { return row.action.action.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ReturnedModel::setBusy(const QUuid &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rows[row].busy = true;
    m_rows[row].problem.clear();
    emit dataChanged(index(row), index(row));
}

void ReturnedModel::setProblem(const QUuid &id, const QString &why)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_rows[row].busy = false;
    m_rows[row].problem = why;
    emit dataChanged(index(row), index(row));
}

int ReturnedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReturnedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case ActionRole:
        return QVariant::fromValue(&row.action);
    case IdRole:
        return row.action.action.id;
    case ProblemRole:
        return row.problem;
    case BusyRole:
        return row.busy;
    default:
        return {};
    }
}

} // namespace huying
