// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/pointmask.h"

#include <algorithm>
#include <array>

namespace huying {

namespace {

std::array<bool, 256> wantedCategories(const PointTable &points, const PointFilter &filter)
{
    std::array<bool, 256> wanted;
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

/// One more than the areas, for the points without one, which have index −1.
std::vector<char> wantedAreas(const AreaTree *areas, const QString &code)
{
    const std::size_t size = areas ? areas->all().size() : 0;
    std::vector<char> wanted(size + 1, 0);
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

void PointMask::sift(const PointTable &t, const PointFilter &filter, const AreaTree *areas, int today)
{
    const std::array<bool, 256> categories = wantedCategories(t, filter);
    const std::vector<char> places = filter.area.isEmpty() ? std::vector<char>() : wantedAreas(areas, filter.area);
    const bool offline = filter.offline && !t.offline.empty();
    const bool overdue = filter.unvisitedDays > 0 && !t.visited.empty();
    const int since = today - filter.unvisitedDays;
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        const std::size_t from = word * 64, to = std::min<std::size_t>(from + 64, t.size());
        quint64 bits = 0;
        for (std::size_t row = from; row < to; ++row) {
            bool wanted = categories[t.category[row]];
            if (!places.empty()) {
                const auto area = static_cast<std::size_t>(t.area[row] + 1);
                wanted = wanted && area < places.size() && places[area] != 0;
            }
            if (offline)
                wanted = wanted && t.offline[row] != 0;
            if (overdue)
                wanted = wanted && t.visited[row] < since;
            bits |= static_cast<quint64>(wanted) << (row - from);
        }
        m_words[word] = bits;
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
