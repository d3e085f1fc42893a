// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/caseboard.h"

namespace huying
{

void CaseBoard::merge(const QList<CaseState> &states)
{
    QList<int> changedRows;
    const int first = size();
    for (const CaseState &state : states) {
        const int row = rowOf(state.id);
        if (row < 0) {
            m_index.insert(state.id, size());
            m_rows.push_back(state);
        } else if (state.version > at(row).version) {
            m_rows[static_cast<std::size_t>(row)] = state;
            if (row < first)
                changedRows << row;
        }
    }
    if (size() > first)
        emit appended(first, size() - 1);
    if (!changedRows.isEmpty())
        emit changed(changedRows);
}

void CaseBoard::clear()
{
    m_rows.clear();
    m_index.clear();
    emit reset();
}

} // namespace huying
