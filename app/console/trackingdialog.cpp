// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trackingdialog.h"

#include "app/console/session.h"
#include "theme/theme.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/watermark.h"
#include "widgets/units/trackingpanel.h"

#include <QDateTime>
#include <QPainter>
#include <QVBoxLayout>

namespace huying
{

TrackingDialog::TrackingDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_panel(new TrackingPanel(session.tracker, [&session] { return session.areas(); }, this))
{
    setObjectName(QStringLiteral("tracking"));
    setWindowTitle(tr("Positions, fences and patrols"));
    auto *title = new PanelTitle(QStringLiteral("locate"), windowTitle(), this);
    title->setDockButtonsVisible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(m_panel, 1);
    auto *mark = new Watermark(this);
    mark->setText(QStringLiteral("%1 %2 %3").arg(session.account.display, session.account.seat,
                                                 QDateTime::fromMSecsSinceEpoch(session.live.now()).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    m_panel->setSources(session.positionSources());
    connect(&session, &Session::positionSourcesChanged, this, [this, &session] { m_panel->setSources(session.positionSources()); });
    connect(&session, &Session::positionsFailed, this, [this](const Error &error) { m_panel->setProblem(error.message); });
    connect(m_panel, &TrackingPanel::unitActivated, this, [this, &session](const QString &ref) {
        session.selection.selectUnit(ref);
        emit unitActivated(ref);
    });
    resize(1040, 640);
}

void TrackingDialog::present()
{
    show();
    raise();
    activateWindow();
    m_panel->present(TrackingPanel::Sources);
}

void TrackingDialog::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.setPen(t.line2);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace huying
