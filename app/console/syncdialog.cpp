// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/syncdialog.h"

#include "app/console/commands.h"
#include "app/console/session.h"
#include "theme/theme.h"
#include "widgets/access/signindialog.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/watermark.h"
#include "widgets/sync/syncpanel.h"
#include "widgets/sync/syncwords.h"

#include <QDateTime>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace huying
{

SyncDialog::SyncDialog(Session &session, Commands &commands, QWidget *parent) : QDialog(parent), m_session(session)
{
    setObjectName(QStringLiteral("sync"));
    setWindowTitle(tr("Sync with upstream"));
    auto *title = new PanelTitle(QStringLiteral("sync"), tr("Sync with upstream"), this);
    title->setDockButtonsVisible(false);
    m_panel = new SyncPanel(session.sync, session.words,
                            {commands.action("sync.reconnect"), commands.action("sync.sign-in"), commands.action("sync.redo"),
                             commands.action("sync.drop"), commands.action("sync.note")}, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(m_panel, 1);
    auto *mark = new Watermark(this);
    mark->setText(QStringLiteral("%1 %2 %3").arg(session.account.display, session.account.seat,
                                                 QDateTime::fromMSecsSinceEpoch(session.live.now()).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    commands.on("sync.reconnect", [&session] { session.sync.reconnect(); });
    commands.on("sync.sign-in", [this] { askPassword(); });
    commands.on("sync.redo", [this] { m_panel->redo(); });
    commands.on("sync.drop", [this] { m_panel->drop(); });
    commands.on("sync.note", [this] { m_panel->keepAsNote(); });
    m_panel->followState(); // on() has enabled them all
    connect(&session.sync, &SyncDesk::statusChanged, this, &SyncDialog::follow);
    connect(m_panel, &SyncPanel::caseChosen, this, [this](const CaseId &id) { m_session.selection.selectCase(id); });
    resize(1080, 720);
}

void SyncDialog::present()
{
    show();
    raise();
    activateWindow();
    m_panel->setFocus();
}

void SyncDialog::askPassword()
{
    const SyncStatus &status = m_session.sync.status();
    if (!m_signIn) {
        m_signIn = new SignInDialog(status.server.isEmpty() ? tr("The server of this copy") : status.server, m_session.account.name,
                                    isVisible() ? static_cast<QWidget *>(this) : parentWidget());
        m_signIn->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_signIn, &SignInDialog::wanted, this, [this](const QString &, const QString &password) {
            m_isTrying = true;
            m_signIn->setBusy(tr("Signing in…"));
            m_session.sync.signIn(password);
        });
    }
    m_signIn->open();
}

void SyncDialog::follow()
{
    const SyncStatus &status = m_session.sync.status();
    if (!m_signIn || !m_isTrying)
        return;
    if (status.state == SyncStatus::State::Live || status.state == SyncStatus::State::CatchingUp) {
        m_isTrying = false;
        m_signIn->accept();
    } else if (status.state == SyncStatus::State::Stopped || status.state == SyncStatus::State::Offline) {
        m_isTrying = false;
        m_signIn->showProblem(status.why);
    }
}

void SyncDialog::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.setPen(t.line2);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace huying
