// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/mapcontent.h"
#include "maps/view/maptarget.h"

#include <QPolygonF>

namespace huying {

/// What of the shown layers lies within a ring (world, odd-even), with the filters that are on; `cases` and `units`
/// are as content's rows, for the owner of the models to name. For any thread.
struct PickedRows
{
    std::vector<qint32> cases, units;
    PickCounts counts;
    QList<std::pair<RegisterKind, quint32>> items;
};
PickedRows pickRows(const MapContent &content, const QPolygonF &ring, double zoom);

RegisterKind kindOf(MapRegister reg);

} // namespace huying
