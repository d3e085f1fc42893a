// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/store/searchtext.h"

#include <QList>
#include <QString>

namespace huying
{

/// What the words of a command can mean: items, organisations, channels, units, by name, pinyin initials and what
/// people say instead. Not thread-safe.
class Vocabulary
{
public:
    enum class Kind : quint8 { Item, Organization, Channel, Unit };
    struct Entry
    {
        QString code, name, initials;
        bool isGuess = false; ///< only part of the words are the same
    };
    using Pairs = QList<std::pair<QString, QString>>;

    void set(Kind kind, const Pairs &codesAndNames);
    /// Words that stand for an item besides its name; those of codes that the kind does not have are left out.
    void setSayings(const Pairs &wordsAndItems);
    /// Best first: the name itself, a saying, a name that begins so, one that holds it, initials that begin so or
    /// hold it; for items at last those that share words, as a guess.
    QList<Entry> match(Kind kind, const QString &typed, int limit) const;
    /// The first that there are, for who has typed nothing yet.
    QList<Entry> some(Kind kind, int limit) const { return m_entries[static_cast<int>(kind)].mid(0, limit); }
    /// Empty if there is none of that code.
    QString nameOf(Kind kind, const QString &code) const;

private:
    struct Found
    {
        int rank, order;
        const Entry *entry;
    };
    void guess(const QString &typed, QList<Found> &found) const;

    QList<Entry> m_entries[4];
    Pairs m_sayings;
    mutable SearchText m_text;
};

/// The site's codes/sayings.json, else the built-in one: words and the item that they mean.
Result<Vocabulary::Pairs> loadSayings();

} // namespace huying
