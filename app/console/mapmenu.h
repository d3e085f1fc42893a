// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QObject>
#include <functional>

class QMenu;

namespace huying
{

class MapView;
class Session;
struct MapTarget;

/// What the right button, or the menu key, offers at a place of the map: what is there, and what can be done there.
/// A child of the map; the session outlives it.
class MapMenu : public QObject
{
    Q_OBJECT
public:
    /// Takes a case in at a place; `area` is the code of its grid, empty outside of all.
    using NewCase = std::function<void(LonLat place, const QString &area)>;

    MapMenu(MapView &map, Session &session);

    /// Without it nothing is offered.
    void setCover(std::function<void(LonLat)> cover) { m_cover = std::move(cover); }
    /// Puts a unit at a place, in thought; `whom` says who, empty: nobody.
    void setTry(std::function<QString()> whom, std::function<void(LonLat)> put) { m_whom = std::move(whom), m_put = std::move(put); }
    void setNearby(std::function<void(LonLat)> nearby) { m_nearby = std::move(nearby); }
    void setInside(std::function<void(const Ring &)> inside) { m_inside = std::move(inside); }
    void setNewCase(NewCase newCase) { m_newCase = std::move(newCase); }

private:
    void open(const MapTarget &target, LonLat place, QPoint at);
    void addTarget(QMenu &menu, const MapTarget &target);
    void addPlace(QMenu &menu, LonLat place);

    MapView &m_map;
    Session &m_session;
    NewCase m_newCase;
    std::function<void(LonLat)> m_cover, m_put, m_nearby;
    std::function<QString()> m_whom;
    std::function<void(const Ring &)> m_inside;
};

/// Latitude first, as surveyors and most map programs read it; five decimals are a metre.
QString coordinateText(LonLat place);

} // namespace huying
