// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pointtable.h"

#include <QList>

namespace huying
{

struct CodeCount
{
    QString code; ///< empty: none is known
    qint64 count = 0;
    bool operator==(const CodeCount &) const = default;
};

struct RegisterCount
{
    QString layer; ///< id in the layer model
    RegisterKind kind = RegisterKind::People;
    qint64 count = 0;
    QList<CodeCount> categories; ///< most first; they add up to `count`
};

/// What lies within a piece of the map, counted point by point; nothing about any single one.
struct PickCounts
{
    qint64 cases = 0, units = 0;
    QList<RegisterCount> registers; ///< of the layers that are shown, without the empty ones
    /// Points of all these registers by grid, or by the lowest level that makes a short list; most first.
    QList<CodeCount> areas;
    qint64 points() const
    {
        qint64 sum = 0;
        for (const RegisterCount &r : registers)
            sum += r.count;
        return sum;
    }
};

} // namespace huying
