// SPDX-License-Identifier: GPL-3.0-or-later
// The half of CaseBoard that follows another board and stands at an instant of the past.
#include "data/model/caseboard.h"

#include "data/model/pastview.h"
#include "data/model/workflow.h"

#include <QThreadPool>

namespace huying
{

namespace
{

inline qint32 placeIn(const PastView *view, int row)
{
    return view ? view->rows[static_cast<std::size_t>(row)] : PastView::asNow;
}

bool areOtherFolds(const PastView &before, const PastView &after, qint32 was, qint32 is)
{
    return before.states[static_cast<std::size_t>(was)].version != after.states[static_cast<std::size_t>(is)].version;
}

/// What the views stand for at a row, if that is not the same thing. Two folds of one case differ by their version.
inline bool isOther(const PastView *before, const PastView *after, int row)
{
    const qint32 was = placeIn(before, row), is = placeIn(after, row);
    return was < 0 || is < 0 ? was != is : areOtherFolds(*before, *after, was, is);
}

/// The present row is about to be another: the past keeps it as it was.
void keepIn(PastView *view, int row, const CaseState &state)
{
    if (!view || view->rows[static_cast<std::size_t>(row)] != PastView::asNow)
        return;
    view->rows[static_cast<std::size_t>(row)] = static_cast<qint32>(view->states.size());
    view->states.push_back(state);
}

/// Thousands of cases with all their texts take milliseconds to be given back, which no picture waits for.
void giveBack(std::unique_ptr<PastView> view)
{
    constexpr std::size_t many = 500;
    if (view && view->states.size() > many)
        QThreadPool::globalInstance()->start([left = std::shared_ptr<PastView>(std::move(view))]() mutable { left.reset(); });
}

} // namespace

struct CaseBoard::Turn
{
    std::unique_ptr<PastView> view; ///< null: the present
    TimeMs at = 0;
    QList<int> rows; ///< to be told, some again
    qsizetype told = 0;
    std::vector<quint8> isTold;
};

CaseBoard::CaseBoard(QObject *parent) : QObject(parent)
{
}

CaseBoard::~CaseBoard() = default;

void CaseBoard::follow(const CaseBoard &present, const Workflow &workflow)
{
    m_present = &present;
    for (const WorkflowState &state : workflow.states())
        if (state.isFinal && m_notYet.state.isEmpty())
            m_notYet.state = state.code;
    followPresent(workflow);
}

void CaseBoard::followPresent(const Workflow &workflow)
{
    const auto settle = [this, &workflow](int row) {
        const CaseState &state = m_present->at(row);
        m_settled[static_cast<std::size_t>(row)] = workflow.isFinal(state.state);
    };
    const auto settleFrom = [this, settle](int first) {
        m_settled.resize(static_cast<std::size_t>(size()));
        for (int row = first; row < size(); ++row)
            settle(row);
    };
    settleFrom(0);
    connect(m_present, &CaseBoard::reset, this, [this, settleFrom] {
        settleFrom(0);
        m_turn.reset();
        if (m_past) // rows have moved: nothing is told of them until somebody has looked again
            m_past->rows.assign(static_cast<std::size_t>(size()), PastView::notYet);
        emit reset();
    });
    connect(m_present, &CaseBoard::appended, this, [this, settleFrom](int first, int last) {
        settleFrom(first);
        for (PastView *view : {m_past.get(), m_turn ? m_turn->view.get() : nullptr})
            if (view)
                view->rows.resize(static_cast<std::size_t>(last) + 1, PastView::notYet);
        for (int row = first; m_turn && row <= last; ++row)
            retell(row);
        emit appended(first, last);
    });
    connect(m_present, &CaseBoard::replacing, this, [this](int row) {
        keepIn(m_past.get(), row, m_present->at(row));
        if (m_turn)
            keepIn(m_turn->view.get(), row, m_present->at(row));
    });
    connect(m_present, &CaseBoard::changed, this, [this, settle](const QList<int> &rows) {
        for (const int row : rows) {
            settle(row);
            if (m_turn)
                retell(row);
        }
        if (m_past)
            return;
        emit openChanged(rows);
        emit changed(rows);
    });
}

/// What readers were told of it counts no more.
void CaseBoard::retell(int row)
{
    m_turn->rows << row;
}

const CaseState &CaseBoard::stateIn(const PastView *view, int row) const
{
    const qint32 past = placeIn(view, row);
    if (past == PastView::asNow)
        return m_present->at(row);
    return past == PastView::notYet ? m_notYet : view->states[static_cast<std::size_t>(past)];
}

const CaseState &CaseBoard::shown(int row) const
{
    return stateIn(m_past.get(), row);
}

const CaseState &CaseBoard::next(int row) const
{
    return m_turn ? stateIn(m_turn->view.get(), row) : at(row);
}

int CaseBoard::nextForm(int row) const
{
    const qint32 past = placeIn(m_turn ? m_turn->view.get() : m_past.get(), row);
    if (past != PastView::asNow)
        return past == PastView::notYet ? notYet : asThen;
    return (m_present ? m_present : this)->m_forms[static_cast<std::size_t>(row)];
}

int CaseBoard::rowsToTurn(const PastView *view) const
{
    int rows = 0;
    for (int row = 0; row < static_cast<int>(view ? view->rows.size() : m_settled.size()) && row < size(); ++row)
        rows += isOther(m_past.get(), view, row) || (m_turn && m_turn->isTold[static_cast<std::size_t>(row)]);
    return rows;
}

void CaseBoard::beginTurn(std::optional<PastView> view, TimeMs at)
{
    Q_ASSERT(m_present);
    auto turn = std::make_unique<Turn>();
    turn->at = at;
    if (view) {
        view->rows.resize(static_cast<std::size_t>(size()), PastView::notYet);
        turn->view = std::make_unique<PastView>(std::move(*view));
    }
    turn->isTold.resize(static_cast<std::size_t>(size()));
    for (int row = 0; row < size(); ++row) {
        const auto i = static_cast<std::size_t>(row);
        const bool wasTold = m_turn && i < m_turn->isTold.size() && m_turn->isTold[i];
        if (wasTold || isOther(m_past.get(), turn->view.get(), row))
            turn->rows << row;
        turn->isTold[i] = wasTold; // of the turn before, for one that comes before the end of this
    }
    m_turn = std::move(turn);
}

bool CaseBoard::turn(int atOnce)
{
    if (!m_turn || m_turn->told == m_turn->rows.size())
        return m_turn != nullptr;
    const QList<int> rows = m_turn->rows.mid(m_turn->told, atOnce);
    m_turn->told += rows.size();
    m_turn->isTold.resize(static_cast<std::size_t>(size()));
    for (const int row : rows)
        m_turn->isTold[static_cast<std::size_t>(row)] = 1;
    emit coming(rows, m_turn->at);
    return m_turn && m_turn->told == m_turn->rows.size();
}

double CaseBoard::turned() const
{
    return !m_turn || m_turn->rows.isEmpty() ? 1 : static_cast<double>(m_turn->told) / static_cast<double>(m_turn->rows.size());
}

void CaseBoard::endTurn()
{
    Q_ASSERT(m_turn && m_turn->told == m_turn->rows.size());
    const std::unique_ptr<Turn> turn = std::move(m_turn);
    m_hasTold = true;
    swapPast(std::move(turn->view));
    m_hasTold = false;
}

void CaseBoard::showPast(PastView view)
{
    Q_ASSERT(m_present && !m_turn);
    view.rows.resize(static_cast<std::size_t>(size()), PastView::notYet);
    swapPast(std::make_unique<PastView>(std::move(view)));
}

void CaseBoard::showPresent()
{
    Q_ASSERT(!m_turn);
    if (m_past)
        swapPast({});
}

void CaseBoard::swapPast(std::unique_ptr<PastView> view)
{
    QList<int> rows;
    for (int row = 0; row < size(); ++row)
        if (isOther(m_past.get(), view.get(), row))
            rows << row;
    const QList<int> open = openOf(rows, m_past.get(), view.get());
    giveBack(std::exchange(m_past, std::move(view)));
    if (!open.isEmpty())
        emit openChanged(open);
    if (!rows.isEmpty() || m_hasTold)
        emit changed(rows);
}

QList<int> CaseBoard::openOf(const QList<int> &rows, const PastView *before, const PastView *after) const
{
    QList<int> open;
    for (const int row : rows)
        if (!m_settled[static_cast<std::size_t>(row)] || placeIn(before, row) >= 0 || placeIn(after, row) >= 0)
            open << row;
    return open;
}

} // namespace huying
