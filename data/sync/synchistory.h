// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/syncstatus.h"

#include <QAbstractListModel>

namespace huying
{

/// The latest changes of state, and what attached files met, newest first. GUI thread.
class SyncHistory : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    static constexpr int mostEntries = 50;

    struct Entry
    {
        SyncStatus::State state = SyncStatus::State::Alone;
        TimeMs at = 0;
        QString why;
        bool isOfFiles = false;
    };
    enum Role { StateRole = Qt::UserRole + 1, AtRole, WhyRole, OfFilesRole };

    const Entry &entry(int row) const { return m_entries[row]; }
    /// A new reason for the same state is no change of it, but is what the first row says from then on.
    void add(const SyncStatus &status);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void prepend(const Entry &entry);

    QList<Entry> m_entries;
    QString m_fileTrouble;
};

} // namespace huying
