// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/nearbydialog.h"

#include "app/console/mapmenu.h"
#include "app/console/session.h"
#include "data/live/whendone.h"
#include "maps/view/mapview.h"
#include "widgets/analysis/nearbypanel.h"

#include <QElapsedTimer>
#include <QTableView>
#include <QtConcurrent>

namespace huying
{

namespace
{

RegisterKind registerOf(NearbyGroup group)
{
    switch (group) {
    case NearbyGroup::Places:
        return RegisterKind::Places;
    case NearbyGroup::Organizations:
        return RegisterKind::Organizations;
    case NearbyGroup::Sentiments:
        return RegisterKind::Sentiments;
    default:
        return RegisterKind::Things;
    }
}

Catalogue wordsOfCodes()
{
    auto read = Catalogue::load();
    return read ? std::move(*read) : Catalogue(); // a broken table has been said at the start
}

} // namespace

NearbyDialog::NearbyDialog(Session &session, MapView &map, QWidget *parent)
    : PanelDialog(session, QStringLiteral("locate"), tr("What is near"), parent), m_map(map), m_catalogue(wordsOfCodes()),
      m_panel(new NearbyPanel(m_catalogue, [this](const NearbyThing &thing, NearbyGroup group,
                                                  const std::function<void(const QString &)> &take) { name(thing, group, take); },
                              this))
{
    setObjectName(QStringLiteral("nearby"));
    setPanel(m_panel);
    connect(m_panel, &NearbyPanel::metresChosen, this, &NearbyDialog::setMetres);
    connect(m_panel, &NearbyPanel::thingChosen, this, &NearbyDialog::go);
    resize(880, 600);
}

void NearbyDialog::showSelected()
{
    const Selection &selection = m_session.selection;
    if (const Ring drawn = m_map.drawnArea(); !drawn.empty())
        return showInside(drawn);
    if (selection.what() == Selection::What::Unit)
        if (const UnitRow *unit = m_session.units.unit(selection.code()); unit && unit->place)
            return lookAt({*unit->place}, unit->name, tr("Where it was last heard of"));
    const int row = selection.what() == Selection::What::Case ? m_session.board.rowOf(selection.caseId()) : -1;
    if (row >= 0 && m_session.board.at(row).place)
        return showCase(selection.caseId());
    showAround(m_map.viewport().lonLatAt(QPointF(m_map.width() / 2.0, m_map.height() / 2.0)));
}

void NearbyDialog::showCase(const CaseId &id)
{
    const int row = m_session.board.rowOf(id);
    if (row < 0)
        return;
    const CaseState &state = m_session.board.at(row);
    const QString title = state.no + QStringLiteral("  ") + state.title;
    if (state.place)
        return lookAt({*state.place}, title, m_session.words.fullPlace(state));
    lookAt({}, title, m_session.words.fullPlace(state));
    m_panel->refuse(tr("The case has no place on the map yet: locate it first."));
}

void NearbyDialog::showAround(LonLat place)
{
    const int area = m_session.areas() ? m_session.areas()->areaAt(place) : -1;
    lookAt({place}, tr("Place %1").arg(coordinateText(place)),
         area < 0 ? tr("Outside of all areas") : m_session.areas()->path(area));
}

void NearbyDialog::showInside(const Ring &ring)
{
    lookAt(ring, tr("The range drawn on the map"), m_map.drawnArea().empty() ? QString() : m_map.toolResult());
}

void NearbyDialog::lookAt(const Ring &shape, const QString &title, const QString &detail)
{
    m_title = title;
    m_detail = detail;
    m_region = {shape, 0};
    m_region.metres = m_region.isCircle() ? m_metres : 0;
    present();
    ask();
    if (!shape.empty())
        m_map.flyTo(m_region.box());
    m_panel->list()->setFocus(Qt::OtherFocusReason);
}

void NearbyDialog::setMetres(double metres)
{
    if (m_region.isCircle())
        m_metres = metres;
    m_region.metres = metres;
    ask();
    if (!m_region.shape.empty())
        m_map.flyTo(m_region.box());
}

void NearbyDialog::ask()
{
    m_panel->setQuestion(m_region, m_title, m_detail);
    draw();
    using Timed = std::pair<NearbyAnswer, qint64>;
    const auto count = [region = m_region, from = sources()]() -> Timed {
        QElapsedTimer timer;
        timer.start();
        NearbyAnswer answer = nearby(region, from);
        return {std::move(answer), timer.elapsed()};
    };
    whenDone(QtConcurrent::run(count), this, [this, round = ++m_round](const Timed &answer) {
        if (round == m_round && !m_region.shape.empty())
            m_panel->setAnswer(answer.first, answer.second);
    });
}

NearbySources NearbyDialog::sources() const
{
    NearbySources from;
    for (const PointTablePtr &table : m_session.registers())
        from.registers.append({table, m_session.registerChanges(table->kind)});
    for (const int row : m_session.openCases.rows())
        if (const CaseState &state = m_session.board.at(row); state.place && state.mergedInto.isNull())
            from.cases.push_back({state.id, *state.place});
    for (const UnitRow &unit : m_session.units.units())
        if (unit.place)
            from.units.push_back({unit.ref, unit.kind, *unit.place});
    return from;
}

void NearbyDialog::draw()
{
    if (m_region.shape.empty())
        return m_map.setRegions({});
    const QString plate = m_region.isCircle()     ? QStringLiteral("%1 m").arg(m_region.metres, 0, 'f', 0)
                          : m_region.metres > 0 ? QStringLiteral("+ %1 m").arg(m_region.metres, 0, 'f', 0)
                                                : QString();
    m_map.setRegions({MapCover{m_region.outline(), plate, {}}});
}

void NearbyDialog::hideEvent(QHideEvent *event)
{
    ++m_round;
    m_map.setRegions({});
    PanelDialog::hideEvent(event);
}

void NearbyDialog::go(const NearbyThing &thing, NearbyGroup group)
{
    if (group == NearbyGroup::Cases)
        m_session.selection.selectCase(thing.caseId);
    else if (group == NearbyGroup::Units)
        m_session.selection.selectUnit(thing.ref);
    else
        m_session.selection.selectItem(registerOf(group), thing.fid);
    m_map.flyTo(thing.place, std::max(MapView::placeZoom, m_map.viewport().zoom));
}

void NearbyDialog::name(const NearbyThing &thing, NearbyGroup group, const std::function<void(const QString &)> &take)
{
    if (group == NearbyGroup::Cases) {
        const int row = m_session.board.rowOf(thing.caseId);
        return take(row < 0 ? QString() : m_session.board.at(row).title);
    }
    if (group == NearbyGroup::Units) {
        const UnitRow *unit = m_session.units.unit(thing.ref);
        return take(unit ? unit->name : thing.ref);
    }
    whenDone(m_session.live.item(registerOf(group), thing.fid), this, [take](const Result<ItemFields> &fields) {
        take(fields && !fields->isEmpty() ? fields->front().second : QString());
    });
}

} // namespace huying
