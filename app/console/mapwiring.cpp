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

} // namespace

void wireMap(MapView &map, Session &session)
{
    map.setAnimated(session.options.shotFolder.isEmpty());
    map.setTiles(new EngineTiles(session.engine, session.tiles, &map));
    map.setLayers(&session.layers);
    map.setSelection(&session.selection);
    map.setCases(&session.board, &session.live.workflow(), [&session] { return session.live.now(); });
    map.setCaseGlyph([&session](const CaseState &state) { return session.words.glyph(state); });
    QObject::connect(&session, &Session::infoChanged, &map, [&] {
        map.setHome(session.info().home);
        map.setAttribution(session.info().isSample ? QCoreApplication::translate("MapWiring", "Sample data") : QString());
    });
    QObject::connect(&session, &Session::registerChanged, &map,
                     [&](RegisterKind kind) { map.setRegister(session.registers().value(kind)); });
    QObject::connect(&session.units, &UnitBoard::changed, &map, [&] { map.setUnits(session.units.units()); });
    QObject::connect(&session.units, &UnitBoard::moved, &map, [&] { map.setUnits(session.units.units()); });
    QObject::connect(&map, &MapView::hovered, &map,
                     [&](const MapTarget &target) { describeHover(map, session, target); });
}

} // namespace huying
