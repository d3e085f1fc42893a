// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/openbyclass.h"

namespace huying
{

OpenByClass::OpenByClass(const CaseBoard &board, QObject *parent) : QObject(parent), m_board(board)
{
    for (int row = 0; row < board.size(); ++row)
        take(row);
    connect(&board, &CaseBoard::reset, this, [this] { m_rows.clear(); });
    connect(&board, &CaseBoard::appended, this, [this](int first, int last) {
        for (int row = first; row <= last; ++row)
            if (!m_board.at(row).closedAt) // mostly years of closed ones
                take(row);
    });
    connect(&board, &CaseBoard::changed, this, [this](const QList<int> &rows) {
        for (const int row : rows)
            take(row);
    });
}

void OpenByClass::take(int row)
{
    const CaseState &c = m_board.at(row);
    if (!c.closedAt)
        m_rows[c.item.left(3)].insert(row);
    else if (const auto found = m_rows.find(c.item.left(3)); found != m_rows.end())
        found->remove(row);
}

std::vector<const CaseState *> OpenByClass::ofClass(const QString &itemClass) const
{
    std::vector<const CaseState *> cases;
    for (const int row : m_rows.value(itemClass))
        cases.push_back(&m_board.at(row));
    return cases;
}

const CaseState *OpenByClass::numbered(const QString &no) const
{
    const QString tail = QLatin1Char('-') + no;
    const CaseState *newest = nullptr;
    for (const QSet<int> &rows : m_rows)
        for (const int row : rows) {
            const CaseState &c = m_board.at(row);
            if (c.no == no)
                return &c;
            if (c.no.endsWith(tail) && (!newest || c.reportedAt > newest->reportedAt))
                newest = &c;
        }
    return newest;
}

} // namespace huying
