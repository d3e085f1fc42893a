// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/comparedialog.h"

#include "app/console/instantmaps.h"
#include "app/console/session.h"
#include "widgets/replay/comparepanel.h"

#include <QSplitter>

namespace huying
{

CompareDialog::CompareDialog(Session &session, QWidget *parent)
    : PanelDialog(session, QStringLiteral("split"), tr("Two instants compared"), parent)
{
    setObjectName(QStringLiteral("compare"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *panel = new ComparePanel(session.words, this);
    m_maps = new InstantMaps(session);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_maps);
    split->addWidget(panel);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({3000, 2000}); // shares of what there is
    setPanel(split);
    TimeMachine &time = session.time;
    connect(panel, &ComparePanel::compareWanted, &time, &TimeMachine::compare);
    connect(panel, &ComparePanel::instantWanted, &time, &TimeMachine::show);
    connect(panel, &ComparePanel::caseChosen, this, [this, &session](const CaseId &id) {
        session.selection.selectCase(id);
        m_maps->flyTo(id);
    });
    connect(&time, &TimeMachine::compared, this, [this, panel](const InstantComparison &comparison) {
        panel->show(comparison);
        m_maps->showInstants(comparison);
    });
    connect(&time, &TimeMachine::failed, panel, [panel](const Error &error) { panel->showProblem(error.message); });
    resize(parent ? parent->size().boundedTo({1500, 960}) : QSize(1280, 860));
    QMetaObject::invokeMethod(m_maps, &InstantMaps::goHome, Qt::QueuedConnection); // when the maps have their size
    // What is looked at against now; from now, against a day before.
    panel->setInstants(time.isPast() ? time.at() : time.present() - dayMs, time.present());
}

} // namespace huying
