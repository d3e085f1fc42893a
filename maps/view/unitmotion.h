// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/layer.h"

#include <QHash>
#include <QPointF>

namespace huying {

/// Lets unit symbols glide from one fix to the next instead of jumping, and never past the newest: what is drawn has been
/// there. A glide takes as long as the fixes lay apart, at most `longest`; what was away longer, or farther than the eye can
/// follow, jumps. Times are milliseconds of a monotonic clock.
class UnitMotion
{
public:
    static constexpr qint64 longest = 12000;

    /// New marks: every unit among them has `farthest` world steps at most to glide.
    void take(const MarkSet &set, qint64 now, double farthest);
    /// World, of a unit's mark at this instant.
    QPointF placeOf(const Mark &mark, qint64 now) const;
    bool isMoving(qint64 now) const { return now < m_until; }
    void stop();

private:
    struct Glide
    {
        QPointF from, to;
        qint64 begun = 0, lasts = 0;
        qint64 heardAt = 0;  ///< when `to` came
        quint32 round = 0;   ///< of take(): who is not on the map any more is forgotten
    };

    static QPointF at(const Glide &glide, qint64 now);

    QHash<quint32, Glide> m_glides; ///< by unit
    qint64 m_until = 0;
    quint32 m_round = 0;
};

} // namespace huying
