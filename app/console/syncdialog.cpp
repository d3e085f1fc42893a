// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/syncdialog.h"

#include "app/console/commands.h"
#include "app/console/session.h"
#include "widgets/access/signindialog.h"
#include "widgets/sync/syncpanel.h"
#include "widgets/sync/syncwords.h"

#include <QListView>

namespace huying
{

SyncDialog::SyncDialog(Session &session, Commands &commands, QWidget *parent)
    : PanelDialog(session, QStringLiteral("sync"), tr("Sync with upstream"), parent)
{
    setObjectName(QStringLiteral("sync"));
    m_panel = new SyncPanel(session.sync, session.words,
                            {commands.action("sync.reconnect"), commands.action("sync.sign-in"), commands.action("sync.redo"),
                             commands.action("sync.drop"), commands.action("sync.note"), commands.action("sync.forget")}, this);
    setPanel(m_panel);
    commands.on("sync.reconnect", [&session] { session.sync.reconnect(); });
    commands.on("sync.sign-in", [this] { askPassword(); });
    commands.on("sync.redo", [this] { m_panel->redo(); });
    commands.on("sync.drop", [this] { m_panel->drop(); });
    commands.on("sync.note", [this] { m_panel->keepAsNote(); });
    if (const auto &kept = session.keptPassword) {
        commands.on("sync.forget", [&session] { session.keptPassword->forget(session.account.name); });
        connect(kept.get(), &KeptPassword::changed, this, &SyncDialog::followSecrets);
    }
    m_panel->followState(); // on() has enabled them all
    followSecrets();
    connect(&session.sync, &SyncDesk::statusChanged, this, &SyncDialog::follow);
    connect(m_panel, &SyncPanel::caseChosen, this, [this](const CaseId &id) { m_session.selection.selectCase(id); });
    resize(1080, 720);
}

void SyncDialog::present()
{
    PanelDialog::present();
    m_panel->setFocus();
}

void SyncDialog::askPassword()
{
    const SyncStatus &status = m_session.sync.status();
    if (!m_signIn) {
        m_signIn = new SignInDialog(status.server.isEmpty() ? tr("The server of this copy") : status.server, m_session.account.name,
                                    isVisible() ? static_cast<QWidget *>(this) : parentWidget());
        m_signIn->setAttribute(Qt::WA_DeleteOnClose);
        if (const auto &kept = m_session.keptPassword; kept && kept->hasKeyring())
            m_signIn->offerToKeep(kept->isKept());
        connect(m_signIn, &SignInDialog::wanted, this, [this](const QString &, const QString &password) {
            m_isTrying = true;
            m_tried = password;
            m_signIn->setBusy(tr("Signing in…"));
            m_session.sync.signIn(password);
        });
    }
    m_signIn->open();
}

void SyncDialog::noteChoice()
{
    const QString password = std::exchange(m_tried, {});
    if (!m_session.keptPassword)
        return;
    if (m_signIn->isToKeep())
        m_session.keptPassword->keep(m_session.account.name, password);
    else
        m_session.keptPassword->forget(m_session.account.name);
}

void SyncDialog::followSecrets()
{
    const auto &kept = m_session.keptPassword;
    m_panel->showPassword(!kept || !kept->hasKeyring() ? SyncPanel::Password::NoKeyring
                          : kept->isKept()             ? SyncPanel::Password::Kept
                                                       : SyncPanel::Password::Typed);
}

void SyncDialog::follow()
{
    const SyncStatus &status = m_session.sync.status();
    if (!m_signIn || !m_isTrying)
        return;
    if (status.state == SyncStatus::State::Live || status.state == SyncStatus::State::CatchingUp) {
        m_isTrying = false;
        noteChoice();
        m_signIn->accept();
    } else if (status.state == SyncStatus::State::Stopped || status.state == SyncStatus::State::Offline) {
        m_isTrying = false;
        m_signIn->showProblem(status.why);
    }
}

} // namespace huying
