// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/deploymentdialog.h"

#include "app/console/session.h"
#include "data/live/whendone.h"
#include "maps/view/coverlayer.h"
#include "maps/view/inpool.h"
#include "maps/view/mapview.h"
#include "widgets/controls/inlinequestion.h"
#include "widgets/controls/toast.h"
#include "widgets/dispatch/deploymentpanel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace huying
{

namespace
{

constexpr int longest = Reachability::ranges.back() * 2; ///< seconds: beyond the widest range it is still told how long

} // namespace

DeploymentDialog::DeploymentDialog(MapView &map, Session &session, ToastStack &toasts, QWidget *parent)
    : PanelDialog(session, QStringLiteral("route"), tr("Try where units stand"), parent), m_map(map), m_toasts(toasts),
      m_panel(new DeploymentPanel(session.words, this))
{
    setObjectName(QStringLiteral("deployment"));
    setPanel(m_panel);
    const bool maySend = MessageRights::maySend(session.account);
    m_panel->setMayOrder(maySend && session.hasUpstream(), maySend ? tr("Orders are messages, and those go by the upstream: this seat has none") : tr("Your role may send no orders"));
    connect(&session.engine, &EngineLink::served, this, &DeploymentDialog::take);
    connect(&session.selection, &Selection::changed, this, [this] { m_panel->setChosenUnit(chosenUnit()); });
    connect(m_panel, &DeploymentPanel::unitChosen, &session.selection, &Selection::selectUnit);
    connect(m_panel, &DeploymentPanel::unitActivated, this, [this](const QString &ref) {
        m_session.selection.selectUnit(ref);
        if (const Deployment::Unit *unit = m_deployment.unit(ref))
            m_map.flyTo(unit->planned, std::max(MapView::placeZoom, m_map.viewport().zoom));
    });
    const auto middleOf = [this](const QString &area) -> std::optional<LonLat> {
        const int index = m_session.areas() ? m_session.areas()->indexOf(area) : -1;
        return index < 0 ? std::nullopt : std::optional(m_session.areas()->at(index).label);
    };
    connect(m_panel, &DeploymentPanel::gridActivated, this, [this, middleOf](const QString &area) {
        if (const auto middle = middleOf(area))
            m_map.flyTo(*middle, std::max(MapView::placeZoom - 1, m_map.viewport().zoom));
    });
    connect(m_panel, &DeploymentPanel::placeWanted, this, [this, middleOf](const QString &area) {
        if (const auto middle = middleOf(area))
            put(*middle);
    });
    connect(m_panel, &DeploymentPanel::undoWanted, this, [this] {
        if (m_deployment.undo())
            changed();
    });
    connect(m_panel, &DeploymentPanel::resetWanted, this, [this] {
        m_deployment.reset();
        changed();
    });
    connect(m_panel, &DeploymentPanel::roleChosen, this, [this](const QString &role) {
        m_role = role;
        fork();
    });
    connect(m_panel, &DeploymentPanel::forkWanted, this, &DeploymentDialog::fork);
    connect(m_panel, &DeploymentPanel::orderWanted, this, &DeploymentDialog::order);
    resize(900, 600);
}

void DeploymentDialog::present()
{
    const bool wasClosed = !isVisible();
    if (wasClosed)
        standBelow(m_map);
    PanelDialog::present();
    if (wasClosed)
        fork();
    m_panel->setChosenUnit(chosenUnit());
    m_panel->present();
}

void DeploymentDialog::hideEvent(QHideEvent *event)
{
    PanelDialog::hideEvent(event);
    for (quint64 *request : {&m_beforeRequest, &m_afterRequest})
        if (*request)
            m_session.engine.cancelRoads(std::exchange(*request, 0));
    ++m_drawing;
    m_map.setCovers({});
    m_map.setDrafts({});
}

QString DeploymentDialog::chosenUnit() const
{
    const Selection &selection = m_session.selection;
    const bool isUnit = isVisible() && selection.what() == Selection::What::Unit;
    return isUnit && m_deployment.unit(selection.code()) ? selection.code() : QString();
}

bool DeploymentDialog::put(LonLat place)
{
    if (!m_deployment.move(chosenUnit(), place))
        return false;
    changed();
    return true;
}

void DeploymentDialog::fork()
{
    m_panel->setRoles(Deployment::roles(m_session.units.units()));
    m_deployment = Deployment(m_session.units.units(), m_role);
    m_forkedAt = m_session.live.now();
    m_grids = m_session.areas() ? gridsOf(*m_session.areas()) : std::vector<int>();
    m_before.clear();
    m_ordered.clear();
    if (m_beforeRequest)
        m_session.engine.cancelRoads(std::exchange(m_beforeRequest, 0));
    m_panel->setChosenUnit(chosenUnit());
    changed();
}

void DeploymentDialog::changed()
{
    m_panel->setDeployment(m_deployment, m_forkedAt);
    ask();
    draw();
}

void DeploymentDialog::ask()
{
    std::vector<LonLat> places;
    for (const int grid : m_grids)
        places.push_back(m_session.areas()->at(grid).label);
    QList<wire::FleetPlace> stand, planned;
    for (qsizetype i = 0; i < m_deployment.units().size(); ++i) {
        const Deployment::Unit &unit = m_deployment.units()[i];
        const double speed = topSpeedOf(unit.kind);
        stand << wire::FleetPlace{static_cast<quint32>(i), unit.stands.lon, unit.stands.lat, speed};
        planned << wire::FleetPlace{static_cast<quint32>(i), unit.planned.lon, unit.planned.lat, speed};
    }
    if (m_before.isEmpty() && !m_beforeRequest)
        m_beforeRequest = m_session.engine.serve(stand, places, longest);
    if (m_afterRequest)
        m_session.engine.cancelRoads(m_afterRequest);
    m_afterRequest = m_session.engine.serve(planned, places, longest);
}

QList<GridReach> DeploymentDialog::reachesOf(const RoadService &answer) const
{
    QList<GridReach> reaches;
    for (std::size_t i = 0; i < std::min(answer.services.size(), m_grids.size()); ++i) {
        const wire::Service &service = answer.services[i];
        const bool isReached = service.seconds >= 0 && static_cast<qsizetype>(service.unit) < m_deployment.units().size();
        reaches << GridReach{m_grids[i], service.seconds, isReached ? m_deployment.units()[service.unit].ref : QString()};
    }
    return reaches;
}

/// Roads of another place answer too: that nobody gets anywhere.
QString DeploymentDialog::troubleOf(const RoadService &answer) const
{
    const bool isReached = std::ranges::any_of(answer.services, [](const wire::Service &service) { return service.seconds >= 0; });
    if (!answer.trouble.isEmpty() || isReached || answer.services.empty() || m_deployment.units().isEmpty())
        return answer.trouble;
    return tr("No unit gets to any grid by the roads of layer “%1”: they may be another place's, or lie where they should not. Look at the layer in QGIS.")
        .arg(m_session.engine.roads().layer);
}

void DeploymentDialog::take(const RoadService &answer)
{
    if (answer.request != m_beforeRequest && answer.request != m_afterRequest)
        return;
    m_panel->setTrouble(troubleOf(answer));
    if (answer.request == m_beforeRequest) {
        m_beforeRequest = 0;
        m_before = reachesOf(answer);
    } else {
        m_afterRequest = 0;
        m_after = reachesOf(answer);
    }
    if (!m_beforeRequest && !m_afterRequest) {
        m_panel->setReaches(m_before, m_after);
        draw();
    }
}

/// Grids by range as planned, and who goes where.
void DeploymentDialog::draw()
{
    if (!isVisible())
        return;
    QList<MapCover> covers;
    for (const int range : Reachability::ranges) {
        MapCover cover{{}, tr("%1 min").arg(range / 60), {}};
        int grids = 0;
        for (const GridReach &reach : std::as_const(m_after)) {
            if (reach.seconds < 0 || reach.seconds > static_cast<float>(range))
                continue;
            ++grids;
            for (const Polygon &polygon : m_session.areas()->at(reach.area).shape)
                cover.rings.insert(cover.rings.end(), polygon.begin(), polygon.end());
        }
        cover.plain = tr("%n grid(s)", nullptr, grids);
        covers << cover;
    }
    const auto outlined = [covers]() mutable {
        for (MapCover &cover : covers)
            cover.rings = outlineOf(cover.rings);
        return covers;
    };
    inPool(this, outlined, [this, drawing = ++m_drawing](const QList<MapCover> &done) {
        if (drawing == m_drawing)
            m_map.setCovers(done);
    });
    QList<MapRoute> drafts;
    for (const Deployment::Unit &unit : m_deployment.moved())
        drafts << MapRoute{{unit.planned, unit.stands}, true, m_session.words.unit(unit.ref), tr("planned")};
    m_map.setDrafts(drafts);
}

void DeploymentDialog::order()
{
    const auto moved = static_cast<int>(m_deployment.moved().size());
    if (!moved || findChild<InlineQuestion *>())
        return;
    auto *question = new InlineQuestion(tr("Send %n unit(s) a message with the place to go to?", nullptr, moved), tr("Send"), QStringLiteral("Y"), this);
    static_cast<QVBoxLayout *>(layout())->addWidget(question);
    connect(question, &InlineQuestion::declined, question, &QObject::deleteLater);
    connect(question, &InlineQuestion::accepted, question, &QObject::deleteLater);
    connect(question, &InlineQuestion::accepted, this, &DeploymentDialog::sendOrders);
    question->setFocus();
}

/// What has been written is not ordered again when the rest is tried once more.
void DeploymentDialog::sendOrders()
{
    QList<Deployment::Unit> moved = m_deployment.moved();
    moved.removeIf([this](const Deployment::Unit &unit) { return m_ordered.value(unit.ref) == unit.planned; });
    const auto left = std::make_shared<qsizetype>(moved.size());
    const auto trouble = std::make_shared<QString>();
    for (const Deployment::Unit &unit : std::as_const(moved)) {
        const AreaTreePtr areas = m_session.areas();
        const int area = areas ? areas->areaAt(unit.planned) : -1;
        Message order;
        order.at = m_session.live.now();
        order.id = uuid7(order.at);
        order.sender = m_session.account.name;
        order.audience = {QStringLiteral("unit:") + unit.ref};
        order.urgent = true;
        order.text = tr("Please take post at %1 (%2, %3)").arg(area < 0 ? tr("the place") : areas->path(area)).arg(unit.planned.lat, 0, 'f', 5).arg(unit.planned.lon, 0, 'f', 5);
        whenDone(m_session.live.sendMessage(order), this, [this, unit, left, trouble](const Result<void> &sent) {
            if (sent)
                m_ordered.insert(unit.ref, unit.planned);
            else
                *trouble = sent.error().message;
            if (--*left == 0)
                tellOrders(*trouble);
        });
    }
}

void DeploymentDialog::tellOrders(const QString &trouble)
{
    if (!m_ordered.isEmpty())
        m_toasts.post({LampShape::Tick, tr("%n order(s) sent", nullptr, static_cast<int>(m_ordered.size())), tr("They stand under Messages until they are acknowledged"), {}, 6, false});
    m_panel->setTrouble(trouble);
    if (trouble.isEmpty())
        hide();
}

} // namespace huying
