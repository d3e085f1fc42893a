// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/unitboard.h"
#include "data/rules/recommend.h"
#include "maps/view/enginelink.h"

#include <QElapsedTimer>

namespace huying
{

/// How long each unit takes to the places that are looked at: asks the engine, and again as units move. Tells it
/// numbers for units, never who they are. GUI thread; nothing here waits.
class RoadGuide : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the guide.
    RoadGuide(EngineLink &engine, const UnitBoard &units, QObject *parent = nullptr);

    /// What is known now; `changed` when there is more. The function stays good for as long as it is kept.
    RoadLegs legsTo(LonLat place);
    /// Units that are online and get there within these milliseconds; −1 while nobody knows.
    int unitsWithin(LonLat place, TimeMs travel);

signals:
    void changed();

private:
    using Legs = std::vector<std::optional<RoadLeg>>; ///< by number
    struct Place
    {
        LonLat at;
        quint64 request = 0; ///< 0: nothing is on its way
        quint64 moves = 0;   ///< of the units, when it was asked
        bool isAnswered = false;
        QElapsedTimer since; ///< the question
        std::shared_ptr<const Legs> legs; ///< null: nobody knows
    };

    Place &placeFor(LonLat at);
    void ask(Place &place);
    void tellFleet();
    void take(const RoadReach &answer);
    void forget();

    EngineLink &m_engine;
    const UnitBoard &m_units;
    QList<Place> m_places;        ///< the one looked at last at the end
    QHash<QString, int> m_numbers; ///< of units
    QStringList m_refs;           ///< by number
    std::vector<wire::FleetPlace> m_told;
    quint64 m_moves = 1;
};

} // namespace huying
