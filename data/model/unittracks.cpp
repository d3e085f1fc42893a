// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/unittracks.h"

#include "data/model/ground.h"

namespace huying
{

namespace
{

void thin(std::vector<TrackPoint> &track)
{
    std::size_t kept = 0;
    const std::size_t half = track.size() / 2;
    for (std::size_t i = 0; i < track.size(); ++i)
        if (i >= half || i % 2 == 0)
            track[kept++] = track[i];
    track.resize(kept);
}

} // namespace

void UnitTracks::add(const QString &unit, LonLat place, TimeMs at)
{
    std::vector<TrackPoint> &track = m_tracks[unit];
    const TrackPoint point{toWorld(place), static_cast<quint32>(at / secondMs)};
    // The last point is where the unit is: it moves along until it is a step away from the one before.
    const std::size_t count = track.size();
    if (count > 1 && metresBetween(toLonLat(track[count - 2].at), place) < step) {
        track.back() = point;
        return;
    }
    if (count == most)
        thin(track);
    track.push_back(point);
}

const std::vector<TrackPoint> &UnitTracks::of(const QString &unit) const
{
    static const std::vector<TrackPoint> none;
    const auto found = m_tracks.constFind(unit);
    return found == m_tracks.cend() ? none : *found;
}

std::size_t UnitTracks::points() const
{
    std::size_t points = 0;
    for (const auto &track : m_tracks)
        points += track.size();
    return points;
}

} // namespace huying
