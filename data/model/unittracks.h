// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"
#include "data/model/time.h"

#include <QHash>
#include <QString>
#include <vector>

namespace huying
{

struct TrackPoint
{
    WorldPoint at;
    quint32 seconds = 0; ///< since 1970
};

/// Where units have been, in memory alone: 12 bytes a point, `most` points a unit. A unit that stands still takes no more,
/// and where there is no room left every other point of the older half goes, so that a track gets coarser before it gets
/// shorter. GUI thread.
class UnitTracks
{
public:
    static constexpr std::size_t most = 256;
    static constexpr double step = 8; ///< metres: less is a receiver's trembling

    void add(const QString &unit, LonLat place, TimeMs at);
    /// Oldest first; empty for a unit that nobody has heard of.
    const std::vector<TrackPoint> &of(const QString &unit) const;
    std::size_t points() const;

private:
    QHash<QString, std::vector<TrackPoint>> m_tracks;
};

} // namespace huying
