// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <string_view>
#include <unordered_map>

namespace huying
{

/// Codes and accounts come again and again: as one text each, which is neither translated nor kept twice. What the
/// program makes up for each case has no place here. One thread.
class CodeWords
{
public:
    const QString &of(std::string_view word)
    {
        if (const auto known = m_known.find(word); known != m_known.end())
            return known->second;
        const QString text = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
        return m_known.emplace(word, text).first->second;
    }

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
    };
    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_known;
};

} // namespace huying
