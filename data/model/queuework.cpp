// SPDX-License-Identifier: GPL-3.0-or-later
// The part of QueueModel that works in slices: order, pass, gather, then show.
#include "data/model/queuemodel.h"

#include <QElapsedTimer>
#include <algorithm>
#include <span>

namespace huying
{

namespace
{

constexpr qint64 sliceMs = 6;   ///< after that, other events have their turn
constexpr int chunk = 32'768;   ///< rows between two looks at the clock, a multiple of 64: some tenths of a millisecond
constexpr int textChunk = 500;  ///< the same, when search text is made

} // namespace

/// While the board turns to another instant, the queue shows what it showed.
void QueueModel::work()
{
    if (m_board.isTurning())
        return;
    if (m_columns.size() <= atOnce)
        settle();
    else if (!advance())
        m_workTimer.start(0);
}

/// The stage that goes on begins again: rows that passed the filter already do so once more, which is harmless.
void QueueModel::redo(int stages)
{
    if (m_work.due & (Gather | Present))
        stages |= Rows;
    if (stages & Gather && !m_orders.isCurrent(m_sort))
        stages |= Order;
    m_work.due = (m_work.due & ~Present) | stages;
    m_work.sameRows = false;
    m_work.next = 0;
    m_work.lampCounts.fill(0);
}

void QueueModel::settle()
{
    while (!m_board.isTurning() && step()) { }
    m_workTimer.stop();
}

bool QueueModel::advance()
{
    if (m_board.isTurning()) {
        m_workTimer.stop();
        return false;
    }
    QElapsedTimer slice;
    slice.start();
    while (step())
        if (slice.elapsed() >= sliceMs || m_work.due == Present)
            return false;
    m_workTimer.stop();
    return true;
}

/// One piece of the work; false when there is none left.
bool QueueModel::step()
{
    if (m_work.due & Order)
        stepOrder();
    else if (m_work.due & Pass)
        stepPass();
    else if (m_work.due & Lamps)
        stepLamps();
    else if (m_work.due & Mark)
        stepMark();
    else if (m_work.due & Gather)
        stepGather();
    else if (m_work.due & Present)
        present();
    return m_work.due;
}

void QueueModel::stepOrder()
{
    if (m_orders.step(m_sort))
        m_work.due &= ~Order;
}

void QueueModel::stepPass()
{
    const int last = std::min(m_columns.size(), m_work.next + chunk);
    const auto in = std::span(m_in).subspan(at(m_work.next), at(last - m_work.next));
    if (m_work.narrower)
        m_columns.passAgain(m_work.next, in, m_work.query);
    else
        m_columns.pass(m_work.next, in, m_work.query);
    m_work.next = last;
    if (last == m_columns.size()) {
        m_work.due &= ~Pass;
        m_work.next = 0;
    }
}

void QueueModel::stepLamps()
{
    const bool clocked = m_filter.lamps || m_filter.pressing; // the clock alone lets rows in and out
    const int last = std::min(m_columns.size(), m_work.next + chunk);
    for (int row = m_work.next; row < last; ++row) {
        if (m_columns.tab(row) == QueueTab::Closed)
            continue;
        quint16 &in = m_in[at(row)];
        if (clocked && std::exchange(in, m_columns.pass(row, m_work.query)) != in && !(m_work.due & Rows)) {
            m_work.due |= m_orders.isCurrent(m_sort) ? Rows : Rows | Order;
            m_work.show |= !m_held || m_shown.empty();
        }
        if (in)
            ++m_work.lampCounts[static_cast<std::size_t>(m_columns.lamp(row, m_work.query.now))];
    }
    m_work.next = last;
    if (last < m_columns.size())
        return;
    m_lampCounts = m_work.lampCounts;
    m_work.due &= ~Lamps;
    m_work.next = 0;
    if (!m_work.due)
        emit countsChanged();
}

void QueueModel::stepMark()
{
    if (m_work.next == 0) {
        m_work.marks.clear();
        m_work.byTabs.fill(0);
    }
    const int last = std::min(m_columns.size(), m_work.next + chunk), tab = static_cast<int>(m_filter.tab);
    for (int row = m_work.next; row < last;) {
        quint64 marks = 0;
        for (int bit = 0; bit < 64 && row < last; ++bit, ++row) {
            const quint16 in = m_in[at(row)];
            ++m_work.byTabs[in];
            marks |= quint64(in >> tab & 1) << bit;
        }
        m_work.marks.push_back(marks);
    }
    m_work.next = last;
    if (last == m_columns.size()) {
        m_work.due &= ~Mark;
        m_work.next = 0;
    }
}

/// No branch depends on a row: which ones are shown can't be foreseen, and a wrong guess costs more than the rest.
void QueueModel::stepGather()
{
    const std::vector<int> &order = m_orders.rows(m_sort);
    if (m_work.next == 0) {
        m_work.rows.resize(order.size());
        m_work.found = 0;
    }
    const auto last = std::min(order.size(), at(m_work.next + chunk));
    std::size_t found = m_work.found;
    for (std::size_t i = at(m_work.next); i < last; ++i) {
        const int row = order[i];
        m_work.rows[found] = row;
        found += m_work.marks[at(row >> 6)] >> (row & 63) & 1;
    }
    m_work.found = found;
    m_work.next = static_cast<int>(last);
    if (last < order.size())
        return;
    m_work.rows.resize(found);
    m_work.due = (m_work.due & ~Gather) | Present;
}

void QueueModel::present()
{
    m_counts.fill(0);
    for (std::size_t tabs = 0; tabs < m_work.byTabs.size(); ++tabs)
        if (m_work.byTabs[tabs])
            for (std::size_t tab = 0; tab < m_counts.size(); ++tab)
                m_counts[tab] += tabs >> tab & 1 ? m_work.byTabs[tabs] : 0;
    m_work.due &= ~Present;
    m_work.next = 0;
    const bool anew = std::exchange(m_work.anew, false), shows = std::exchange(m_work.show, false),
               sameRows = std::exchange(m_work.sameRows, false);
    std::vector<int> rows; // views that are told may ask for the next rows at once
    rows.swap(m_work.rows);
    if (anew)
        showAnew(rows);
    else if (sameRows)
        reorder(rows);
    else if (shows)
        show(rows);
    if (std::exchange(m_work.repaint, false) && !m_shown.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (anew || shows)
        setWaiting(0);
    else if (!sameRows)
        countWaiting();
    if (!m_work.due)
        m_work.rows.swap(rows); // their memory serves the next time
    emit countsChanged();
    if (anew)
        emit filtered();
}

/// What the next search and the next choice of an order ask for is made between other events.
void QueueModel::prepareSlice()
{
    if (m_board.isTurning())
        return;
    if (m_columns.textless() > 0)
        makeTexts();
    else if (m_text == Text::OnDemand || m_columns.size() <= atOnce || (isSettled() && m_orders.prepare()))
        m_idleTimer.stop();
}

/// Faster when somebody waits for it.
void QueueModel::makeTexts()
{
    QElapsedTimer slice;
    slice.start();
    const bool isWanted = !m_filter.text.isEmpty();
    const int first = m_columns.size() - m_columns.textless();
    bool done = m_columns.indexText(m_board, textChunk);
    while (!done && isWanted && slice.elapsed() < sliceMs)
        done = m_columns.indexText(m_board, textChunk);
    if (!isWanted)
        return;
    const int last = m_columns.size() - m_columns.textless();
    m_columns.pass(first, std::span(m_in).subspan(at(first), at(last - first)), m_columns.query(m_filter, m_now()));
    if (done)
        dataArrived();
}

} // namespace huying
