// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <array>
#include <vector>

namespace huying
{

/// Row numbers in the order of their keys, made in steps of a few milliseconds each for a million rows: a radix sort,
/// least digit first, so that rows with equal keys keep the order of their numbers. Keys lie in groups around multiples
/// of `rankGroup`; other keys sort as well, only in one long step.
class RankedRows
{
public:
    static constexpr qint64 rankGroup = qint64(1) << 60;

    /// Forgets what was begun before; the keys, one a row, to be filled in before the first step. What it works with
    /// stays allocated: fresh memory would cost as much as the sorting.
    std::vector<qint64> &begin(std::size_t rows);
    /// One step; true when the order is there.
    bool step();
    bool isBegun() const { return m_stage != Stage::Idle; }
    void drop() { m_stage = Stage::Idle; }
    /// The order, once step() was true; forgets it.
    std::vector<int> take();

private:
    static constexpr int digitBits = 13;
    static constexpr std::size_t buckets = std::size_t(1) << digitBits;
    using Counts = std::array<quint32, buckets>;
    enum class Stage : quint8 { Idle, Pack, Sort, Unpack, Done };

    void pack();
    void sortDigit();

    Stage m_stage = Stage::Idle;
    std::vector<qint64> m_keys;
    std::vector<quint64> m_packed, m_other; ///< key above, row below
    std::vector<Counts> m_counts;           ///< rows by digit, for each digit from the lowest
    int m_rowBits = 0, m_keyBits = 0, m_sortedBits = 0;
    std::vector<int> m_rows;
};

} // namespace huying
