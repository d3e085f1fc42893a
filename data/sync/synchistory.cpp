// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/synchistory.h"

namespace huying
{

void SyncHistory::add(const SyncStatus &status)
{
    if (!m_entries.isEmpty() && m_entries.first().state == status.state) {
        if (m_entries.first().why != status.why) {
            m_entries.first().why = status.why;
            emit dataChanged(index(0), index(0));
        }
        return;
    }
    beginInsertRows({}, 0, 0);
    m_entries.prepend({status.state, status.since, status.why});
    endInsertRows();
    if (m_entries.size() <= mostEntries)
        return;
    beginRemoveRows({}, mostEntries, mostEntries);
    m_entries.removeLast();
    endRemoveRows();
}

int SyncHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant SyncHistory::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &e = entry(index.row());
    switch (role) {
    case Qt::ToolTipRole:
    case WhyRole:
        return e.why;
    case StateRole:
        return static_cast<int>(e.state);
    case AtRole:
        return e.at;
    default:
        return {};
    }
}

} // namespace huying
