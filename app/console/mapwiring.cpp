// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/mapwiring.h"

#include "app/console/session.h"
#include "data/live/whendone.h"
#include "maps/view/enginetiles.h"
#include "maps/view/mapview.h"

namespace huying
{

namespace
{

/// What rests under the mouse is read from the store when it is asked for; masked forms only.
void describeHover(MapView &map, Session &session, const MapTarget &target)
{
    if (target.what != MapTarget::What::Item)
        return;
    whenDone(session.live.item(target.kind, target.fid), &map, [&map, target](const Result<ItemFields> &fields) {
        if (!fields || fields->isEmpty())
            return;
        QStringList lines;
        for (const auto &[label, value] : fields->mid(1))
            lines << label + QLatin1Char(' ') + value;
        map.setHoverDetail(target, fields->front().second, lines.join(QStringLiteral(" · ")));
    });
}

/// The track of the selected unit, as far as this console has watched it.
void drawTrail(MapView &map, Session &session)
{
    const UnitRow *unit = session.selection.what() == Selection::What::Unit ? session.units.unit(session.selection.code()) : nullptr;
    if (!unit) {
        map.setTrail(std::nullopt);
        return;
    }
    MapTrail trail;
    trail.unit = unit->ref;
    for (const TrackPoint &point : session.tracker.tracks().of(unit->ref))
        trail.points.push_back({point.at, static_cast<TimeMs>(point.seconds) * secondMs});
    if (unit->doubted && isOnEarth(unit->doubted->place)) {
        trail.doubted = unit->doubted->place;
        trail.doubt = wordOf(unit->doubted->why);
    }
    map.setTrail(trail);
}

void wireUnits(MapView &map, Session &session)
{
    map.setUnitAge([&session](const UnitRow &unit) {
        return session.time.isPast() ? session.tracker.rules().ageOf(unit, session.live.now(), 1) : session.tracker.ageOf(unit);
    });
    QObject::connect(&session.units, &UnitBoard::changed, &map, [&] { map.setUnits(session.units.units()); });
    QObject::connect(&session.units, &UnitBoard::moved, &map, [&](const QList<int> &rows) {
        map.moveUnits(session.units.units(), rows);
        if (session.selection.what() == Selection::What::Unit && rows.contains(session.units.rowOf(session.selection.code())))
            drawTrail(map, session);
    });
    QObject::connect(&session.selection, &Selection::changed, &map, [&] { drawTrail(map, session); });
}

} // namespace

void wireMap(MapView &map, Session &session)
{
    map.setAnimated(session.options.takesNoPictures());
    map.setTiles(new EngineTiles(session.engine, session.tiles, &map));
    map.setLayers(&session.layers);
    map.setSelection(&session.selection);
    map.setCases(&session.board, &session.live.workflow(), [&session] { return session.live.now(); });
    QObject::connect(&session.time, &TimeMachine::changed, &map, &MapView::turnLamps);
    map.setCaseGlyph([&session](const CaseState &state) { return session.words.glyph(state); });
    QObject::connect(&session, &Session::infoChanged, &map, [&] {
        map.setHome(session.info().home);
        map.setAttribution(session.info().isSample ? QCoreApplication::translate("MapWiring", "Sample data") : QString());
    });
    QObject::connect(&session, &Session::registerChanged, &map,
                     [&](RegisterKind kind) { map.changeRegister(session.registers().value(kind), session.registerChanges(kind)); });
    QObject::connect(&map, &MapView::namesWanted, &map, [&](RegisterKind kind, const std::vector<quint32> &fids) {
        whenDone(session.live.itemNames(kind, fids), &map, [&map, kind, fids](const Result<QHash<quint32, QString>> &names) {
            map.setItemNames(kind, fids, names.value_or(QHash<quint32, QString>()));
        });
    });
    wireUnits(map, session);
    QObject::connect(&map, &MapView::hovered, &map,
                     [&](const MapTarget &target) { describeHover(map, session, target); });
}

} // namespace huying
