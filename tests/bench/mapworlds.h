// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/casestate.h"
#include "data/model/pointtable.h"
#include "data/model/unitrow.h"
#include "data/model/workflow.h"

#include <QSize>
#include <optional>

namespace huying::bench {

/// What is on the map while it is measured.
struct World
{
    QString name;
    bool counted = true; ///< must hold the target
    AreaTreePtr areas;
    Box home;
    QList<CaseState> cases;
    QList<UnitRow> units;
    QList<PointTablePtr> registers;
    TimeMs now = 1765000000000;
    QSize window{1920, 1080};
    double target = 16.7;
    double bytesAPoint = 0; ///< resident, of the people; 0: not measured
};

/// A made-up place; its people without a copy in memory, so that a point's bytes can be told.
World sampleWorld(const QString &name, std::size_t points, int towns, int units, int cases, bool counted);
/// All that a console loads of a store; nothing on trouble, which is said on standard error. Runs an event loop.
std::optional<World> storeWorld(const QString &path, const Workflow &workflow);
/// Of the people, or of the first register where there are none.
PointTablePtr peopleOf(const World &world);

} // namespace huying::bench
