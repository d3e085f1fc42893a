// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/unitlegs.h"

#include <QJsonArray>
#include <QSet>
#include <algorithm>

namespace huying
{

namespace
{

constexpr double nearShare = 0.2; ///< of the limit left

/// Kinds after which nobody is under way any more.
const QSet<QString> callsAllOff{QStringLiteral("recall"), QStringLiteral("return"), QStringLiteral("escalate"),
                                QStringLiteral("reassign")};
const QSet<QString> endsAll{QStringLiteral("resolve"), QStringLiteral("agree"), QStringLiteral("close"), QStringLiteral("force_close"),
                            QStringLiteral("quick_close"), QStringLiteral("void"), QStringLiteral("not_found")};

void send(QList<UnitLeg> &legs, const Action &action)
{
    QList<UnitLeg> next;
    for (const QJsonValue &value : action.payload[QLatin1String("units")].toArray()) {
        const QString unit = value.toString();
        const auto there = std::find_if(legs.begin(), legs.end(), [&unit](const UnitLeg &l) { return l.unit == unit && !l.doneAt; });
        UnitLeg leg;
        leg.unit = unit;
        leg.caseId = action.caseId;
        leg.sentAt = action.at;
        leg.receiveDue = action.payload[QLatin1String("receive_due")].toInteger();
        leg.arriveDue = action.payload[QLatin1String("arrive_due")].toInteger();
        next << (there != legs.end() ? *there : leg);
    }
    legs = next;
}

void step(QList<UnitLeg> &legs, const Action &action, TimeMs UnitLeg::*when)
{
    const QString unit = action.payload[QLatin1String("unit")].toString();
    for (UnitLeg &leg : legs)
        if ((unit.isEmpty() || leg.unit == unit) && !leg.doneAt && !(leg.*when)) {
            leg.*when = action.at;
            if (!leg.receivedAt)
                leg.receivedAt = action.at; // who drives or stands there has had the order
        }
}

} // namespace

Lamp UnitLeg::lamp(TimeMs now) const
{
    const TimeMs due = nextDue();
    if (!due)
        return Lamp::NoData;
    if (now > due)
        return Lamp::Overdue;
    return static_cast<double>(due - now) <= nearShare * static_cast<double>(due - sentAt) ? Lamp::Near : Lamp::OnTime;
}

QList<UnitLeg> unitLegs(const QList<Action> &actions)
{
    QList<UnitLeg> legs;
    QList<QList<UnitLeg>> before; // for what is undone
    for (const Action &action : actions) {
        if (action.kind == QLatin1String("undo")) {
            if (!before.isEmpty())
                legs = before.takeLast();
            continue;
        }
        before << legs;
        if (action.kind == QLatin1String("dispatch"))
            send(legs, action);
        else if (action.kind == QLatin1String("receive"))
            step(legs, action, &UnitLeg::receivedAt);
        else if (action.kind == QLatin1String("depart"))
            step(legs, action, &UnitLeg::departedAt);
        else if (action.kind == QLatin1String("arrive"))
            step(legs, action, &UnitLeg::arrivedAt);
        else if (action.kind == QLatin1String("stand_down"))
            step(legs, action, &UnitLeg::doneAt);
        else if (callsAllOff.contains(action.kind))
            legs.clear();
        else if (endsAll.contains(action.kind))
            for (UnitLeg &leg : legs)
                leg.doneAt = leg.doneAt ? leg.doneAt : action.at;
    }
    return legs;
}

} // namespace huying
