// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace huying
{

/// Which points of a register are drawn and counted. All that is said must hold; what is not said holds for any.
struct PointFilter
{
    QStringList categories; ///< one of these codes
    QString area;           ///< lies in this area or one below it
    int unvisitedDays = 0;  ///< people in somebody's care whose last visit is longer ago than this, or never was
    bool offline = false;   ///< things that do not answer

    bool isOn() const { return !categories.isEmpty() || !area.isEmpty() || unvisitedDays > 0 || offline; }
    bool operator==(const PointFilter &) const = default;
};

} // namespace huying
