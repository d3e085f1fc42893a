// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/hitwords.h"

#include <QCoreApplication>

namespace huying {

namespace {

struct HitWords
{
    Q_DECLARE_TR_FUNCTIONS(HitWords)
};

} // namespace

QString markOf(HitKind kind)
{
    switch (kind) {
    case HitKind::Case: return HitWords::tr("C", "mark of a case");
    case HitKind::Place: return HitWords::tr("P", "mark of a place");
    case HitKind::Organization: return HitWords::tr("O", "mark of an organisation");
    case HitKind::Area: return HitWords::tr("A", "mark of an area");
    case HitKind::Road: return HitWords::tr("R", "mark of a road");
    }
    return {};
}

QString wordOf(HitKind kind)
{
    switch (kind) {
    case HitKind::Case: return HitWords::tr("Case");
    case HitKind::Place: return HitWords::tr("Place");
    case HitKind::Organization: return HitWords::tr("Organisation");
    case HitKind::Area: return HitWords::tr("Area");
    case HitKind::Road: return HitWords::tr("Road");
    }
    return {};
}

QString effectOf(const SearchHit &hit)
{
    if (hit.kind == HitKind::Case)
        return hit.place ? HitWords::tr("Fly there and open the case file") : HitWords::tr("Open the case file");
    if (!hit.place)
        return HitWords::tr("Not on the map");
    return hit.kind == HitKind::Area ? HitWords::tr("Fly to the area and select it") : HitWords::tr("Fly there");
}

bool sameThing(const SearchHit &a, const SearchHit &b)
{
    return a.kind == b.kind && a.fid == b.fid && a.caseId == b.caseId;
}

} // namespace huying
