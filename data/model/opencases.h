// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/workflow.h"

namespace huying
{

/// The rows of the board that are still open, kept as the board changes, so that what is counted every second
/// never walks over years of closed cases. GUI thread.
class OpenCases : public QObject
{
    Q_OBJECT
public:
    /// `mayCount`: cases that this seat must not see are left out; empty: all count.
    OpenCases(const CaseBoard &board, const Workflow &workflow, std::function<bool(const CaseState &)> mayCount = {},
              QObject *parent = nullptr);

    const CaseBoard &board() const { return m_board; }
    const std::vector<int> &rows() const { return m_rows; } ///< in no order
    bool contains(int row) const { return row < static_cast<int>(m_at.size()) && m_at[static_cast<std::size_t>(row)] >= 0; }

signals:
    void reset();
    void changed(const QList<int> &rows); ///< open ones, and those that were until now

private:
    bool take(int row); ///< true if it is or was open

    const CaseBoard &m_board;
    const Workflow &m_workflow;
    const std::function<bool(const CaseState &)> m_mayCount;
    std::vector<int> m_rows, m_at; ///< m_at: by board row, its place in m_rows, −1 closed
};

} // namespace huying
