// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/comparedialog.h"

#include "app/console/session.h"
#include "widgets/replay/comparepanel.h"

namespace huying
{

CompareDialog::CompareDialog(Session &session, QWidget *parent)
    : PanelDialog(session, QStringLiteral("split"), tr("Two instants compared"), parent)
{
    setObjectName(QStringLiteral("compare"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *panel = new ComparePanel(session.words, this);
    setPanel(panel);
    TimeMachine &time = session.time;
    connect(panel, &ComparePanel::compareWanted, &time, &TimeMachine::compare);
    connect(panel, &ComparePanel::instantWanted, &time, &TimeMachine::show);
    connect(panel, &ComparePanel::caseChosen, this, [&session](const CaseId &id) { session.selection.selectCase(id); });
    connect(&time, &TimeMachine::compared, panel, qOverload<const InstantComparison &>(&ComparePanel::show));
    connect(&time, &TimeMachine::failed, panel, [panel](const Error &error) { panel->showProblem(error.message); });
    resize(980, 640);
    // What is looked at against now; from now, against a day before.
    panel->setInstants(time.isPast() ? time.at() : time.present() - dayMs, time.present());
}

} // namespace huying
