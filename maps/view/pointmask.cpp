// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/pointmask.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace huying {

namespace {

std::array<quint8, 256> wantedCategories(const PointTable &points, const PointFilter &filter)
{
    std::array<quint8, 256> wanted;
    wanted.fill(filter.categories.isEmpty());
    const auto mark = [&](const QString &code, bool value) {
        if (const qsizetype i = points.categories.indexOf(code); i >= 0)
            wanted[static_cast<std::size_t>(std::min<qsizetype>(i, 255))] = value;
    };
    for (const QString &code : filter.categories)
        mark(code, true);
    if (filter.unvisitedDays > 0)
        mark(QStringLiteral("0"), false); // nobody has to visit an ordinary resident
    return wanted;
}

/// One before the areas, for the points without one, which have index −1, and one after them, for those of areas that
/// the tree does not know.
std::vector<quint8> wantedAreas(const AreaTree *areas, const QString &code)
{
    const std::size_t size = areas ? areas->all().size() : 0;
    std::vector<quint8> wanted(size + 2, 0);
    const int top = areas ? areas->indexOf(code) : -1;
    const auto descend = [&](auto &&self, int area) -> void {
        wanted[static_cast<std::size_t>(area + 1)] = 1;
        for (const int child : areas->children(area))
            self(self, child);
    };
    if (top >= 0)
        descend(descend, top);
    return wanted;
}

/// Of bytes that are 0 or 1, the first in the lowest bit: the product brings eight of them together in its top byte.
quint64 bitsOfBytes(const std::array<quint8, 64> &bytes)
{
    static_assert(std::endian::native == std::endian::little);
    quint64 bits = 0;
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        quint64 eight = 0;
        std::memcpy(&eight, bytes.data() + i, sizeof eight);
        bits |= eight * 0x0102040810204080ULL >> 56 << i;
    }
    return bits;
}

} // namespace

PointMask::PointMask(const PointTable &t, const PointFilter &filter, const AreaTree *areas, int today,
                     const std::vector<quint32> &without)
    : m_rows(static_cast<quint32>(t.size())), m_words(t.size() / 64 + 1, 0), m_before(t.size() / 512 + 1, 0)
{
    if (filter.isOn()) {
        sift(t, filter, areas, today);
    } else {
        std::ranges::fill(m_words, ~quint64(0));
        m_words.back() = (quint64(1) << (m_rows & 63)) - 1;
    }
    for (const quint32 row : without)
        m_words[row >> 6] &= ~(quint64(1) << (row & 63));
    quint32 sum = 0;
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        if (word % 8 == 0)
            m_before[word / 8] = sum;
        sum += static_cast<quint32>(std::popcount(m_words[word]));
    }
}

// Column by column over a word's rows: most of that the compiler turns into vectors.
void PointMask::sift(const PointTable &t, const PointFilter &filter, const AreaTree *areas, int today)
{
    const std::array<quint8, 256> categories = wantedCategories(t, filter);
    const std::vector<quint8> places = filter.area.isEmpty() ? std::vector<quint8>() : wantedAreas(areas, filter.area);
    const bool offline = filter.offline && !t.offline.empty();
    const bool overdue = filter.unvisitedDays > 0 && !t.visited.empty();
    const int since = today - filter.unvisitedDays;
    std::array<quint8, 64> wanted{};
    for (std::size_t word = 0, from = 0; from < t.size(); ++word, from += 64) {
        const std::size_t rows = std::min<std::size_t>(64, t.size() - from);
        for (std::size_t i = 0; i < rows; ++i)
            wanted[i] = categories[t.category[from + i]];
        if (!places.empty())
            for (std::size_t i = 0; i < rows; ++i)
                wanted[i] &= places[std::min<std::size_t>(static_cast<quint32>(t.area[from + i]) + 1U, places.size() - 1)]; // −1: the first
        if (offline)
            for (std::size_t i = 0; i < rows; ++i)
                wanted[i] &= static_cast<quint8>(t.offline[from + i] != 0);
        if (overdue)
            for (std::size_t i = 0; i < rows; ++i)
                wanted[i] &= static_cast<quint8>(t.visited[from + i] < since);
        std::fill(wanted.begin() + static_cast<std::ptrdiff_t>(rows), wanted.end(), quint8(0));
        m_words[word] = bitsOfBytes(wanted);
    }
}

quint32 PointMask::rank(quint32 row) const
{
    const quint32 word = row >> 6;
    quint32 sum = m_before[row >> 9];
    for (quint32 w = word & ~7U; w < word; ++w)
        sum += static_cast<quint32>(std::popcount(m_words[w]));
    return sum + static_cast<quint32>(std::popcount(m_words[word] & ((quint64(1) << (row & 63)) - 1)));
}

quint32 PointMask::next(quint32 row) const
{
    if (row >= m_rows)
        return m_rows;
    std::size_t word = row >> 6;
    quint64 bits = m_words[word] & ~quint64(0) << (row & 63);
    while (bits == 0)
        if (++word == m_words.size())
            return m_rows;
        else
            bits = m_words[word];
    return static_cast<quint32>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
}

} // namespace huying
