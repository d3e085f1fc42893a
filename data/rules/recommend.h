// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/model/result.h"
#include "data/model/unitrow.h"

#include <QHash>
#include <functional>

namespace huying
{

struct NeededForce
{
    QString role; ///< as in the units' column `role`
    int count = 1;
    bool operator==(const NeededForce &) const = default;
};

/// What those who are sent are to do (处置预案), each step ticked or only offered.
struct ResponsePlan
{
    struct Step
    {
        QString text;
        bool isOn = true;
        bool operator==(const Step &) const = default;
    };
    QString code; ///< "SOP-017"
    QList<Step> steps;
    bool operator==(const ResponsePlan &) const = default;
};

/// Which units a case calls for (resources/runcards.json).
class RunCards
{
public:
    static Result<RunCards> load();
    static Result<RunCards> fromJson(const QByteArray &json, const QString &fileName);
    /// By the card that routing named, else by the item's class, else the default.
    QList<NeededForce> neededFor(const QString &card, const QString &item) const;
    /// By the card, else the item, else its class; without steps if there is none.
    QStringList names() const { return m_cards.keys(); }
    ResponsePlan planFor(const QString &card, const QString &item) const;

private:
    QHash<QString, QList<NeededForce>> m_cards, m_classes;
    QHash<QString, ResponsePlan> m_plans;
    QList<NeededForce> m_default;
};

/// How a unit gets to a place by road.
struct RoadLeg
{
    bool isReachable = true; ///< false: no road leads there from where it is
    TimeMs travelMs = -1;
    double metres = -1;
};
/// Nothing as long as the road network has not answered, and for units far from any road. GUI thread, at once.
using RoadLegs = std::function<std::optional<RoadLeg>(const UnitRow &)>;

/// Metres a second that a unit of this kind does not exceed, however good the road is; 0: as fast as the road allows.
double topSpeedOf(UnitKind kind);

/// Why a unit stands where it stands in the list.
struct UnitAdvice
{
    QString ref;
    int place = 0;              ///< 1 is the best
    bool capable = false, onDuty = false, certified = false, free = false;
    int load = 0;               ///< open cases that it has now
    double metres = -1;         ///< as the crow flies; −1: no position
    double roadMetres = -1;     ///< −1: unknown, travelMs is then estimated from `metres`
    bool isCutOff = false;      ///< no road leads there
    TimeMs travelMs = -1;       ///< −1: unknown
    TimeMs fixAgeMs = -1;
    QStringList reasons;        ///< short, the decisive ones first
    /// Sending it needs an explicit yes: off duty, no valid certificate, or offline.
    bool needsYes() const { return !onDuty || !certified; }
};

struct DispatchFacts
{
    TimeMs now = 0;
    QList<NeededForce> needed;
    QHash<QString, int> load; ///< open cases by unit
    RoadLegs byRoad;            ///< to the case; where it knows nothing, straight line by the kind's usual speed
};

/// Within a shift such as "白班 08:00–18:00", also over midnight; without hours always.
bool isOnShift(const QString &shift, TimeMs at);

/// The best units first: capability, duty, certificate, status, load, then time to get there. `atMost` < 0: all.
QList<UnitAdvice> adviseUnits(const CaseState &state, const QList<UnitRow> &units, const DispatchFacts &facts,
                              qsizetype atMost = -1);

/// Why sending it needs an explicit yes, in short words; empty if it does not.
QStringList doubtsAbout(const UnitRow &unit, TimeMs now);

/// The best that fill what is needed, as the recommended dispatch; only those that need no explicit yes.
QStringList recommendedUnits(const QList<UnitAdvice> &advice, const QList<UnitRow> &units, const QList<NeededForce> &needed);

} // namespace huying
