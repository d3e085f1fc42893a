// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <array>
#include <span>
#include <vector>

namespace huying
{

/// Row numbers in the order of their keys, rows with equal keys in the order of their numbers, made in steps of about a
/// millisecond each for a million rows. A radix sort on the high digits of the keys leaves few rows side by side that
/// still have to be compared. Keys lie in groups around multiples of `rankGroup`; that only makes them narrow enough to
/// need few digits, any keys sort.
class RankedRows
{
public:
    static constexpr qint64 rankGroup = qint64(1) << 60;

    /// Forgets what was begun before. What it works with stays allocated: fresh memory would cost as much as the sorting.
    void begin(std::size_t rows);
    /// One a row, to be filled in before the first step.
    std::span<qint64> keys() { return m_keys; }
    /// One step; true when the order is there.
    bool step();
    bool isBegun() const { return m_stage != Stage::Idle; }
    void drop() { m_stage = Stage::Idle; }
    /// The order, once step() was true; forgets it. What `rows` held serves the next order as memory.
    void take(std::vector<int> &rows);

private:
    static constexpr int groupCount = 17; ///< those of the least and of the greatest keys are half as wide
    static constexpr int digits = 5, digitBits = 5; ///< to more places at a time writing is slower than to go over the rows more often
    static constexpr std::size_t buckets = std::size_t(1) << digitBits;
    enum class Stage : quint8 { Idle, Measure, Pack, Sort, Compare, Done };

    void endStage();
    void measure(std::size_t last);
    void layOut();
    void place();
    void pack(std::size_t last);
    void sortDigit(std::size_t last);
    void compare(std::size_t last);
    void sortRun(std::size_t first, std::size_t last);

    Stage m_stage = Stage::Idle;
    std::size_t m_next = 0; ///< where the stage that goes on has come to
    std::vector<qint64> m_keys;
    std::array<quint64, groupCount> m_least, m_most; ///< offsets in each group
    std::array<quint64, groupCount> m_base;          ///< added to its offsets, a group follows the one before
    std::vector<quint64> m_packed, m_other; ///< the key's highest bits, below them the row
    std::array<std::array<quint32, buckets>, digits> m_places; ///< where the next row goes, for each digit from the lowest
    std::array<std::array<quint32, buckets * buckets>, (digits + 1) / 2> m_pairs; ///< rows by two digits at a time
    int m_rowBits = 0, m_shift = 0;                            ///< below the key, below its lowest digit
    int m_dropped = 0;                                         ///< bits of the key that had no room
    int m_digit = 0;
    std::vector<int> m_rows;
};

} // namespace huying
