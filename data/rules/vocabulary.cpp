// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/vocabulary.h"

#include "data/model/jsontable.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <algorithm>

namespace huying
{

namespace
{

constexpr qsizetype longestName = 40; ///< a name is not longer; what is cannot be one
constexpr int guessRank = 10;

/// What was typed, looked at once and not for each of 26,000 names.
struct Typed
{
    QString text, lower;
    bool isLatin; ///< only such text can be initials or a code
};

int rankOf(const Vocabulary::Entry &entry, const Typed &typed)
{
    if (const qsizetype at = entry.name.indexOf(typed.text); at >= 0)
        return at > 0 ? 3 : entry.name.size() == typed.text.size() ? 0 : 2;
    if (!typed.isLatin)
        return -1;
    if (entry.code.size() == typed.text.size() && entry.code.compare(typed.text, Qt::CaseInsensitive) == 0)
        return 0;
    const qsizetype at = entry.initials.indexOf(typed.lower);
    if (at == 0)
        return entry.initials.size() == typed.lower.size() ? 4 : 5;
    return at > 0 && typed.lower.size() > 1 ? 6 : -1;
}

QSet<QString> pairsOf(const QString &text)
{
    QSet<QString> pairs;
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        pairs << text.mid(i, 2);
    return pairs;
}

} // namespace

void Vocabulary::set(Kind kind, const Pairs &codesAndNames)
{
    QList<Entry> &entries = m_entries[static_cast<int>(kind)];
    entries.clear();
    entries.reserve(codesAndNames.size());
    for (const auto &[code, name] : codesAndNames)
        entries << Entry{code, name, m_text.initials(name), false};
}

void Vocabulary::setSayings(const Pairs &wordsAndItems)
{
    m_sayings = wordsAndItems;
}

QString Vocabulary::nameOf(Kind kind, const QString &code) const
{
    const QList<Entry> &entries = m_entries[static_cast<int>(kind)];
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry &e) { return e.code == code; });
    return found == entries.end() ? QString() : found->name;
}

/// Items that share two-character words with what was typed: the more of them, the likelier.
void Vocabulary::guess(const QString &typed, QList<Found> &found) const
{
    const QSet<QString> words = pairsOf(typed);
    for (const Entry &entry : m_entries[static_cast<int>(Kind::Item)]) {
        const QSet<QString> other = pairsOf(entry.name);
        const auto shared = static_cast<int>(std::ranges::count_if(words, [&](const QString &w) { return other.contains(w); }));
        if (shared > 0 && shared * 10 >= 3 * static_cast<int>(std::min(words.size(), other.size())))
            found << Found{guessRank, -shared, &entry};
    }
}

QList<Vocabulary::Entry> Vocabulary::match(Kind kind, const QString &typed, int limit) const
{
    if (typed.isEmpty() || typed.size() > longestName)
        return {};
    const Typed looked{typed, typed.toLower(), std::ranges::all_of(typed, [](QChar c) { return c.unicode() < 128; })};
    const QList<Entry> &all = m_entries[static_cast<int>(kind)];
    QList<Found> found;
    QSet<QString> said;
    if (kind == Kind::Item)
        for (const auto &[word, item] : m_sayings)
            if (word == typed)
                said << item;
    for (const Entry &entry : all) {
        int rank = rankOf(entry, looked);
        if (said.contains(entry.code) && rank != 0)
            rank = 1;
        if (rank >= 0)
            found << Found{rank, static_cast<int>(entry.name.size()), &entry};
    }
    if (kind == Kind::Item && found.isEmpty())
        guess(typed, found);
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return std::pair(a.rank, a.order) < std::pair(b.rank, b.order);
    });
    QList<Entry> entries;
    for (const Found &f : found.mid(0, limit)) {
        entries << *f.entry;
        entries.last().isGuess = f.rank == guessRank;
    }
    return entries;
}

Result<Vocabulary::Pairs> loadSayings()
{
    const auto table = JsonTable::load(QStringLiteral("codes/sayings.json"));
    if (!table)
        return tl::unexpected(table.error());
    Vocabulary::Pairs sayings;
    QHash<QString, QString> items;
    for (const QJsonValue &row : table->root()[QLatin1String("sayings")].toArray()) {
        const QString item = row[QLatin1String("item")].toString();
        for (const QJsonValue &value : row[QLatin1String("words")].toArray()) {
            const QString word = value.toString();
            if (word.isEmpty() || item.isEmpty())
                return table->wrong(item, QStringLiteral("item 和 words 都要写"));
            if (const QString other = items.value(word, item); other != item)
                return table->wrong(word, QStringLiteral("已是 %1 的说法，一个说法只能对一个事项").arg(other));
            items.insert(word, item);
            sayings.append({word, item});
        }
    }
    return sayings;
}

} // namespace huying
