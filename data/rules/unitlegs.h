// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/model/lamp.h"

#include <QList>

namespace huying
{

/// How far one unit is with what it was sent to.
struct UnitLeg
{
    QString unit;
    CaseId caseId;
    TimeMs sentAt = 0, receivedAt = 0, departedAt = 0, arrivedAt = 0, doneAt = 0;
    TimeMs receiveDue = 0, arriveDue = 0; ///< 0: its orders set no limit

    UnitStage stage() const
    {
        return doneAt ? UnitStage::None : arrivedAt ? UnitStage::OnScene : departedAt ? UnitStage::EnRoute : UnitStage::Sent;
    }
    /// Until when it owes its next step; 0: nothing more.
    TimeMs nextDue() const { return doneAt || arrivedAt ? 0 : receivedAt || departedAt ? arriveDue : receiveDue; }
    /// NoData where nothing is owed.
    Lamp lamp(TimeMs now) const;
    bool operator==(const UnitLeg &) const = default;
};

/// Everybody who was sent to the case since its last organisation, from its actions in order; who was called off is
/// left out. A step without a unit is one of all.
QList<UnitLeg> unitLegs(const QList<Action> &actions);

} // namespace huying
