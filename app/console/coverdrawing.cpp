// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/coverdrawing.h"

#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "widgets/controls/toast.h"

#include <utility>

namespace huying
{

namespace
{

const QList<int> ranges{300, 600, 900}; ///< seconds

} // namespace

CoverDrawing::CoverDrawing(MapView &map, Session &session, ToastStack &toasts)
    : QObject(&map), m_map(map), m_session(session), m_toasts(toasts)
{
    connect(&session.engine, &EngineLink::covered, this, &CoverDrawing::take);
    connect(&session.selection, &Selection::changed, this, &CoverDrawing::follow);
    connect(&session.units, &UnitBoard::changed, this, &CoverDrawing::follow);
    connect(&session.units, &UnitBoard::moved, this, &CoverDrawing::follow);
    connect(&session.roads, &RoadGuide::changed, this, [this] {
        if (m_isOn && !m_areas.areas.isEmpty())
            draw();
    });
}

void CoverDrawing::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    if (on) {
        if (const auto centre = selected())
            ask(*centre);
        else
            return refuse(tr("Select a case or a unit that has a place first"));
    } else {
        if (m_request)
            m_session.engine.cancelRoads(std::exchange(m_request, 0));
        m_centre.reset();
        m_areas = {};
        draw();
    }
    emit turned(on);
}

void CoverDrawing::showAround(LonLat place)
{
    m_isOn = true;
    ask({place, true, 0});
    emit turned(true);
}

std::optional<CoverDrawing::Centre> CoverDrawing::selected() const
{
    const Selection &selection = m_session.selection;
    if (selection.what() == Selection::What::Unit) {
        const UnitRow *unit = m_session.units.unit(selection.code());
        return unit && unit->place ? std::optional(Centre{*unit->place, false, topSpeedOf(unit->kind)}) : std::nullopt;
    }
    const int row = selection.what() == Selection::What::Case ? m_session.board.rowOf(selection.caseId()) : -1;
    const auto place = row < 0 ? std::nullopt : m_session.board.at(row).place;
    return place ? std::optional(Centre{*place, true, 0}) : std::nullopt;
}

/// The one that is selected may drive on; what has no place leaves the ranges where they are.
void CoverDrawing::follow()
{
    if (!m_isOn || (m_request && sender() != &m_session.selection))
        return;
    const auto centre = selected();
    const bool isOfMap = m_centre && m_centre->toward && sender() == &m_session.units;
    if (centre && !isOfMap && centre != m_centre)
        ask(*centre);
}

void CoverDrawing::ask(const Centre &centre)
{
    if (m_request)
        m_session.engine.cancelRoads(m_request);
    m_centre = centre;
    m_request = m_session.engine.cover(centre.place, centre.toward, centre.topSpeed, ranges);
}

void CoverDrawing::take(const RoadAreas &answer)
{
    if (!m_request || answer.request != m_request)
        return;
    m_request = 0;
    m_areas = answer;
    if (!answer.trouble.isEmpty())
        return refuse(answer.trouble);
    if (answer.way != wire::Way::Found)
        return refuse(tr("It lies far from any road of the map"));
    draw();
}

void CoverDrawing::draw()
{
    QList<MapCover> covers;
    for (const RoadArea &area : std::as_const(m_areas.areas)) {
        const int units = m_centre && m_centre->toward ? m_session.roads.unitsWithin(m_centre->place, area.seconds * 1000) : -1;
        covers << MapCover{area.rings, tr("%1 min").arg(area.seconds / 60), units < 0 ? QString() : tr("%n unit(s)", nullptr, units)};
    }
    m_map.setCovers(covers);
}

void CoverDrawing::refuse(const QString &note)
{
    m_isOn = false;
    m_centre.reset();
    m_areas = {};
    draw();
    m_toasts.post({LampShape::DashedRing, tr("No range can be shown"), note, {}, 6, false});
    emit turned(false);
}

} // namespace huying
