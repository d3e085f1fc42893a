// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wallwindow.h"

#include "app/console/headerstatus.h"
#include "app/console/session.h"
#include "app/console/mapwiring.h"
#include "data/rules/whistlelist.h"
#include "maps/view/mapview.h"
#include "theme/icons.h"
#include "widgets/controls/watermark.h"
#include "widgets/sync/syncwords.h"
#include "widgets/wall/wallpages.h"

namespace huying
{

WallWindow::WallWindow(const Workspace &workspace, const WindowSpec &spec, Session &session) : m_session(session)
{
    setObjectName(spec.id);
    setWindowIcon(programIcon());
    setWindowTitle(tr("Huying – %1").arg(session.options.locale == QLatin1String("en") ? workspace.en : workspace.zh));
    spec.kind == QLatin1String("wall-map") ? showMap() : showFigures();
    new Watermark(this);
}

void WallWindow::showMap()
{
    m_map = new MapView;
    m_map->setSurface(Surface::Wall);
    wireMap(*m_map, m_session);
    connect(&m_session, &Session::areasChanged, m_map, [this] { m_map->setAreas(m_session.areas()); });
    auto *page = new WallMapPage(m_map, m_session.indicators, m_session.words);
    connect(page, &WallMapPage::scaleChanged, m_map, &MapView::setWallScale);
    connect(page, &WallMapPage::hotAreasChanged, m_map, &MapView::setHotAreas);
    connect(&m_session, &Session::tintChanged, m_map, [this] { m_map->setTint(m_session.tint()); });
    connect(&m_session, &Session::infoChanged, page, [this, page] { page->setPlace(m_session.info().place); });
    setCentralWidget(page);
}

void WallWindow::showFigures()
{
    auto *page = new WallFiguresPage(m_session.indicators, m_session.words);
    page->setWhistles(*new WhistleList(m_session.openCases, [this] { return m_session.live.now(); }, &m_session));
    const auto describe = [this, page] {
        const bool isReplay = m_session.live.clock().isReplay();
        if (!m_session.hasUpstream() || isReplay) {
            page->setMode(modeText(m_session.live.clock()), isReplay ? WallMode::Replay : WallMode::Now);
            return;
        }
        const SyncStatus &sync = m_session.sync.status();
        page->setMode(syncState(sync, m_session.live.now()), sync.state == SyncStatus::State::Live ? WallMode::Now : WallMode::Behind);
    };
    connect(&m_session.sync, &SyncDesk::statusChanged, page, describe);
    connect(&m_session.live, &LiveStore::speedChanged, page, describe);
    connect(&m_session, &Session::infoChanged, page, describe);
    setCentralWidget(page);
}

bool WallWindow::isSettled() const
{
    return m_session.isSettled() && (!m_map || m_map->isSettled());
}

} // namespace huying
