// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/clock.h"
#include "data/model/unitfix.h"
#include "data/model/unitrow.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <random>
#include <vector>

namespace huying
{

/// The units of an invented place, walking and driving its roads near their posts while they are on shift. Only for a
/// demo store: a real one's units say themselves where they are. Lives in the thread of the positions.
class RoadWalk : public QObject
{
public:
    RoadWalk(QString storePath, const Clock &clock, std::function<void(const UnitFix &)> tell);

    void start();
    void setClock(const Clock &clock) { m_clock = clock; }
    /// Instead of the store's; for whoever has them already.
    void set(const std::vector<Line> &roads, const QList<UnitRow> &units);
    /// Moves and tells all that are due; the timer's slot.
    void step(TimeMs now, TimeMs every);

private:
    struct Node
    {
        LonLat place;
        std::vector<quint32> next;
    };
    struct Walker
    {
        QString ref, shift;
        LonLat post, place;
        double metresPerSecond = 0, reach = 0;
        int from = -1, to = -1; ///< −1: no road near; it stands at its post
        TimeMs at = 0, nextAt = 0;
    };

    void addRoad(const Line &line, QHash<WorldPoint, quint32> &nodes);
    void addUnit(const UnitRow &unit);
    void walk(Walker &walker, double metres);
    int onward(const Walker &walker);
    int nearest(LonLat place, double within) const;

    const QString m_path;
    Clock m_clock;
    const std::function<void(const UnitFix &)> m_tell;
    QTimer m_timer;
    std::vector<Node> m_nodes;
    QHash<quint64, std::vector<quint32>> m_cells; ///< nodes by a mesh of about 500 m
    std::vector<Walker> m_walkers;
    std::minstd_rand m_random{7};
};

} // namespace huying
