// SPDX-License-Identifier: GPL-3.0-or-later
// The part of QueueModel that works in slices: order, pass, gather, then show.
#include "data/model/queuemodel.h"

#include <QElapsedTimer>
#include <algorithm>

namespace huying
{

namespace
{

constexpr qint64 sliceMs = 6;   ///< after that, other events have their turn
constexpr int chunk = 32'768;   ///< rows between two looks at the clock: about a millisecond
constexpr int textChunk = 500;  ///< the same, when search text is made

} // namespace

void QueueModel::work()
{
    if (m_columns.size() <= atOnce)
        settle();
    else if (!advance())
        m_workTimer.start(0);
}

/// The stage that goes on begins again: rows that passed the filter already do so once more, which is harmless.
void QueueModel::redo(int stages)
{
    m_work.due |= stages;
    if (m_work.due & Present)
        m_work.due = (m_work.due & ~Present) | Gather;
    m_work.sameRows = false;
    m_work.next = 0;
    m_work.lampCounts.fill(0);
    m_work.rows.clear();
    m_work.byTabs.fill(0);
    if (stages & Order)
        m_work.ranking.drop();
}

void QueueModel::settle()
{
    while (step()) { }
    m_workTimer.stop();
}

bool QueueModel::advance()
{
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
    else if (m_work.due & Gather)
        stepGather();
    else if (m_work.due & Present)
        present();
    return m_work.due;
}

void QueueModel::stepOrder()
{
    if (!m_work.ranking.isBegun()) {
        m_columns.fillSortKeys(m_sort, m_work.ranking.begin(m_in.size()));
    } else if (m_work.ranking.step()) {
        m_order = m_work.ranking.take();
        m_work.due &= ~Order;
    }
}

void QueueModel::stepPass()
{
    const int last = std::min(m_columns.size(), m_work.next + chunk);
    for (int row = m_work.next; row < last; ++row) {
        quint16 &in = m_in[static_cast<std::size_t>(row)];
        if (!m_work.narrower)
            in = inFilter(row, m_work.query);
        else if (in && !m_columns.hasText(row, m_work.query.words))
            in = 0;
    }
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
        quint16 &in = m_in[static_cast<std::size_t>(row)];
        if (clocked && std::exchange(in, inFilter(row, m_work.query)) != in && !(m_work.due & Gather)) {
            m_work.due |= Gather;
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

void QueueModel::stepGather()
{
    const auto last = std::min(static_cast<int>(m_order.size()), m_work.next + chunk);
    if (m_work.next == 0)
        m_work.rows.reserve(m_shown.size());
    const int tab = static_cast<int>(m_filter.tab);
    for (int i = m_work.next; i < last; ++i) {
        const int row = m_order[static_cast<std::size_t>(i)];
        const quint16 in = m_in[static_cast<std::size_t>(row)];
        ++m_work.byTabs[in];
        if (in >> tab & 1)
            m_work.rows.push_back(row);
    }
    m_work.next = last;
    if (static_cast<std::size_t>(last) == m_order.size())
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
    std::vector<int> rows;
    rows.swap(m_work.rows);
    const bool anew = std::exchange(m_work.anew, false), shows = std::exchange(m_work.show, false),
               sameRows = std::exchange(m_work.sameRows, false);
    if (anew) {
        beginResetModel();
        for (const int row : m_shown)
            m_position[static_cast<std::size_t>(row)] = -1;
        m_shown.swap(rows);
        indexShown();
        endResetModel();
        m_work.rows.swap(rows); // its memory serves the next time
        setWaiting(0);
    } else if (sameRows) {
        reorder(std::move(rows));
    } else if (shows) {
        show(std::move(rows));
        setWaiting(0);
    } else {
        countWaiting(rows);
    }
    emit countsChanged();
    if (anew)
        emit filtered();
}

/// Search text is made between other events, faster when somebody waits for it.
void QueueModel::makeTextSlice()
{
    QElapsedTimer slice;
    slice.start();
    const bool isWanted = !m_filter.text.isEmpty();
    const int first = m_columns.size() - m_columns.textless();
    bool done = m_columns.indexText(m_board, textChunk);
    while (!done && isWanted && slice.elapsed() < sliceMs)
        done = m_columns.indexText(m_board, textChunk);
    if (done)
        m_textTimer.stop();
    if (!isWanted)
        return;
    const QueueColumns::Query query = m_columns.query(m_filter, m_now());
    for (int row = first; row < m_columns.size() - m_columns.textless(); ++row)
        m_in[static_cast<std::size_t>(row)] = inFilter(row, query);
    if (done)
        dataArrived();
}

} // namespace huying
