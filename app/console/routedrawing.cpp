// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/routedrawing.h"

#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "widgets/dispatch/advicepane.h"
#include "widgets/dispatch/unitwords.h"

#include <QGeoCoordinate>

namespace huying
{

RouteDrawing::RouteDrawing(MapView &map, Session &session, const AdvicePane &pane)
    : QObject(&map), m_map(map), m_session(session), m_pane(pane)
{
    connect(&session.selection, &Selection::changed, this, &RouteDrawing::update);
    connect(&session.engine, &EngineLink::routed, this, &RouteDrawing::take);
    connect(&session.engine, &EngineLink::roadsChanged, this, [this] {
        m_ways.clear();
        update();
    });
}

void RouteDrawing::setTicked(const QStringList &refs)
{
    m_ticked = refs;
    update();
}

/// Ways that are still wanted are kept, and asked for again where the unit or the case has moved.
void RouteDrawing::update()
{
    const CaseState &state = m_pane.state();
    QMap<QString, Way> ways;
    const auto add = [&](const QString &ref, bool ticked) {
        const UnitRow *unit = m_session.units.unit(ref);
        if (!unit || !unit->place || !state.place)
            return;
        Way way = m_ways.take(ref);
        if (!(way.to == *state.place))
            way.route.reset();
        const bool moved = !(way.from == *unit->place) || !(way.to == *state.place);
        way.from = *unit->place;
        way.to = *state.place;
        way.isTicked = ticked;
        if (moved)
            ask(ref, way);
        ways.insert(ref, way);
    };
    for (const QString &ref : std::as_const(m_ticked))
        add(ref, true);
    const Selection &selection = m_session.selection;
    if (selection.what() == Selection::What::Unit && !m_ticked.contains(selection.code()))
        add(selection.code(), false);
    for (const Way &gone : std::as_const(m_ways))
        if (gone.request)
            m_session.engine.cancelRoads(gone.request);
    m_ways = ways;
    draw();
}

void RouteDrawing::ask(const QString &ref, Way &way)
{
    if (way.request)
        m_session.engine.cancelRoads(way.request);
    way.request = m_session.engine.route(way.from, way.to, topSpeedOf(m_session.units.unit(ref)->kind));
}

void RouteDrawing::take(const RoadRoute &answer)
{
    for (Way &way : m_ways)
        if (way.request && way.request == answer.request) {
            way.request = 0;
            way.route = answer.trouble.isEmpty() ? std::optional(answer) : std::nullopt;
            return draw();
        }
}

void RouteDrawing::draw()
{
    QList<MapRoute> routes;
    for (auto it = m_ways.cbegin(); it != m_ways.cend(); ++it) {
        const Way &way = *it;
        const Selection &selection = m_session.selection;
        const bool chosen = selection.what() == Selection::What::Unit && selection.code() == it.key();
        if (way.route && way.route->way == wire::Way::Found)
            routes << MapRoute{way.route->line, !chosen, minutesText(static_cast<TimeMs>(way.route->seconds * 1000)), distanceText(way.route->metres)};
        else if (way.route && way.route->way == wire::Way::None)
            routes << MapRoute{{way.from}, true, tr("No road leads there"), {}};
        else
            routes << MapRoute{{way.from, way.to}, true, {}, tr("straight %1").arg(distanceText(QGeoCoordinate(way.from.lat, way.from.lon).distanceTo(QGeoCoordinate(way.to.lat, way.to.lon))))};
    }
    m_map.setRoutes(routes);
}

} // namespace huying
