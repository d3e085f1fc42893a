// SPDX-License-Identifier: GPL-3.0-or-later
// What a window says about the ground: what lies near, hot spots, density.
#include "app/console/panelbox.h"

#include "app/console/densitydialog.h"
#include "app/console/hotspotdialog.h"
#include "app/console/mapmenu.h"
#include "app/console/nearbydialog.h"
#include "maps/view/mappanel.h"
#include "maps/view/mapview.h"
#include "widgets/casefile/casefilepanel.h"
#include "widgets/layers/pickpanel.h"

namespace huying
{

void PanelBox::wireAnalysis(Commands &commands)
{
    auto *hotSpots = new HotSpotDialog(m_session, m_map->map(), &m_window);
    auto *density = new DensityDialog(m_session, m_map->map(), &m_window);
    commands.on("map.hotspots", [hotSpots, density] { density->hide(), hotSpots->present(); }); // one of them at a time
    commands.on("map.density", [hotSpots, density] { hotSpots->hide(), density->present(); });
    auto *nearby = new NearbyDialog(m_session, m_map->map(), &m_window);
    commands.on("map.nearby", [nearby] { nearby->showSelected(); });
    m_mapMenu->setNearby([nearby](LonLat place) { nearby->showAround(place); });
    m_mapMenu->setInside([nearby](const Ring &ring) { nearby->showInside(ring); });
    connect(m_pick, &PickPanel::listWanted, nearby, [this, nearby] { nearby->showInside(m_map->map().pickedRing()); });
    if (!m_caseFile)
        return;
    m_caseFile->setNearby(true);
    connect(m_caseFile, &CaseFilePanel::nearbyWanted, nearby, &NearbyDialog::showCase);
}

} // namespace huying
