// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/rules/alarms.h"
#include "data/rules/unitmatch.h"

#include <QSet>
#include <deque>
#include <functional>

namespace huying
{

struct FenceRule
{
    enum class When : quint8 { Enter, Exit, Dwell };
    When when = When::Enter;
    TimeMs after = 0;
    int priority = 3;
    QString text;
};

/// An area or a circle, and what is to be told of units that come and go.
struct Geofence
{
    enum class Where : quint8 { Own, Area, Circle };
    QString id, name, area;
    Where where = Where::Own;
    LonLat centre;
    double radius = 0; ///< metres
    UnitMatch who;
    bool onShift = false, freeOnly = false;
    QList<FenceRule> rules;
};

/// resources/geofences.json. Errors name file, fence and reason.
Result<QList<Geofence>> geofencesFromJson(const QByteArray &json, const QString &fileName);
Result<QList<Geofence>> loadGeofences();

/// Follows units over the borders of fences by their believed fixes; two in a row on the other side make a crossing, since
/// receivers tremble. GUI thread.
class GeofenceWatch
{
public:
    using UnitOf = std::function<const UnitRow *(const QString &ref)>;

    struct Crossing
    {
        TimeMs at = 0;
        QString unit, fence; ///< fence: its id
        bool isIn = false;
    };

    GeofenceWatch() = default;
    GeofenceWatch(QList<Geofence> fences, UnitOf unitOf) : m_fences(std::move(fences)), m_unitOf(std::move(unitOf)) {}

    const QList<Geofence> &fences() const { return m_fences; }
    void setAreas(AreaTreePtr areas);
    void take(const UnitRow &unit, LonLat place, TimeMs at);
    /// What is to be told now; a condition lasts as long as the unit stays on that side.
    QList<AlarmCondition> conditions(TimeMs now) const;
    /// The newest first, at most 200.
    const std::deque<Crossing> &crossings() const { return m_crossings; }
    int insideOf(qsizetype fence) const { return m_inside.value(fence); }

private:
    struct Side
    {
        bool isKnown = false, isIn = false, hasCrossed = false;
        int doubts = 0; ///< fixes in a row on the other side
        TimeMs since = 0, turnedAt = 0;
    };
    using Key = std::pair<qsizetype, QString>; ///< fence, unit

    const QList<qsizetype> &fencesOf(const UnitRow &unit);
    bool isIn(const Geofence &fence, const UnitRow &unit, LonLat place) const;
    void turn(const Key &key, Side &side, bool isIn, TimeMs since);
    void addConditions(const Key &key, const Side &side, TimeMs now, QList<AlarmCondition> &conditions) const;

    QList<Geofence> m_fences;
    UnitOf m_unitOf;
    AreaTreePtr m_areas;
    QHash<QString, QList<qsizetype>> m_of; ///< fences by unit
    QHash<Key, Side> m_sides;
    QSet<Key> m_telling;                   ///< on a side that a rule is about
    QHash<qsizetype, int> m_inside;
    std::deque<Crossing> m_crossings;
};

} // namespace huying
