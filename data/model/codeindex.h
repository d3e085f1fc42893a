// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstring>
#include <vector>

namespace huying
{

/// Short codes as small numbers in the order they came. Made for asking millions of times: one mixing step for four
/// characters, one probe as a rule.
class CodeIndex
{
public:
    CodeIndex() { grow(64); }

    /// −1 for one that is not there.
    int find(const QString &code) const
    {
        return m_slots[probe(code)];
    }
    int of(const QString &code)
    {
        const std::size_t at = probe(code);
        if (m_slots[at] >= 0)
            return m_slots[at];
        m_names << code;
        m_slots[at] = static_cast<int>(m_names.size()) - 1;
        if (static_cast<std::size_t>(m_names.size()) * 2 > m_slots.size())
            grow(m_slots.size() * 4);
        return static_cast<int>(m_names.size()) - 1;
    }
    const QString &name(int index) const { return m_names[index]; }
    int size() const { return static_cast<int>(m_names.size()); }
    void clear()
    {
        m_names.clear();
        grow(64);
    }

private:
    static quint64 hash(const QString &code)
    {
        const auto *bytes = reinterpret_cast<const char *>(code.constData());
        auto left = static_cast<std::size_t>(code.size()) * 2;
        quint64 h = left;
        for (; left >= 8; left -= 8, bytes += 8) {
            quint64 word;
            std::memcpy(&word, bytes, 8);
            h = (h ^ word) * 0x9e3779b97f4a7c15ULL;
            h ^= h >> 29;
        }
        if (left) {
            quint64 word = 0;
            std::memcpy(&word, bytes, left);
            h = (h ^ word) * 0x9e3779b97f4a7c15ULL;
            h ^= h >> 29;
        }
        return h;
    }
    bool isAt(int index, const QString &code) const
    {
        const QString &name = m_names[index];
        return name.size() == code.size() && std::memcmp(name.constData(), code.constData(), static_cast<std::size_t>(code.size()) * 2) == 0;
    }
    /// Where the code is, or would go.
    std::size_t probe(const QString &code) const
    {
        std::size_t at = hash(code) & (m_slots.size() - 1);
        while (m_slots[at] >= 0 && !isAt(m_slots[at], code))
            at = (at + 1) & (m_slots.size() - 1);
        return at;
    }
    void grow(std::size_t count)
    {
        m_slots.assign(count, -1);
        for (int i = 0; i < size(); ++i)
            m_slots[probe(m_names[i])] = i;
    }

    QStringList m_names;
    std::vector<int> m_slots;
};

} // namespace huying
