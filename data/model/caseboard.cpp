// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/caseboard.h"

#include "data/model/pastview.h"

namespace huying
{

namespace
{

/// What the views stand for at a row, if that is not the same thing. Two folds of one case differ by their version.
bool isOther(const PastView *before, const PastView *after, std::size_t row)
{
    const qint32 was = before ? before->rows[row] : PastView::asNow, is = after ? after->rows[row] : PastView::asNow;
    if (was < 0 || is < 0)
        return was != is;
    return before->states[static_cast<std::size_t>(was)].version != after->states[static_cast<std::size_t>(is)].version;
}

} // namespace

CaseBoard::CaseBoard(QObject *parent) : QObject(parent)
{
}

CaseBoard::~CaseBoard() = default;

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
        } else if (isFinal || state.version > at(row).version) {
            CaseState &held = m_rows[static_cast<std::size_t>(row)];
            emit replacing(row);
            if (row < first && held != state)
                changedRows << row;
            held = state; // also where only what does not count as a difference is another
        }
    }
    if (size() > first)
        emit appended(first, size() - 1);
    if (!changedRows.isEmpty())
        emit changed(changedRows);
}

void CaseBoard::remove(const QList<CaseId> &cases)
{
    const QSet<CaseId> gone(cases.begin(), cases.end());
    if (std::erase_if(m_rows, [&gone](const CaseState &state) { return gone.contains(state.id); }) == 0)
        return;
    m_index.clear();
    for (int row = 0; row < size(); ++row)
        m_index.insert(at(row).id, row);
    emit reset();
    if (size())
        emit appended(0, size() - 1);
}

void CaseBoard::clear()
{
    m_rows.clear();
    m_index.clear();
    emit reset();
}

void CaseBoard::follow(const CaseBoard &present, const QString &finalState)
{
    m_present = &present;
    m_notYet.state = finalState;
    connect(&present, &CaseBoard::reset, this, [this] {
        if (m_past) // rows have moved: nothing is told of them until somebody has looked again
            m_past->rows.assign(static_cast<std::size_t>(size()), PastView::notYet);
        emit reset();
    });
    connect(&present, &CaseBoard::appended, this, [this](int first, int last) {
        if (m_past)
            m_past->rows.resize(static_cast<std::size_t>(last) + 1, PastView::notYet);
        emit appended(first, last);
    });
    connect(&present, &CaseBoard::replacing, this, [this](int row) {
        if (!m_past || m_past->rows[static_cast<std::size_t>(row)] != PastView::asNow)
            return;
        m_past->rows[static_cast<std::size_t>(row)] = static_cast<qint32>(m_past->states.size());
        m_past->states.push_back(m_present->at(row));
    });
    connect(&present, &CaseBoard::changed, this, [this](const QList<int> &rows) {
        if (!m_past)
            emit changed(rows);
    });
}

const CaseState &CaseBoard::shown(int row) const
{
    const qint32 past = m_past ? m_past->rows[static_cast<std::size_t>(row)] : PastView::asNow;
    if (past == PastView::asNow)
        return m_present->at(row);
    return past == PastView::notYet ? m_notYet : m_past->states[static_cast<std::size_t>(past)];
}

void CaseBoard::showPast(PastView view)
{
    Q_ASSERT(m_present);
    view.rows.resize(static_cast<std::size_t>(size()), PastView::notYet);
    swapPast(std::make_unique<PastView>(std::move(view)));
}

void CaseBoard::showPresent()
{
    if (m_past)
        swapPast({});
}

void CaseBoard::swapPast(std::unique_ptr<PastView> view)
{
    QList<int> rows;
    for (int row = 0; row < size(); ++row)
        if (isOther(m_past.get(), view.get(), static_cast<std::size_t>(row)))
            rows << row;
    m_past = std::move(view);
    if (!rows.isEmpty())
        emit changed(rows);
}

} // namespace huying
