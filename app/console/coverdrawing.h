// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/roadtypes.h"

#include <QObject>
#include <optional>

namespace huying
{

class MapView;
class Session;
class ToastStack;

/// What lies within 5, 10 and 15 minutes by road of the case or unit that is selected, or of a place of the map; for
/// cases and places with how many units that are online get there. Follows the selection. A child of the map.
class CoverDrawing : public QObject
{
    Q_OBJECT
public:
    CoverDrawing(MapView &map, Session &session, ToastStack &toasts);

    bool isOn() const { return m_isOn; }
    void setOn(bool on);
    void showAround(LonLat place); ///< turned on there until something else is selected

signals:
    void turned(bool on);

private:
    struct Centre
    {
        LonLat place;
        bool toward = true; ///< to a case; a unit sets out
        double topSpeed = 0;
        bool operator==(const Centre &) const = default;
    };

    void follow();
    std::optional<Centre> selected() const;
    void ask(const Centre &centre);
    void take(const RoadAreas &answer);
    void draw();
    void refuse(const QString &note);

    MapView &m_map;
    Session &m_session;
    ToastStack &m_toasts;
    bool m_isOn = false;
    std::optional<Centre> m_centre;
    quint64 m_request = 0; ///< 0: nothing is on its way
    RoadAreas m_areas;
};

} // namespace huying
