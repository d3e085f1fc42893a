// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queuemodel.h"

#include <algorithm>
#include <bit>

namespace huying
{

namespace
{

/// All but the text alike, and the new text only adds to the old: what failed before fails again.
bool narrows(const QueueFilter &from, const QueueFilter &to)
{
    QueueFilter same = to;
    same.text = from.text;
    same.tab = from.tab;
    return same == from && to.text.startsWith(from.text);
}

} // namespace

QueueModel::QueueModel(const CaseBoard &board, const Workflow &workflow, Now now, QObject *parent, Text text)
    : QAbstractTableModel(parent), m_board(board), m_workflow(workflow), m_now(std::move(now)), m_text(text), m_columns(workflow), m_orders(m_columns),
      m_headers(ColumnCount)
{
    connect(&board, &CaseBoard::reset, this, &QueueModel::rebuild);
    connect(&board, &CaseBoard::appended, this, &QueueModel::insertRows);
    connect(&board, &CaseBoard::changed, this, &QueueModel::changeRows);
    connect(&board, &CaseBoard::coming, this, &QueueModel::getReady);
    connect(&m_idleTimer, &QTimer::timeout, this, &QueueModel::prepareSlice);
    connect(&m_workTimer, &QTimer::timeout, this, &QueueModel::advance);
    rebuild();
}

void QueueModel::rebuild()
{
    beginResetModel();
    m_columns.clear();
    m_orders.clear();
    m_in.clear();
    m_shown.clear();
    m_isShown.clear();
    m_work = {};
    endResetModel();
    if (m_board.size())
        insertRows(0, m_board.size() - 1);
    else
        dataArrived();
}

void QueueModel::insertRows(int first, int last)
{
    first = std::max(first, m_columns.size()); // after a reset, what there is may be told once more
    if (first > last)
        return;
    const bool firstLoad = first == 0;
    for (int row = first; row <= last; ++row)
        m_columns.append(m_board.next(row), m_board.nextForm(row));
    if (!m_filter.text.isEmpty() && m_columns.textless() <= atOnce)
        m_columns.indexText(m_board, atOnce);
    if (m_text == Text::Prepared || !m_filter.text.isEmpty())
        m_idleTimer.start(0);
    const QueueColumns::Query query = m_columns.query(m_filter, m_now());
    m_work.query = query;
    for (int row = first; row <= last; ++row) {
        m_in.push_back(m_columns.pass(row, query));
        m_orders.changed(row);
    }
    m_isShown.resize(m_in.size() / 64 + 1);
    if (firstLoad || !addUnseen(first))
        dataArrived();
    QList<CaseId> news;
    for (int row = first; row <= last && !firstLoad; ++row)
        if (shows(row))
            news << m_board.at(row).id;
    if (!news.isEmpty())
        emit arrived(news);
}

/// Years of closed cases come after the open ones: where none of the new rows is to be shown, what goes on or stands
/// takes them in, and the rows before them are not gone through again. False if one is to be shown.
bool QueueModel::addUnseen(int first)
{
    const int size = m_columns.size();
    for (int row = first; row < size; ++row)
        if (shows(row))
            return false;
    const bool isMarked = !(m_work.due & Mark); // else it is still to come to them
    if (isMarked)
        m_work.marks.resize(m_in.size() / 64 + 1);
    for (int row = first; row < size; ++row) {
        const quint16 in = m_in[static_cast<std::size_t>(row)];
        if (!(m_work.due & Lamps) && in && m_columns.tab(row) != QueueTab::Closed)
            ++m_lampCounts[static_cast<std::size_t>(m_columns.lamp(row, m_work.query.now))];
        m_work.byTabs[in] += isMarked;
        for (std::size_t tab = 0; tab < m_counts.size() && !(m_work.due & (Rows | Present)); ++tab)
            m_counts[tab] += in >> tab & 1;
    }
    if (!m_work.due)
        emit countsChanged();
    return true;
}

void QueueModel::changeRows(const QList<int> &rows)
{
    if (m_board.hasToldBefore())
        return turned();
    const QueueColumns::Query query = takeRows(rows);
    m_work.query = query;
    dataArrived();
    for (const int shown : positionsOf(rows))
        if (shown >= 0)
            emit dataChanged(index(shown, 0), index(shown, ColumnCount - 1));
}

/// Into columns, orders and passes, which nobody sees before the turn of the board has come to its end.
void QueueModel::getReady(const QList<int> &rows)
{
    takeRows(rows);
}

QueueColumns::Query QueueModel::takeRows(const QList<int> &rows)
{
    for (const int row : rows)
        if (m_columns.update(row, m_board.next(row), m_board.nextForm(row)))
            m_orders.changed(row);
    const QueueColumns::Query query = m_columns.query(m_filter, m_now());
    for (const int row : rows)
        m_in[static_cast<std::size_t>(row)] = m_columns.pass(row, query);
    return query;
}

void QueueModel::turned()
{
    m_work.query = m_columns.query(m_filter, m_now());
    if (m_work.query.byColumns) // some pass by the clock
        redo(Pass);
    m_work.repaint = true;
    dataArrived();
}

void QueueModel::setFilter(const QueueFilter &filter)
{
    if (filter == m_filter)
        return;
    if (!filter.text.isEmpty() && m_columns.textless() <= atOnce)
        m_columns.indexText(m_board, atOnce);
    else if (!filter.text.isEmpty())
        m_idleTimer.start(0); // rows join the found ones as their text is made
    const bool sameRows = isSettled() && narrows(m_filter, filter);
    m_work.narrower = sameRows && filter.text != m_filter.text;
    m_work.query = m_columns.query(filter, m_now());
    m_work.anew = true;
    m_filter = filter;
    redo((sameRows && !m_work.narrower ? 0 : Pass) | Lamps | Rows);
    work();
}

void QueueModel::setSorting(QueueSort sort)
{
    if (sort == m_sort)
        return;
    m_sort = sort;
    const bool sameRows = isSettled() && !m_held;
    m_work.show = true;
    redo(Order | (sameRows ? Gather : Rows));
    m_work.sameRows = sameRows;
    work();
}

void QueueModel::setAreas(const AreaTreePtr &areas)
{
    m_columns.setAreas(areas, m_board);
    if (m_filter.area.isEmpty())
        return;
    QueueFilter filter = std::exchange(m_filter, {});
    setFilter(filter);
}

/// Of the case that is shown, whatever the columns are getting ready for.
Lamp QueueModel::lampAt(int row) const
{
    const CaseState &state = caseAt(row);
    return lampOf(state, m_workflow.isFinal(state.state), m_now());
}

bool QueueModel::shows(int row) const
{
    return m_in[static_cast<std::size_t>(row)] >> static_cast<int>(m_filter.tab) & 1;
}

void QueueModel::dataArrived()
{
    m_work.show |= !m_held || m_shown.empty();
    redo(Order | Lamps | Rows);
    work();
}

void QueueModel::hold()
{
    m_held = true;
}

void QueueModel::release()
{
    m_held = false;
    m_work.show = true;
    redo(Rows);
    work();
}

void QueueModel::countWaiting()
{
    int cases = 0;
    for (std::size_t i = 0; i < m_work.marks.size(); ++i)
        cases += std::popcount(m_work.marks[i] & ~m_isShown[i]);
    setWaiting(cases);
}

void QueueModel::setWaiting(int cases)
{
    if (cases == m_waiting)
        return;
    m_waiting = cases;
    emit waitingChanged(cases);
}

void QueueModel::tick()
{
    if (!isSettled())
        return; // what goes on counts the lamps
    m_work.query = m_columns.query(m_filter, m_now());
    redo(Lamps);
    work();
}

} // namespace huying
