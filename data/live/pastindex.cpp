// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/pastindex.h"

namespace huying
{

PastIndex::PastIndex(const CaseBoard &present, QObject *parent) : QObject(parent), m_present(present)
{
    const auto takeFrom = [this](int first) {
        for (int row = first; row < m_present.size(); ++row)
            take(row);
    };
    connect(&present, &CaseBoard::appended, this, takeFrom);
    connect(&present, &CaseBoard::changed, this, [this](const QList<int> &rows) {
        for (const int row : rows)
            take(row);
    });
    connect(&present, &CaseBoard::reset, this, [this] {
        m_reported.clear();
        m_updated.clear();
    });
    takeFrom(0);
}

void PastIndex::take(int row)
{
    const auto i = static_cast<std::size_t>(row);
    if (i >= m_reported.size()) {
        m_reported.resize(i + 1);
        m_updated.resize(i + 1);
    }
    const CaseState &c = m_present.at(row);
    m_reported[i] = c.reportedAt;
    m_updated[i] = c.updatedAt;
    if (c.reportedAt && (!m_first || c.reportedAt < m_first))
        m_first = c.reportedAt;
}

PastIndex::Cut PastIndex::cut(TimeMs at) const
{
    Cut cut;
    cut.view.at = at;
    cut.view.rows.resize(m_reported.size());
    for (std::size_t i = 0; i < m_reported.size(); ++i) {
        const bool isNow = m_updated[i] <= at;
        cut.view.rows[i] = isNow ? PastView::asNow : PastView::notYet;
        if (!isNow && m_reported[i] <= at)
            cut.rows.push_back(static_cast<int>(i));
    }
    cut.cases.reserve(static_cast<qsizetype>(cut.rows.size()));
    for (const int row : cut.rows)
        cut.cases << m_present.at(row).id;
    return cut;
}

PastView joined(PastIndex::Cut cut, std::vector<CaseState> folded)
{
    PastView view = std::move(cut.view);
    for (std::size_t i = 0; i < cut.rows.size() && i < folded.size(); ++i)
        if (folded[i].version != 0)
            view.rows[static_cast<std::size_t>(cut.rows[i])] = static_cast<qint32>(i);
    view.states = std::move(folded); // as they are: to move thousands of cases takes milliseconds
    return view;
}

} // namespace huying
