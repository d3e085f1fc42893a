// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace huying
{

/// Codes and accounts come again and again: as one text each, which is neither translated nor kept twice. What the
/// program makes up for each case has no place here. One thread.
class CodeWords
{
public:
    /// Valid until the next word that is new.
    const QString &of(std::string_view word)
    {
        return find(word, [word] { return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())); });
    }
    /// A text that others have already, for a word that is not known yet.
    void add(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        find({utf8.constData(), static_cast<std::size_t>(utf8.size())}, [&text] { return text; });
    }

private:
    template <class Make> const QString &find(std::string_view word, Make &&make)
    {
        const quint64 hash = hashOf(word);
        std::size_t at = hash & (m_slots.size() - 1);
        for (; m_slots[at].word >= 0; at = (at + 1) & (m_slots.size() - 1))
            if (const Known &known = m_known[static_cast<std::size_t>(m_slots[at].word)];
                m_slots[at].tag == tagOf(hash) && known.utf8 == word)
                return known.text;
        m_slots[at] = {tagOf(hash), static_cast<qint32>(m_known.size())};
        m_known.push_back({std::string(word), make()});
        if (m_known.size() * 2 > m_slots.size())
            grow();
        return m_known.back().text;
    }

    struct Known
    {
        std::string utf8; ///< codes are short: it stands beside the text
        QString text;
    };
    struct Slot
    {
        quint32 tag = 0;
        qint32 word = -1; ///< none
    };

    static quint32 tagOf(quint64 hash) { return static_cast<quint32>(hash >> 32); }
    static quint64 hashOf(std::string_view word)
    {
        quint64 hash = word.size();
        for (; !word.empty(); word.remove_prefix(std::min<std::size_t>(8, word.size()))) {
            quint64 eight = 0;
            std::memcpy(&eight, word.data(), std::min<std::size_t>(8, word.size()));
            hash = (hash ^ eight) * 0x9e3779b97f4a7c15ULL;
            hash ^= hash >> 29;
        }
        return hash;
    }
    void grow()
    {
        m_slots.assign(m_slots.size() * 4, {});
        for (std::size_t i = 0; i < m_known.size(); ++i) {
            const quint64 hash = hashOf(m_known[i].utf8);
            std::size_t at = hash & (m_slots.size() - 1);
            while (m_slots[at].word >= 0)
                at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = {tagOf(hash), static_cast<qint32>(i)};
        }
    }

    std::vector<Known> m_known;
    std::vector<Slot> m_slots = std::vector<Slot>(256);
};

} // namespace huying
