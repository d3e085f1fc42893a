// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/maptarget.h"

#include <QWidgetAction>

class QLabel;

namespace huying
{

class MapView;
class Session;

/// The head of the map's menu: what is at the place, in whose area, and what the base map has there. The store and
/// the map engine answer while the menu is open already.
class MapHeading : public QWidgetAction
{
    Q_OBJECT
public:
    MapHeading(const MapTarget &target, LonLat place, const MapView &map, Session &session, QObject *parent);

private:
    void askStore(const MapTarget &target, Session &session);
    void askEngine(LonLat place, const MapView &map, Session &session);
    void say(QLabel *label, const QString &text);

    QLabel *m_title, *m_detail, *m_area, *m_ground;
};

} // namespace huying
