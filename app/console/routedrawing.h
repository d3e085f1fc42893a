// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "maps/view/roadtypes.h"

#include <QMap>
#include <QObject>
#include <optional>

namespace huying
{

class AdvicePane;
class MapView;
class Session;

/// The ways to the case at hand on the map: of the units that are ticked for it, dashed, and of the one that is
/// selected. A straight line until the engine has found the way. A child of the map.
class RouteDrawing : public QObject
{
    Q_OBJECT
public:
    RouteDrawing(MapView &map, Session &session, const AdvicePane &pane);

    void setTicked(const QStringList &refs);

private:
    struct Way
    {
        LonLat from, to;
        bool isTicked = false;
        quint64 request = 0; ///< 0: nothing is on its way
        std::optional<RoadRoute> route; ///< may be of where the unit was a moment ago
    };

    void update();
    void ask(const QString &ref, Way &way);
    void take(const RoadRoute &answer);
    void draw();

    MapView &m_map;
    Session &m_session;
    const AdvicePane &m_pane;
    QStringList m_ticked;
    QMap<QString, Way> m_ways; ///< by unit
};

} // namespace huying
