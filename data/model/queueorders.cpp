// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queueorders.h"

#include <algorithm>
#include <span>

namespace huying
{

namespace
{

/// More are ranked anew; taking these in is a matter of milliseconds.
std::size_t mostStale(int rows)
{
    return std::max<std::size_t>(4096, at(rows) / 32);
}

constexpr std::size_t manyStale = 1024; ///< so many are taken in before somebody waits for it
constexpr int keysAStep = 32'768; ///< keys a step

/// Both are without order as far as this goes; some of `stale` may not be there.
void takeOut(std::vector<int> &rows, const std::vector<int> &stale, std::size_t all)
{
    if (stale.size() <= fewRows) {
        for (const int row : stale)
            if (const auto place = std::ranges::find(rows, row); place != rows.end())
                rows.erase(place);
        return;
    }
    std::vector<quint64> isStale(all / 64 + 1, 0);
    for (const int row : stale)
        isStale[at(row) >> 6] |= quint64(1) << (row & 63);
    std::erase_if(rows, [&isStale](int row) { return isStale[at(row) >> 6] >> (row & 63) & 1; });
}

} // namespace

void QueueOrders::clear()
{
    for (Kept &kept : m_kept) {
        kept.isRanked = false;
        kept.stale.clear();
    }
    m_ranking.drop();
}

void QueueOrders::changed(int row)
{
    const std::size_t most = mostStale(m_columns.size());
    for (Kept &kept : m_kept)
        if (kept.stale.size() <= most)
            kept.stale.push_back(row);
}

bool QueueOrders::step(QueueSort sort)
{
    if (of(sort).stale.size() > mostStale(m_columns.size())) {
        of(sort).isRanked = false;
        if (m_ranked == sort)
            m_ranking.drop();
    }
    if (!of(sort).isRanked && !rank(sort))
        return false;
    takeIn(sort);
    return true;
}

bool QueueOrders::Kept::isReady() const
{
    return isRanked && stale.size() < manyStale;
}

bool QueueOrders::isPrepared() const
{
    return std::ranges::all_of(m_kept, &Kept::isReady);
}

bool QueueOrders::prepare()
{
    const auto next = std::ranges::find_if_not(m_kept, &Kept::isReady);
    if (next != m_kept.end())
        step(static_cast<QueueSort>(next - m_kept.begin()));
    return isPrepared();
}

/// What changes meanwhile counts as stale, whether its key was read before or after.
bool QueueOrders::rank(QueueSort sort)
{
    Kept &kept = of(sort);
    if (!m_ranking.isBegun() || m_ranked != sort) {
        m_ranking.begin(at(m_columns.size()));
        m_ranked = sort;
        m_keys = 0;
        kept.stale.clear();
    }
    const int rows = static_cast<int>(m_ranking.keys().size());
    if (m_keys < rows) {
        const int last = std::min(rows, m_keys + keysAStep);
        m_columns.fillSortKeys(sort, m_keys, m_ranking.keys().subspan(at(m_keys), at(last - m_keys)));
        m_keys = last;
        return false;
    }
    if (!m_ranking.step())
        return false;
    m_ranking.take(kept.rows);
    kept.isRanked = true;
    return kept.stale.size() <= mostStale(m_columns.size());
}

void QueueOrders::takeIn(QueueSort sort)
{
    Kept &kept = of(sort);
    if (kept.stale.empty())
        return;
    const auto precedes = [this, sort](int a, int b) {
        const qint64 left = m_columns.sortKey(sort, a), right = m_columns.sortKey(sort, b);
        return left != right ? left < right : a < b;
    };
    std::ranges::sort(kept.stale, precedes);
    const auto same = std::ranges::unique(kept.stale);
    kept.stale.erase(same.begin(), same.end());

    std::vector<int> &rows = kept.rows;
    takeOut(rows, kept.stale, at(m_columns.size()));
    auto from = static_cast<std::ptrdiff_t>(rows.size());
    rows.resize(at(m_columns.size()));
    auto free = rows.end();
    for (auto row = kept.stale.rbegin(); row != kept.stale.rend(); ++row) { // each moves those behind it to their places
        const auto place = std::ranges::lower_bound(rows.begin(), rows.begin() + from, *row, precedes);
        free = std::ranges::move_backward(place, rows.begin() + from, free).out;
        from = place - rows.begin();
        *--free = *row;
    }
    kept.stale.clear();
}

} // namespace huying
