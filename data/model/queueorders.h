// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuecolumns.h"
#include "data/model/rankedrows.h"

#include <array>
#include <vector>

namespace huying
{

/// The rows of a queue in each order that it can be sorted by. An order that was ranked once is kept: rows
/// that have changed since are taken out and put where they belong, which costs a hundredth of sorting.
/// GUI thread.
class QueueOrders
{
public:
    explicit QueueOrders(const QueueColumns &columns) : m_columns(columns) {}

    /// Forgets all orders: every row is another.
    void clear();
    /// The row is new or what it is sorted by may have changed; the columns have it already.
    void changed(int row);

    /// A step of a millisecond or a few for a million rows; true when rows(sort) is up to date.
    bool step(QueueSort sort);
    /// The same for the orders that nobody waits for, until all are prepared.
    bool prepare();
    /// rows(sort) is up to date.
    bool isCurrent(QueueSort sort) const { return of(sort).isRanked && of(sort).stale.empty(); }
    /// Every order can be had in a few milliseconds.
    bool isPrepared() const;
    /// Every row of the columns, once step(sort) was true and nothing changed since; equal keys as the board has them.
    const std::vector<int> &rows(QueueSort sort) const { return of(sort).rows; }

private:
    struct Kept
    {
        bool isReady() const;
        bool isRanked = false;
        std::vector<int> rows;
        std::vector<int> stale; ///< changed since, some more than once
    };
    static constexpr std::size_t sorts = static_cast<std::size_t>(QueueSort::ReplyDue) + 1;

    const Kept &of(QueueSort sort) const { return m_kept[static_cast<std::size_t>(sort)]; }
    Kept &of(QueueSort sort) { return m_kept[static_cast<std::size_t>(sort)]; }
    bool rank(QueueSort sort);
    void takeIn(QueueSort sort);

    const QueueColumns &m_columns;
    std::array<Kept, sorts> m_kept;
    RankedRows m_ranking;
    QueueSort m_ranked = QueueSort::TimeLeft; ///< what the ranking is of
    int m_keys = 0;                           ///< that have been handed to it
};

} // namespace huying
