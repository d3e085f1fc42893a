// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/rankedrows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>

namespace huying
{

namespace
{

constexpr int groupCount = 16; ///< a key is one of 2^64, a group 2^60 wide

constexpr std::size_t groupOf(qint64 key)
{
    return static_cast<std::size_t>(((key >> 59) + 1) >> 1) & (groupCount - 1);
}

/// How far from the middle of its group: small, for keys are times.
constexpr qint64 offsetOf(qint64 key)
{
    const qint64 group = ((key >> 59) + 1) >> 1;
    return key - group * RankedRows::rankGroup;
}

/// Groups from the lowest to the highest, by groupOf().
constexpr std::size_t byRank(std::size_t rank)
{
    return (rank + groupCount / 2) & (groupCount - 1);
}

} // namespace

std::vector<qint64> &RankedRows::begin(std::size_t rows)
{
    m_keys.resize(rows);
    m_stage = Stage::Pack;
    return m_keys;
}

bool RankedRows::step()
{
    switch (m_stage) {
    case Stage::Idle:
    case Stage::Done:
        return true;
    case Stage::Pack:
        pack();
        return m_stage == Stage::Done;
    case Stage::Sort:
        sortDigit();
        if (m_sortedBits >= m_keyBits)
            m_stage = Stage::Unpack;
        return false;
    case Stage::Unpack:
        m_rows.resize(m_packed.size());
        std::ranges::transform(m_packed, m_rows.begin(), [mask = (quint64(1) << m_rowBits) - 1](quint64 packed) {
            return static_cast<int>(packed & mask);
        });
        m_stage = Stage::Done;
        return true;
    }
    return true;
}

void RankedRows::pack()
{
    std::array<qint64, groupCount> least, most;
    least.fill(std::numeric_limits<qint64>::max());
    most.fill(std::numeric_limits<qint64>::min());
    for (const qint64 key : m_keys) {
        const std::size_t group = groupOf(key);
        const qint64 offset = offsetOf(key);
        least[group] = std::min(least[group], offset);
        most[group] = std::max(most[group], offset);
    }
    std::array<qint64, groupCount> base{};
    quint64 width = 0;
    bool fits = true;
    for (std::size_t rank = 0; rank < groupCount; ++rank) {
        const std::size_t group = byRank(rank);
        if (least[group] > most[group])
            continue;
        base[group] = static_cast<qint64>(width) - least[group];
        width += static_cast<quint64>(most[group] - least[group]) + 1;
        fits &= width < quint64(1) << 62;
    }
    m_rowBits = static_cast<int>(std::bit_width(m_keys.size()));
    m_keyBits = static_cast<int>(std::bit_width(width));
    m_sortedBits = 0;
    if (!fits || m_rowBits + m_keyBits > 64) {
        m_rows.resize(m_keys.size());
        std::iota(m_rows.begin(), m_rows.end(), 0);
        std::ranges::stable_sort(m_rows, {}, [this](int row) { return m_keys[static_cast<std::size_t>(row)]; });
        m_stage = Stage::Done;
        return;
    }
    m_other.resize(m_keys.size());
    m_packed.resize(m_keys.size());
    m_counts.assign(static_cast<std::size_t>((m_keyBits + digitBits - 1) / digitBits), {});
    for (std::size_t row = 0; row < m_keys.size(); ++row) {
        auto key = static_cast<quint64>(base[groupOf(m_keys[row])] + offsetOf(m_keys[row]));
        m_packed[row] = key << m_rowBits | row;
        for (auto &counts : m_counts) {
            ++counts[key & (buckets - 1)];
            key >>= digitBits;
        }
    }
    m_stage = m_keys.empty() ? Stage::Unpack : Stage::Sort;
}

void RankedRows::sortDigit()
{
    const int shift = m_rowBits + m_sortedBits;
    Counts &at = m_counts[static_cast<std::size_t>(m_sortedBits / digitBits)];
    std::exclusive_scan(at.begin(), at.end(), at.begin(), quint32(0));
    for (const quint64 packed : m_packed)
        m_other[at[static_cast<std::size_t>(packed >> shift) & (buckets - 1)]++] = packed;
    m_packed.swap(m_other);
    m_sortedBits += digitBits;
}

std::vector<int> RankedRows::take()
{
    m_stage = Stage::Idle;
    return std::exchange(m_rows, {});
}

} // namespace huying
