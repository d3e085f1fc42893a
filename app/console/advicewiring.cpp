// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/advicewiring.h"

#include "app/console/routedrawing.h"
#include "app/console/session.h"
#include "maps/view/mappanel.h"
#include "widgets/casefile/casefilepanel.h"
#include "widgets/controls/toast.h"
#include "widgets/dispatch/unitblock.h"

#include <QCoreApplication>
#include <QGeoCoordinate>

namespace huying
{

namespace
{

constexpr double cameraWithin = 500; ///< metres: one farther away does not see the place

struct AdviceWiring
{
    Q_DECLARE_TR_FUNCTIONS(AdviceWiring)
};

double metresBetween(LonLat a, LonLat b)
{
    return QGeoCoordinate(a.lat, a.lon).distanceTo(QGeoCoordinate(b.lat, b.lon));
}

void lookThroughCamera(const CaseId &id, MapPanel &map, Session &session, ToastStack &toasts)
{
    const int row = session.board.rowOf(id);
    const auto things = withChanges(session.registers().value(RegisterKind::Things), session.registerChanges(RegisterKind::Things));
    if (row < 0 || !session.board.at(row).place || !things)
        return;
    const auto camera = nearestCamera(*things, *session.board.at(row).place, cameraWithin);
    if (!camera) {
        toasts.post({LampShape::DashedRing, AdviceWiring::tr("No camera near"),
                     AdviceWiring::tr("None that is online stands within %1 m of the case").arg(cameraWithin), {}, 6, false});
        return;
    }
    session.selection.selectItem(RegisterKind::Things, camera->fid);
    map.map().flyTo(camera->place, std::max(MapView::placeZoom, map.map().viewport().zoom));
    toasts.post({LampShape::Tick, AdviceWiring::tr("Nearest camera"),
                 AdviceWiring::tr("%1 m from the case; its picture needs a connection to the video platform").arg(camera->metres, 0, 'f', 0),
                 {}, 6, false});
}

} // namespace

CaseAdvice adviceOf(const Session &session, const CaseState &state)
{
    const RuleBook &book = session.rules();
    CaseAdvice advice;
    advice.route = book.routing.route(state, true);
    if (const RoutingRule *rule = book.routing.rule(advice.route.rule))
        advice.rule = *rule;
    if (advice.route.limit.amount) {
        const TimeMs due = book.calendar().dueAt(state.reportedAt, advice.route.limit);
        advice.due = due == state.dueAt ? 0 : due;
    }
    advice.needed = book.runCards.neededFor(advice.route.runCard, state.item);
    advice.plan = book.runCards.planFor(advice.route.runCard, state.item);
    return advice;
}

void wireAdvice(CaseFilePanel &file, Session &session)
{
    AdvicePane *pane = file.advice();
    pane->setUnits(&session.units);
    QObject::connect(&session, &Session::rulesChanged, pane, [pane, &session] {
        pane->setRules([&session](const CaseState &state) { return adviceOf(session, state); });
    });
    QObject::connect(&session, &Session::registerChanged, &file, [&file](RegisterKind kind) {
        if (kind == RegisterKind::Things)
            file.setCameras(true);
    });
    pane->setRoads([&session](const CaseState &state) { return state.place ? session.roads.legsTo(*state.place) : RoadLegs(); });
    QObject::connect(&session.roads, &RoadGuide::changed, pane, &AdvicePane::refresh);
    QObject::connect(pane, &AdvicePane::unitChosen, &file, [&session](const QString &ref) { session.selection.selectUnit(ref); });
}

void wireAdviceToMap(CaseFilePanel &file, MapPanel &map, Session &session, ToastStack &toasts)
{
    AdvicePane *pane = file.advice();
    auto *routes = new RouteDrawing(map.map(), session, *pane);
    const auto draw = [routes, &map](const QStringList &refs) {
        map.map().setRecommendedUnits(refs);
        routes->setTicked(refs);
    };
    QObject::connect(pane, &AdvicePane::recommended, &map, draw);
    draw(pane->units().ticked());
    QObject::connect(&file, &CaseFilePanel::cameraWanted, &map,
                     [&](const CaseId &id) { lookThroughCamera(id, map, session, toasts); });
}

std::optional<NearCamera> nearestCamera(const PointTable &things, LonLat place, double within)
{
    const auto camera = things.categories.indexOf(QLatin1String("camera"));
    std::optional<NearCamera> best;
    for (std::size_t row = 0; camera >= 0 && row < things.size(); ++row) {
        if (things.category[row] != camera || (row < things.offline.size() && things.offline[row]))
            continue;
        const LonLat there = toLonLat(things.at[row]);
        const double metres = metresBetween(place, there);
        if (metres <= within && (!best || metres < best->metres))
            best = NearCamera{things.fid[row], there, metres};
    }
    return best;
}

} // namespace huying
