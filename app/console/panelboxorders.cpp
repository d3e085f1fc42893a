// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line and the long form do to the other panels.
#include "app/console/panelbox.h"

#include "app/console/session.h"
#include "maps/view/mappanel.h"
#include "maps/view/mapview.h"
#include "widgets/deck/commanddeck.h"
#include "widgets/intake/macrodialog.h"
#include "widgets/intake/reportform.h"
#include "widgets/queue/filterbar.h"
#include "widgets/queue/queuepanel.h"

#include <QLineEdit>
#include <QListView>

namespace huying
{

void PanelBox::wireOrders()
{
    m_deck->setIntake(m_session.intake, m_session.words, [&selection = m_session.selection] {
        return selection.what() == Selection::What::Case ? selection.caseId() : CaseId();
    });
    connect(m_deck, &CommandDeck::ghostChanged, this, [this](const std::optional<DeckGhost> &ghost) {
        if (!m_map)
            return;
        MapView &map = m_map->map();
        map.setPreview(ghost ? std::optional(MapPreview{ghost->place, ghost->glyph, tr("Preview, not done yet"), ghost->radius}) : std::nullopt);
        if (ghost && ghost->isSure && !QRectF(QPointF(), map.viewport().size).contains(map.viewport().toScreen(ghost->place)))
            map.flyTo(ghost->place, std::max(MapView::placeZoom, map.viewport().zoom));
    });
    connect(m_deck, &CommandDeck::placeWanted, this, [this](LonLat place) {
        if (m_map)
            m_map->map().flyTo(place, std::max(MapView::placeZoom, m_map->map().viewport().zoom));
    });
    connect(m_deck, &CommandDeck::caseWanted, this, &PanelBox::selectAndShow);
    connect(m_deck, &CommandDeck::taken, this, [this](const CaseState &state) { selectAndShow(state.id); });
    connect(m_deck, &CommandDeck::filterWanted, this, [this](const QString &org, const QString &text) {
        QueueFilter filter;
        filter.org = org;
        filter.text = text;
        if (m_queue)
            m_queue->filterBar()->setFilter(filter);
    });
}

void PanelBox::selectAndShow(const CaseId &id)
{
    m_session.selection.selectCase(id);
    showOnMap(id);
}

void PanelBox::openReportForm(const std::optional<LonLat> &place, const QString &area)
{
    auto *form = new ReportForm(m_session.intake, m_session.words, &m_window);
    if (place)
        form->setPointed(*place, area);
    connect(form, &ReportForm::taken, this, [this](const CaseState &state) { selectAndShow(state.id); });
    form->open();
}

void PanelBox::openMacros()
{
    Intake &intake = m_session.intake;
    (new MacroDialog(intake.macros().all(), m_deck->edit()->text(), [&intake](const QList<Macro> &macros) { return intake.setMacros(macros); },
                     &m_window))
        ->open();
}

} // namespace huying
