// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/opencases.h"

namespace huying
{

OpenCases::OpenCases(const CaseBoard &board, const Workflow &workflow, std::function<bool(const CaseState &)> mayCount,
                     QObject *parent)
    : QObject(parent), m_board(board), m_workflow(workflow), m_mayCount(std::move(mayCount))
{
    const auto takeAll = [this](const QList<int> &rows) {
        QList<int> touched;
        for (const int row : rows)
            if (take(row))
                touched << row;
        if (!touched.isEmpty())
            emit changed(touched);
    };
    connect(&board, &CaseBoard::openChanged, this, takeAll);
    connect(&board, &CaseBoard::appended, this, [takeAll](int first, int last) {
        QList<int> rows;
        for (int row = first; row <= last; ++row)
            rows << row;
        takeAll(rows);
    });
    connect(&board, &CaseBoard::reset, this, [this] {
        m_rows.clear();
        m_at.clear();
        emit reset();
    });
    for (int row = 0; row < board.size(); ++row)
        take(row);
}

bool OpenCases::take(int row)
{
    const auto index = static_cast<std::size_t>(row);
    if (index >= m_at.size())
        m_at.resize(index + 1, -1);
    const CaseState &c = m_board.at(row);
    const bool wasOpen = m_at[index] >= 0;
    const bool isOpen = !c.id.isNull() && !m_workflow.isFinal(c.state) && c.mergedInto.isNull() && (!m_mayCount || m_mayCount(c));
    if (isOpen && !wasOpen) {
        m_at[index] = static_cast<int>(m_rows.size());
        m_rows.push_back(row);
    } else if (!isOpen && wasOpen) {
        const int last = m_rows.back();
        m_rows[static_cast<std::size_t>(m_at[index])] = last;
        m_at[static_cast<std::size_t>(last)] = m_at[index];
        m_rows.pop_back();
        m_at[index] = -1;
    }
    return isOpen || wasOpen;
}

} // namespace huying
