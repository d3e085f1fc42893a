// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/griddialogs.h"

#include "app/console/session.h"
#include "data/live/whendone.h"
#include "widgets/grids/griddoctorpanel.h"
#include "widgets/grids/grideditpanel.h"

namespace huying
{

GridEditDialog::GridEditDialog(Session &session, QWidget *parent)
    : PanelDialog(session, QStringLiteral("grid"), tr("Edit grids"), parent), m_panel(new GridEditPanel)
{
    setObjectName(QStringLiteral("grid-edit"));
    setPanel(m_panel);
    resize(420, 480);
}

void GridEditDialog::reject()
{
    if (m_isUnsaved && !m_warned) {
        m_warned = true;
        m_panel->tell(tr("The changes are not saved. Close once more to drop them."), true);
        return;
    }
    QDialog::reject();
    emit closed();
}

GridDoctorDialog::GridDoctorDialog(Session &session, QWidget *parent)
    : PanelDialog(session, QStringLiteral("grid"), tr("Examination of the grids"), parent),
      m_panel(new GridDoctorPanel(session.words, mayEditAreas(session.account)))
{
    setObjectName(QStringLiteral("grid-doctor"));
    setPanel(m_panel);
    connect(m_panel, &GridDoctorPanel::againWanted, this, &GridDoctorDialog::examine);
    resize(860, 420);
}

void GridDoctorDialog::examine()
{
    m_panel->showBusy();
    whenDone(m_session.live.examineGrids(), this, [this](const Result<QList<GridFinding>> &findings) {
        if (findings)
            m_panel->setFindings(*findings);
        else
            m_panel->tell(findings.error().message, true);
    });
}

} // namespace huying
