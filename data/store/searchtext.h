// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <memory>

namespace huying
{

/// Turns text into what the FTS5 index holds and queries into what it is asked: every Han character a word of
/// its own, and beside it the string of pinyin initials, letter by letter, so that a phrase query finds
/// two-character words, and "rml" finds 人民路. Readings come from ICU's Han-Latin rules. One per thread.
class SearchText
{
public:
    SearchText();
    ~SearchText();
    SearchText(const SearchText &) = delete;
    SearchText &operator=(const SearchText &) = delete;

    QString words(const QString &text) const; ///< "人民路12号" → "人 民 路 12 号"
    QString initials(const QString &text);    ///< "人民路12号" → "rml12h"; letters and digits stay, in lower case
    QString letters(const QString &text);     ///< initials with spaces between: what the index holds
    /// An FTS5 MATCH expression; empty if the text holds nothing that can be looked for.
    QString query(const QString &text);

private:
    char16_t initialOf(char16_t han);
    struct Rules;
    std::unique_ptr<Rules> m_rules;
    QHash<char16_t, char16_t> m_known;
};

} // namespace huying
