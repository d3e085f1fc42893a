// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/mapmenu.h"

#include "app/console/mapheading.h"
#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "theme/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace huying
{

QString coordinateText(LonLat place)
{
    return QStringLiteral("%1, %2").arg(place.lat, 0, 'f', 5).arg(place.lon, 0, 'f', 5);
}

MapMenu::MapMenu(MapView &map, Session &session) : QObject(&map), m_map(map), m_session(session)
{
    connect(&map, &MapView::contextMenuRequested, this, &MapMenu::open);
}

void MapMenu::open(const MapTarget &target, LonLat place, QPoint at)
{
    auto *menu = new QMenu(&m_map);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(new MapHeading(target, place, m_map, m_session, menu));
    menu->addSeparator();
    addTarget(*menu, target);
    addPlace(*menu, place);
    menu->popup(at);
}

void MapMenu::addTarget(QMenu &menu, const MapTarget &target)
{
    Selection &selection = m_session.selection;
    using What = MapTarget::What;
    if (target.what == What::Case)
        menu.addAction(icon(QStringLiteral("file")), tr("Open this case"), &selection,
                       [&selection, id = target.caseId] { selection.selectCase(id); });
    else if (target.what == What::Unit)
        menu.addAction(icon(QStringLiteral("user")), tr("Select this unit"), &selection,
                       [&selection, ref = target.code] { selection.selectUnit(ref); });
    else if (target.what == What::Cases || target.what == What::Units || target.what == What::Items)
        menu.addAction(icon(QStringLiteral("plus")), tr("Come closer"), &m_map, [this, target] {
            m_map.flyTo(target.place, m_map.viewport().zoom + 2);
        });
}

void MapMenu::addPlace(QMenu &menu, LonLat place)
{
    if (m_newCase) {
        const int area = m_session.areas() ? m_session.areas()->areaAt(place) : -1;
        menu.addAction(icon(QStringLiteral("case")), tr("New case here…"), this,
                       [this, place, code = area < 0 ? QString() : m_session.areas()->at(area).code] { m_newCase(place, code); });
    }
    if (const QString whom = m_whom ? m_whom() : QString(); !whom.isEmpty())
        menu.addAction(icon(QStringLiteral("user")), tr("Try %1 here").arg(m_session.words.unit(whom)), this, [this, place] { m_put(place); });
    menu.addAction(icon(QStringLiteral("measure")), tr("Measure from here"), &m_map, [this, place] { m_map.measureFrom(place); });
    if (m_cover)
        menu.addAction(icon(QStringLiteral("route")), tr("Who gets here in 5, 10, 15 minutes"), this, [this, place] { m_cover(place); });
    if (m_nearby)
        menu.addAction(icon(QStringLiteral("locate")), tr("What is near here…"), this, [this, place] { m_nearby(place); });
    if (const Ring drawn = m_map.drawnArea(); m_inside && !drawn.empty())
        menu.addAction(icon(QStringLiteral("area")), tr("What lies in the range drawn…"), this, [this, drawn] { m_inside(drawn); });
    menu.addAction(icon(QStringLiteral("pin")), tr("Copy coordinate %1").arg(coordinateText(place)), &m_map,
                   [place] { QGuiApplication::clipboard()->setText(coordinateText(place)); });
}

} // namespace huying
