// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/rankedrows.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace huying
{

namespace
{

constexpr std::size_t rowsAStep = std::size_t(1) << 17; ///< rows a step
constexpr quint64 halfGroup = RankedRows::rankGroup / 2;

/// Groups lie around the multiples of rankGroup, from that of the least keys on.
constexpr std::size_t groupOf(qint64 key)
{
    return static_cast<std::size_t>((((key >> 59) + 1) >> 1) + 8);
}

constexpr quint64 offsetOf(qint64 key)
{
    return (static_cast<quint64>(key) + halfGroup) & (RankedRows::rankGroup - 1);
}

} // namespace

void RankedRows::begin(std::size_t rows)
{
    m_keys.resize(rows);
    m_least.fill(std::numeric_limits<quint64>::max());
    m_most.fill(0);
    m_stage = Stage::Measure;
    m_next = 0;
}

bool RankedRows::step()
{
    if (m_stage == Stage::Idle || m_stage == Stage::Done)
        return true;
    const std::size_t last = std::min(m_keys.size(), m_next + rowsAStep);
    switch (m_stage) {
    case Stage::Measure:
        measure(last);
        break;
    case Stage::Pack:
        pack(last);
        break;
    case Stage::Sort:
        sortDigit(last);
        break;
    default:
        compare(last);
    }
    m_next = std::max(m_next, last);
    if (m_next == m_keys.size())
        endStage();
    return m_stage == Stage::Done;
}

void RankedRows::endStage()
{
    m_next = 0;
    if (m_stage == Stage::Measure) {
        layOut();
    } else if (m_stage == Stage::Pack) {
        place();
    } else if (m_stage == Stage::Sort) {
        m_packed.swap(m_other);
        if (++m_digit < digits)
            return;
    }
    m_stage = static_cast<Stage>(static_cast<quint8>(m_stage) + 1);
}

void RankedRows::measure(std::size_t last)
{
    for (const qint64 key : std::span(m_keys).subspan(m_next, last - m_next)) {
        const std::size_t group = groupOf(key);
        const quint64 offset = offsetOf(key);
        m_least[group] = std::min(m_least[group], offset);
        m_most[group] = std::max(m_most[group], offset);
    }
}

/// How keys are packed, once it is known how wide they are.
void RankedRows::layOut()
{
    quint64 next = 0, greatest = 0;
    for (std::size_t group = 0; group < groupCount; ++group) {
        if (m_least[group] > m_most[group])
            continue;
        m_base[group] = next - m_least[group];
        greatest = next + (m_most[group] - m_least[group]);
        next = greatest + 1;
    }
    m_rowBits = static_cast<int>(std::bit_width(m_keys.size()));
    const int keyBits = static_cast<int>(std::bit_width(greatest)), room = 64 - m_rowBits;
    m_dropped = std::max(0, keyBits - room);
    m_shift = m_rowBits + std::max(0, std::min(keyBits, room) - digits * digitBits);
    m_digit = 0;
    for (auto &pairs : m_pairs)
        pairs.fill(0);
    m_packed.resize(m_keys.size());
    m_other.resize(m_keys.size());
    m_rows.resize(m_keys.size());
}

void RankedRows::pack(std::size_t last)
{
    for (std::size_t row = m_next; row < last; ++row) {
        const quint64 key = m_base[groupOf(m_keys[row])] + offsetOf(m_keys[row]);
        const quint64 packed = key >> m_dropped << m_rowBits | row;
        m_packed[row] = packed;
        auto pair = static_cast<std::size_t>(packed >> m_shift);
        for (auto &pairs : m_pairs) {
            ++pairs[pair & (pairs.size() - 1)];
            pair >>= 2 * digitBits;
        }
    }
}

void RankedRows::place()
{
    for (std::size_t digit = 0; digit < digits; ++digit) {
        auto &places = m_places[digit];
        const auto &pairs = m_pairs[digit / 2];
        places.fill(0);
        for (std::size_t pair = 0; pair < pairs.size(); ++pair)
            places[digit % 2 ? pair >> digitBits : pair & (buckets - 1)] += pairs[pair];
        std::exclusive_scan(places.begin(), places.end(), places.begin(), quint32(0));
    }
}

void RankedRows::sortDigit(std::size_t last)
{
    auto &places = m_places[static_cast<std::size_t>(m_digit)];
    const int shift = m_shift + m_digit * digitBits;
    for (const quint64 packed : std::span(m_packed).subspan(m_next, last - m_next))
        m_other[places[static_cast<std::size_t>(packed >> shift) & (buckets - 1)]++] = packed;
}

/// Rows with the same high digits lie side by side: those few by themselves.
void RankedRows::compare(std::size_t last)
{
    const quint64 rowMask = (quint64(1) << m_rowBits) - 1;
    while (m_next < last) {
        std::size_t end = m_next + 1;
        while (end < m_packed.size() && m_packed[end] >> m_shift == m_packed[m_next] >> m_shift)
            ++end;
        if (end - m_next > 1)
            sortRun(m_next, end);
        for (; m_next < end; ++m_next)
            m_rows[m_next] = static_cast<int>(m_packed[m_next] & rowMask);
    }
}

void RankedRows::sortRun(std::size_t first, std::size_t last)
{
    const auto run = std::span(m_packed).subspan(first, last - first);
    if (!m_dropped) {
        if (!std::ranges::is_sorted(run)) // mostly equal keys, as they came
            std::ranges::sort(run);
        return;
    }
    const quint64 rowMask = (quint64(1) << m_rowBits) - 1;
    std::ranges::sort(run, {}, [this, rowMask](quint64 packed) {
        return std::pair(m_keys[packed & rowMask], packed & rowMask);
    });
}

void RankedRows::take(std::vector<int> &rows)
{
    m_stage = Stage::Idle;
    rows.swap(m_rows);
}

} // namespace huying
