// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/workflow.h"

#include <QAbstractListModel>
#include <deque>

namespace huying
{

/// The latest steps of all cases, newest first, as live changes bring them. GUI thread.
class ActivityModel : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int mostEntries = 500;

    struct Entry
    {
        CaseId id;
        TimeMs at = 0;
        QString no, title, org, state;
        QString action; ///< code in the workflow table; empty if it can't be told
    };
    enum Role { EntryRole = Qt::UserRole + 1, IdRole };

    ActivityModel(const CaseBoard &board, const Workflow &workflow, QObject *parent = nullptr);

    const Entry &entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    /// Connect to LiveStore::casesChanged before the board's merge(): what changed is told from the row that stands.
    void add(const QList<CaseState> &states);
    void clear();
    /// Other entries instead, the latest first, while what comes is kept; and back to it.
    void showPast(std::deque<Entry> entries);
    void showPresent();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString actionOf(const CaseState &state) const;
    bool isNews(const CaseState &state) const;

    const CaseBoard &m_board;
    const Workflow &m_workflow;
    std::deque<Entry> m_entries, m_present; ///< m_present: kept while the past is shown
    bool m_isPast = false;
};

/// The action that leads from one state of a case to the next, empty if it can't be told; `before` null: unknown.
/// A case that took several steps at once is known by the last that shows.
QString stepBetween(const Workflow &workflow, const CaseState *before, const CaseState &after);

} // namespace huying
