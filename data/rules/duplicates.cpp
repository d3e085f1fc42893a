// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/duplicates.h"

#include <QGeoCoordinate>
#include <QHash>
#include <QSet>
#include <algorithm>
#include <vector>

namespace huying
{

namespace
{

QSet<QString> pairsOf(const QString &text)
{
    QSet<QString> pairs;
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        if (text[i].isLetterOrNumber() && text[i + 1].isLetterOrNumber())
            pairs << text.mid(i, 2);
    return pairs;
}

double shareOf(const QSet<QString> &a, const QString &other)
{
    const QSet<QString> b = pairsOf(other);
    if (a.isEmpty() || b.isEmpty())
        return 0;
    qsizetype shared = 0;
    for (const QString &pair : a)
        shared += b.contains(pair);
    return static_cast<double>(shared) / static_cast<double>(std::min(a.size(), b.size()));
}

std::optional<double> metresBetween(const CaseState &a, const CaseState &b)
{
    if (!a.place || !b.place)
        return std::nullopt;
    return QGeoCoordinate(a.place->lat, a.place->lon).distanceTo(QGeoCoordinate(b.place->lat, b.place->lon));
}

QString sentence(const DuplicateHint &hint, bool sameItem)
{
    QString text = sameItem ? QStringLiteral("同一事项") : QStringLiteral("同一大类");
    text += hint.metres >= 0 ? QStringLiteral("，相距 %1 米").arg(hint.metres, 0, 'f', 0) : QStringLiteral("，地址相同");
    text += hint.ageMs < hourMs ? QStringLiteral("，%1 分钟前").arg(hint.ageMs / minuteMs)
            : hint.ageMs < 2 * dayMs ? QStringLiteral("，%1 小时前").arg(hint.ageMs / hourMs)
                                     : QStringLiteral("，%1 天前").arg(hint.ageMs / dayMs);
    if (hint.reports > 1)
        text += QStringLiteral("，已有 %1 人反映").arg(hint.reports);
    return text;
}

} // namespace

QList<DuplicateHint> duplicatesOf(const CaseState &draft, std::span<const CaseState> open, TimeMs now,
                                  const DuplicateRule &rule)
{
    std::vector<const CaseState *> pointers;
    pointers.reserve(open.size());
    for (const CaseState &c : open)
        pointers.push_back(&c);
    return duplicatesOf(draft, pointers, now, rule);
}

QList<DuplicateHint> duplicatesOf(const CaseState &draft, std::span<const CaseState *const> open, TimeMs now,
                                  const DuplicateRule &rule)
{
    QList<std::pair<double, DuplicateHint>> found;
    QHash<CaseId, int> merged;
    const QSet<QString> words = pairsOf(draft.title + draft.text);
    for (const CaseState *other : open) {
        const CaseState &c = *other;
        if (!c.mergedInto.isNull()) {
            ++merged[c.mergedInto];
            continue;
        }
        const TimeMs age = now - c.reportedAt;
        const bool sameItem = !draft.item.isEmpty() && c.item == draft.item;
        if (c.id == draft.id || c.closedAt || age < 0 || age > rule.window
            || (!sameItem && (draft.item.isEmpty() || c.item.left(3) != draft.item.left(3))))
            continue;
        const auto metres = metresBetween(draft, c);
        if (metres ? *metres > rule.metres : draft.address.isEmpty() || c.address != draft.address)
            continue;
        const double share = shareOf(words, c.title + c.text);
        if (!sameItem && share < 0.5)
            continue;
        DuplicateHint hint{c.id, c.no, c.title, metres.value_or(-1), age, share, 1, {}};
        const double near = 1 - metres.value_or(0) / rule.metres;
        const double fresh = 1 - static_cast<double>(age) / static_cast<double>(rule.window);
        found.append({(sameItem ? 2 : 0) + near + fresh + share, hint});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<DuplicateHint> hints;
    for (auto &[score, hint] : found.mid(0, rule.atMost)) {
        hint.reports = 1 + merged.value(hint.id);
        hint.why = sentence(hint, score >= 2);
        hints << hint;
    }
    return hints;
}

} // namespace huying
