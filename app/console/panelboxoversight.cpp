// SPDX-License-Identifier: GPL-3.0-or-later
// The supervisor's part of a window: orders, figures, forecast, whistles.
#include "app/console/panelbox.h"

#include "app/console/session.h"
#include "widgets/casefile/actionbar.h"
#include "widgets/casefile/casefilepanel.h"
#include "widgets/controls/toast.h"
#include "widgets/queue/queuepanel.h"
#include "widgets/supervision/forecaststrip.h"
#include "widgets/supervision/supervisionpanel.h"
#include "widgets/whistle/whistleboard.h"

#include <QMenu>

namespace huying
{

QWidget *PanelBox::makeSupervision()
{
    m_supervision = new SupervisionPanel(m_session.openCases, m_session.words, m_session.selection,
                                         [&live = m_session.live] { return live.now(); });
    connect(m_supervision, &SupervisionPanel::caseActivated, this, [this](const CaseId &id) {
        showOnMap(id);
        if (m_caseFile)
            m_caseFile->focusActions();
    });
    connect(m_supervision, &SupervisionPanel::filterChosen, this, &PanelBox::openBehind);
    connect(m_supervision, &SupervisionPanel::menuWanted, this, &PanelBox::offerSupervision);
    return m_supervision;
}

QWidget *PanelBox::makeForecast()
{
    m_forecast = new ForecastStrip(m_session.openCases, m_session.oversight.calendar(),
                                   [&live = m_session.live] { return live.now(); });
    connect(m_forecast, &ForecastStrip::filterChosen, this, &PanelBox::openBehind);
    connect(m_forecast, &ForecastStrip::cleared, this, [this] { openBehind({}); });
    return m_forecast;
}

QWidget *PanelBox::makeWhistles()
{
    LiveStore &live = m_session.live;
    m_whistles = new WhistleBoard(m_session.openCases, m_session.words, m_session.selection, m_session.account,
                                  [&live] { return live.now(); }, [&live](const Action &action) { return live.submit(action); });
    connect(&live, &LiveStore::actionDone, m_whistles, &WhistleBoard::actionDone);
    connect(&live, &LiveStore::actionRefused, m_whistles, &WhistleBoard::actionRefused);
    connect(m_whistles, &WhistleBoard::caseActivated, this, [this](const CaseId &id) {
        showOnMap(id);
        if (m_caseFile)
            m_caseFile->focusActions();
    });
    return m_whistles;
}

/// The cases behind a figure, in the queue.
void PanelBox::openBehind(const QueueFilter &filter)
{
    if (!m_queue)
        return;
    m_queue->showFilter(filter);
    m_queue->focusRows();
}

/// What a supervisor can do to the case of a row; its form opens in the case file.
void PanelBox::offerSupervision(const CaseId &id, const QPoint &at)
{
    m_session.selection.selectCase(id);
    const int row = m_session.board.rowOf(id);
    if (!m_caseFile || row < 0)
        return;
    static const QStringList kinds{QStringLiteral("urge"), QStringLiteral("supervise"), QStringLiteral("supervise_reply"),
                                   QStringLiteral("supervise_end"), QStringLiteral("yellow_card"), QStringLiteral("red_card"),
                                   QStringLiteral("extend"), QStringLiteral("suspend"), QStringLiteral("refuse")};
    auto *menu = new QMenu(m_supervision);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const WorkflowAction *action : m_session.live.workflow().allowed(m_session.board.at(row), m_session.account, m_session.live.now()))
        if (kinds.contains(action->code))
            menu->addAction(m_session.words.action(*action), m_caseFile, [this, kind = action->code] { m_caseFile->actions()->start(kind); });
    if (menu->isEmpty())
        menu->addAction(tr("Nothing that your account may do here"))->setEnabled(false);
    menu->popup(at);
}

void PanelBox::wireOversight(Commands &commands, ToastStack &toasts)
{
    if (m_supervision)
        commands.on("supervision.focus", [this] { m_supervision->focusRows(); });
    if (m_whistles) {
        commands.on("whistle.focus", [this] { m_whistles->focusRows(); });
        connect(m_whistles, &WhistleBoard::done, &toasts,
                [&toasts](const QString &text) { toasts.post({LampShape::Tick, text, {}, {}, 6, false}); });
    }
    if (m_forecast)
        commands.on("forecast.focus", [this] { m_forecast->setFocus(Qt::ShortcutFocusReason); });
}

} // namespace huying
