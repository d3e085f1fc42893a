// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
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

    /// Forgets what was begun before. `keys`: one a row.
    void begin(std::vector<qint64> keys);
    /// One step; true when the order is there.
    bool step();
    bool isBegun() const { return m_stage != Stage::Idle; }
    void drop() { m_stage = Stage::Idle; }
    /// The order, once step() was true; forgets it.
    std::vector<int> take();

private:
    enum class Stage : quint8 { Idle, Pack, Sort, Unpack, Done };

    void pack();
    void sortDigit();

    Stage m_stage = Stage::Idle;
    std::vector<qint64> m_keys;
    std::vector<quint64> m_packed, m_other; ///< key above, row below
    int m_rowBits = 0, m_keyBits = 0, m_sortedBits = 0;
    std::vector<int> m_rows;
};

} // namespace huying
