// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/store/searchindex.h"

namespace huying
{

/// A place that a typed address may mean.
struct PlaceCandidate
{
    enum class How : quint8 {
        Exact,  ///< something of that name or address
        Near,   ///< the nearest known number of that street
        Street, ///< somewhere on that street
        Area    ///< somewhere in that area
    };
    How how = How::Exact;
    HitKind kind = HitKind::Place; ///< what it was found by
    QString name, detail;          ///< as the store has them
    LonLat place;
    QString area; ///< code of the grid, or of the deepest area there; may be empty
};

/// Places for an address among what a search for it gave, the likeliest first; of things that stand together one.
QList<PlaceCandidate> placesOf(const QString &address, const QList<SearchHit> &hits, const AreaTree *areas);

/// "城关街道人民路12号东侧" → "城关街道人民路", 12; number 0 if there is none.
struct StreetNumber
{
    QString street;
    int number = 0;
};
StreetNumber streetNumberOf(const QString &address);

} // namespace huying
