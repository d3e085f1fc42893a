// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trackingdialog.h"

#include "app/console/session.h"
#include "widgets/units/trackingpanel.h"

namespace huying
{

TrackingDialog::TrackingDialog(Session &session, QWidget *parent)
    : PanelDialog(session, QStringLiteral("locate"), tr("Positions, fences and patrols"), parent),
      m_panel(new TrackingPanel(session.tracker, [&session] { return session.areas(); }, this))
{
    setObjectName(QStringLiteral("tracking"));
    setPanel(m_panel);
    m_panel->setSources(session.positionSources());
    connect(&session, &Session::positionSourcesChanged, this, [this] { m_panel->setSources(m_session.positionSources()); });
    connect(&session, &Session::positionsFailed, this, [this](const Error &error) { m_panel->setProblem(error.message); });
    connect(m_panel, &TrackingPanel::unitActivated, this, [this](const QString &ref) {
        m_session.selection.selectUnit(ref);
        emit unitActivated(ref);
    });
    resize(1040, 640);
}

void TrackingDialog::present()
{
    PanelDialog::present();
    m_panel->present();
}

} // namespace huying
