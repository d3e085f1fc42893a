// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/jsontable.h"
#include "data/model/unitrow.h"

namespace huying
{

/// Which units a rule is about: any that is named by one of the lists; all, if all lists are empty.
struct UnitMatch
{
    QStringList roles, units;
    QList<UnitKind> kinds;

    bool holds(const UnitRow &unit) const
    {
        return (roles.isEmpty() && units.isEmpty() && kinds.isEmpty()) || roles.contains(unit.role) || units.contains(unit.ref) || kinds.contains(unit.kind);
    }

    /// {"roles": […], "kinds": […], "units": […]}. An unknown kind is told as such.
    static Result<UnitMatch> fromJson(const QJsonObject &who);
};

} // namespace huying
