// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/synchistory.h"

#include <algorithm>

namespace huying
{

void SyncHistory::add(const SyncStatus &status)
{
    const auto latest = std::ranges::find(m_entries, false, &Entry::isOfFiles);
    if (latest == m_entries.end() || latest->state != status.state) {
        prepend({status.state, status.since, status.why});
    } else if (latest->why != status.why) {
        latest->why = status.why;
        const QModelIndex row = index(static_cast<int>(latest - m_entries.begin()));
        emit dataChanged(row, row);
    }
    if (status.fileTrouble == m_fileTrouble)
        return;
    m_fileTrouble = status.fileTrouble;
    if (!m_fileTrouble.isEmpty())
        prepend({status.state, std::max(status.since, status.lastContact), m_fileTrouble, true});
}

void SyncHistory::prepend(const Entry &entry)
{
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
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
    case OfFilesRole:
        return e.isOfFiles;
    default:
        return {};
    }
}

} // namespace huying
