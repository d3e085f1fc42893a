// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/addressplaces.h"

#include "data/model/ground.h"

#include <QRegularExpression>
#include <algorithm>
#include <cstdlib>

namespace huying
{

namespace
{

using How = PlaceCandidate::How;

constexpr double together = 60;       ///< metres
constexpr int farthestNumber = 30;    ///< a number so far off says nothing any more
constexpr qsizetype atMost = 8;

/// What a hit is called and where it is said to be: of a case only the address counts.
QString addressOf(const SearchHit &hit)
{
    return hit.kind == HitKind::Case ? hit.detail : hit.title + QLatin1Char(' ') + hit.detail;
}

PlaceCandidate candidate(How how, const SearchHit &hit, const AreaTree *areas)
{
    PlaceCandidate found{how, hit.kind, hit.kind == HitKind::Case ? hit.detail : hit.title,
                         hit.kind == HitKind::Case ? hit.title : hit.detail, *hit.place, {}};
    if (const int area = areas ? areas->areaAt(found.place) : -1; area >= 0)
        found.area = areas->at(area).code;
    return found;
}

/// Pinyin initials: the search has matched them, the names don't hold them.
bool isInitials(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

bool holdsAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &w) { return text.contains(w, Qt::CaseInsensitive); });
}

/// 0 is the thing itself; a longer name holds the words by the way.
int distanceOf(const QString &address, const SearchHit &hit)
{
    if (hit.title == address || hit.detail == address)
        return 0;
    const bool ends = hit.detail.endsWith(address) || hit.title.endsWith(address);
    return (ends ? 1 : 100) + static_cast<int>(addressOf(hit).size());
}

void add(QList<PlaceCandidate> &list, PlaceCandidate next)
{
    const bool known = std::any_of(list.begin(), list.end(), [&](const PlaceCandidate &c) {
        return metresBetween(c.place, next.place) < together;
    });
    if (!known && list.size() < atMost)
        list << std::move(next);
}

QList<SearchHit> exactHits(const QString &address, const QList<SearchHit> &hits)
{
    const QStringList words = address.simplified().split(QLatin1Char(' '));
    QList<SearchHit> exact;
    for (const SearchHit &hit : hits)
        if (hit.place && hit.kind != HitKind::Road && hit.kind != HitKind::Area
            && (isInitials(address) || holdsAll(addressOf(hit), words)))
            exact << hit;
    std::stable_sort(exact.begin(), exact.end(), [&](const SearchHit &a, const SearchHit &b) {
        return distanceOf(address, a) < distanceOf(address, b);
    });
    // The name itself needs no company of others that merely hold it.
    if (!exact.isEmpty() && distanceOf(address, exact.first()) == 0)
        exact.removeIf([&](const SearchHit &hit) { return distanceOf(address, hit) > 0; });
    return exact;
}

void addNeighbours(QList<PlaceCandidate> &list, const StreetNumber &wanted, const QList<SearchHit> &hits, const AreaTree *areas)
{
    QList<std::pair<int, const SearchHit *>> near;
    for (const SearchHit &hit : hits) {
        const StreetNumber there = streetNumberOf(addressOf(hit));
        const int apart = std::abs(there.number - wanted.number);
        if (hit.place && there.number && there.street.endsWith(wanted.street) && apart <= farthestNumber)
            near.append({apart, &hit});
    }
    std::stable_sort(near.begin(), near.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[apart, hit] : near.mid(0, 1))
        add(list, candidate(How::Near, *hit, areas));
}

} // namespace

StreetNumber streetNumberOf(const QString &address)
{
    static const QRegularExpression pattern(QStringLiteral("^(.*?[路街道巷弄里村组])\\s*(\\d{1,4})\\s*号"));
    const auto match = pattern.match(address);
    return match.hasMatch() ? StreetNumber{match.captured(1).simplified(), match.captured(2).toInt()} : StreetNumber{address, 0};
}

QList<PlaceCandidate> placesOf(const QString &address, const QList<SearchHit> &hits, const AreaTree *areas)
{
    QList<PlaceCandidate> found;
    for (const SearchHit &hit : hits)
        if (hit.kind == HitKind::Area && hit.place && hit.title == address)
            add(found, candidate(How::Area, hit, areas));
    if (!found.isEmpty())
        return found;
    const StreetNumber wanted = streetNumberOf(address);
    for (const SearchHit &hit : hits) // a street named without a number is the street, not the shops in it
        if (hit.kind == HitKind::Road && hit.place && !wanted.number && hit.title == address)
            add(found, candidate(How::Street, hit, areas));
    if (!found.isEmpty())
        return found;
    for (const SearchHit &hit : exactHits(address, hits))
        add(found, candidate(How::Exact, hit, areas));
    if (found.isEmpty() && wanted.number)
        addNeighbours(found, wanted, hits, areas);
    if (found.isEmpty())
        for (const SearchHit &hit : hits)
            if (hit.kind == HitKind::Road && hit.place && wanted.street.endsWith(hit.title))
                add(found, candidate(How::Street, hit, areas));
    return found;
}

} // namespace huying
