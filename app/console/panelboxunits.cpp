// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/panelbox.h"

#include "app/console/session.h"
#include "app/console/trackingdialog.h"
#include "maps/view/mappanel.h"
#include "maps/view/mapview.h"
#include "widgets/controls/toast.h"
#include "widgets/dispatch/unitboardpanel.h"

// What of a window's panels is about units: their board, where they are, and how that is known.
namespace huying
{

QWidget *PanelBox::makeUnits()
{
    m_units = new UnitBoardPanel({m_session.live, m_session.board, m_session.units, m_session.watch, m_session.words,
                                  m_session.selection, m_session.account});
    connect(m_units, &UnitBoardPanel::unitActivated, this, [this](const QString &ref) {
        const UnitRow *unit = m_session.units.unit(ref);
        showUnit(ref);
        if (unit && !unit->caseId.isNull())
            m_session.selection.selectCase(unit->caseId);
    });
    return m_units;
}

void PanelBox::showUnit(const QString &ref)
{
    const UnitRow *unit = m_session.units.unit(ref);
    if (m_map && unit && unit->place)
        m_map->map().flyTo(*unit->place, std::max(MapView::placeZoom, m_map->map().viewport().zoom));
}

void PanelBox::wireUnits(Commands &commands, ToastStack &toasts)
{
    if (m_units)
        commands.on("dispatch.units", [this] {
            for (QWidget *dock = m_units; dock && dock != &m_window; dock = dock->parentWidget())
                dock->show(), dock->raise();
            m_units->focusRows();
        });
    auto *dialog = new TrackingDialog(m_session, &m_window);
    commands.on("dispatch.tracking", [dialog] { dialog->present(); });
    connect(dialog, &TrackingDialog::unitActivated, this, &PanelBox::showUnit);
    connect(&m_session, &Session::positionsFailed, &toasts, [&toasts](const Error &error) {
        toasts.post({LampShape::Diamond, tr("No positions"), error.message, {}, 20, false});
    });
}

} // namespace huying
