// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/instantmaps.h"

#include "app/console/session.h"
#include "maps/view/enginetiles.h"
#include "maps/view/mapview.h"
#include "widgets/replay/pastframe.h"

#include <QHBoxLayout>

namespace huying
{

InstantMaps::InstantMaps(Session &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setMinimumHeight(240);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(2);
    for (Side &side : m_sides) {
        build(side);
        row->addWidget(side.map, 1);
    }
    m_sides[0].map->shareClasses(*m_sides[1].map);
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        connect(m_sides[i].map, &MapView::viewChanged, this, [this, i] { follow(m_sides[i], m_sides[1 - i]); });
}

/// The maps go first: they watch the boards.
InstantMaps::~InstantMaps()
{
    for (const Side &side : m_sides)
        delete side.map;
}

void InstantMaps::build(Side &side)
{
    side.board.follow(m_session.present, m_session.live.workflow());
    side.map = new MapView;
    side.map->setAnimated(m_session.options.takesNoPictures());
    side.map->setTiles(new EngineTiles(m_session.engine, m_session.tiles, side.map));
    side.map->setLayers(&m_session.layers);
    side.map->setSelection(&m_session.selection);
    side.map->setCases(&side.board, &m_session.live.workflow(), [&side] { return side.at; });
    side.map->setCaseGlyph([this](const CaseState &state) { return m_session.words.glyph(state); });
    side.map->setHome(m_session.info().home);
    side.map->setAttribution(m_session.info().isSample ? tr("Sample data") : QString());
    if (m_session.areas())
        side.map->setAreas(m_session.areas());
    connect(&m_session, &Session::areasChanged, side.map, [this, &side] { side.map->setAreas(m_session.areas()); });
    side.frame = new PastFrame(side.map);
}

void InstantMaps::follow(const Side &from, Side &to)
{
    if (std::exchange(m_following, true))
        return;
    Viewport view = from.map->viewport();
    view.size = to.map->viewport().size;
    to.map->setViewport(view);
    m_following = false;
}

void InstantMaps::showInstants(const InstantComparison &comparison)
{
    if (comparison.beforeView && comparison.afterView) {
        stand(m_sides[0], *comparison.beforeView, QStringLiteral("A"));
        stand(m_sides[1], *comparison.afterView, QStringLiteral("B"));
    }
}

void InstantMaps::stand(Side &side, const PastView &view, const QString &name)
{
    side.at = view.at;
    if (view.rows.empty())
        side.board.showPresent();
    else
        side.board.showPast(view);
    side.map->turnLamps();
    const QString when = QDateTime::fromMSecsSinceEpoch(view.at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    side.frame->setText(view.rows.empty() ? tr("%1 · now, %2 · read only").arg(name, when) : tr("%1 · %2 · read only").arg(name, when));
    side.map->setAccessibleName(side.frame->text());
}

void InstantMaps::flyTo(const CaseId &id)
{
    const int row = m_session.present.rowOf(id);
    if (row < 0)
        return;
    if (const auto &place = m_session.present.at(row).place)
        m_sides[0].map->flyTo(*place, MapView::placeZoom);
}

void InstantMaps::goHome()
{
    m_sides[0].map->goHome();
}

bool InstantMaps::isSettled() const
{
    return std::ranges::all_of(m_sides, [](const Side &side) { return side.map->isSettled(); });
}

} // namespace huying
