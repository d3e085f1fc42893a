// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/model/pickcounts.h"

#include <QMetaType>

namespace huying {

/// What lies at a place of the map.
struct MapTarget
{
    enum class What { Nothing, Case, Cases, Unit, Units, Item, Items, Area };

    What what = What::Nothing;
    LonLat place; ///< of the thing; under the mouse if there is none
    CaseId caseId;
    QString code; ///< unit ref or area code
    RegisterKind kind = RegisterKind::People;
    quint32 fid = 0;
    int count = 1; ///< things in a cluster

    bool sameThing(const MapTarget &o) const
    {
        return what == o.what && caseId == o.caseId && code == o.code && kind == o.kind && fid == o.fid &&
               count == o.count;
    }
};

/// What a ring or a box round a part of the map holds: the counts are exact, the lists stop at `limit` entries.
struct MapPick
{
    static constexpr int limit = 2000;
    Box box;
    QList<CaseId> cases;
    QStringList units;
    QList<std::pair<RegisterKind, quint32>> items;
    PickCounts counts;
};

} // namespace huying

Q_DECLARE_METATYPE(huying::MapTarget)
Q_DECLARE_METATYPE(huying::MapPick)
