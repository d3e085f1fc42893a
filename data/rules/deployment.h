// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/unitrow.h"

#include <array>

namespace huying
{

/// Where units stand, tried out: a fork of the free ones' places that changes nothing until it is ordered.
class Deployment
{
public:
    struct Unit
    {
        QString ref;
        UnitKind kind = UnitKind::Person;
        LonLat stands; ///< when the fork was made
        LonLat planned;
        bool isMoved() const { return !(stands == planned); }
    };

    /// Those that are free and have a place; of one role alone if one is named.
    explicit Deployment(const QList<UnitRow> &units = {}, const QString &role = {});
    /// Roles of the units that could be in a fork, with how many of each, the most first.
    static QList<std::pair<QString, int>> roles(const QList<UnitRow> &units);

    const QList<Unit> &units() const { return m_units; }
    const Unit *unit(const QString &ref) const;
    QList<Unit> moved() const; ///< in the order of the roster
    /// False for a unit that is not in the fork, and for one that stands there already.
    bool move(const QString &ref, LonLat to);
    bool undo(); ///< the last move; false if there is none
    void reset();

private:
    struct Step
    {
        qsizetype unit;
        LonLat from;
    };

    QList<Unit> m_units;
    QList<Step> m_steps;
};

/// How soon somebody is at the middle of a grid.
struct GridReach
{
    int area = -1;     ///< in the AreaTree
    float seconds = -1; ///< −1: nobody in time, −2: far from any road
    QString unit;      ///< who; empty if nobody
};

/// Grids and their people, counted once per range.
struct Reachability
{
    static constexpr std::array<int, 3> ranges{300, 600, 900}; ///< seconds
    struct Count
    {
        int grids = 0;
        qint64 people = 0;
        bool operator==(const Count &) const = default;
    };

    std::array<Count, ranges.size()> within;
    Count all, offRoad; ///< off the road: their middles lie far from any

    bool operator==(const Reachability &) const = default;
};

/// The grids of the place that have a shape, by index: what is asked about.
std::vector<int> gridsOf(const AreaTree &areas);
Reachability reachabilityOf(const QList<GridReach> &reaches, const AreaTree &areas);

struct ReachChange
{
    int area = -1;
    float before = -1, after = -1; ///< seconds as in GridReach
    QString unit;                  ///< who is first afterwards
    int rangeBefore = 3, rangeAfter = 3; ///< index in Reachability::ranges; 3: none of them
};

/// Grids that fall into another range: those that lose first, those with more people first.
QList<ReachChange> changesBetween(const QList<GridReach> &before, const QList<GridReach> &after, const AreaTree &areas);
/// Grids that nobody reaches in the widest range, those with more people first.
QList<ReachChange> unreached(const QList<GridReach> &reaches, const AreaTree &areas);

} // namespace huying
