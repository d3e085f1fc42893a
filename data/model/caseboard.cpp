// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/caseboard.h"

namespace huying
{

void CaseBoard::merge(const QList<CaseState> &states)
{
    put(states, false);
}

void CaseBoard::correct(const QList<CaseState> &states)
{
    put(states, true);
}

void CaseBoard::put(const QList<CaseState> &states, bool isFinal)
{
    QList<int> changedRows;
    const int first = size();
    for (const CaseState &state : states) {
        const int row = rowOf(state.id);
        if (row < 0) {
            m_index.insert(state.id, size());
            m_rows.push_back(state);
            m_forms.push_back(0);
        } else if (isFinal || state.version > at(row).version) {
            CaseState &held = m_rows[static_cast<std::size_t>(row)];
            emit replacing(row);
            if (row < first && held != state)
                changedRows << row;
            held = state; // also where only what does not count as a difference is another
            ++m_forms[static_cast<std::size_t>(row)];
        }
    }
    if (size() > first)
        emit appended(first, size() - 1);
    if (changedRows.isEmpty())
        return;
    emit openChanged(changedRows);
    emit changed(changedRows);
}

void CaseBoard::remove(const QList<CaseId> &cases)
{
    const QSet<CaseId> gone(cases.begin(), cases.end());
    if (std::erase_if(m_rows, [&gone](const CaseState &state) { return gone.contains(state.id); }) == 0)
        return;
    m_forms.assign(m_rows.size(), 0);
    m_index.clear();
    for (int row = 0; row < size(); ++row)
        m_index.insert(at(row).id, row);
    emit reset();
    if (size())
        emit appended(0, size() - 1);
}

void CaseBoard::expect(qsizetype cases)
{
    m_rows.reserve(static_cast<std::size_t>(std::max<qsizetype>(0, cases)));
    m_forms.reserve(m_rows.capacity());
    m_index.reserve(std::max<qsizetype>(0, cases));
}

void CaseBoard::clear()
{
    m_rows.clear();
    m_forms.clear();
    m_index.clear();
    emit reset();
}

} // namespace huying
