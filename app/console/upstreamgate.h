// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/keptpassword.h"
#include "app/console/startup.h"
#include "data/live/storethread.h"
#include "data/sync/handover.h"
#include "data/sync/pgconnection.h"

#include <QObject>
#include <QPointer>

namespace huying
{

class LoadDialog;
class SignInDialog;

/// What stands between `huying --upstream` and the console: signing in, and the first load where there is no copy yet.
/// A copy opens for its account when the server can't be reached. GUI thread; what talks to the server has its own.
class UpstreamGate : public QObject
{
    Q_OBJECT
public:
    /// `mayAsk`: there is somebody who could type a password. `secrets`: the desktop's keyring, or null.
    UpstreamGate(const Startup &startup, bool mayAsk, const std::shared_ptr<Secrets> &secrets = {});
    ~UpstreamGate() override;

    void open();
    const std::shared_ptr<KeptPassword> &kept() const { return m_kept; }

signals:
    void passed(const huying::PgConnection::Options &server);
    void left(); ///< by the one who was asked
    void refused(const huying::Error &error);

private:
    bool hasCopy() const { return !m_startup.hints.upstreamAccount.isEmpty(); }
    void trySignIn(const QString &password);
    void judge(const PgResult<QString> &account);
    void ask(const QString &problem);
    void noteChoice();
    void askLocal(const QString &why);
    void enterOffline(const QString &why);
    void tryLocal(const QString &password);
    void load();
    void handOver();
    void endHandover();
    void openProgress();
    void pass();

    const Startup &m_startup;
    const bool m_mayAsk;
    PgConnection::Options m_server;
    const std::shared_ptr<Secrets> m_secrets;
    const std::shared_ptr<KeptPassword> m_kept;
    bool m_isLocal = false; ///< asks for this machine's password
    QPointer<SignInDialog> m_signIn;
    QPointer<LoadDialog> m_progress;
    std::unique_ptr<Handover> m_handover;
    StoreThread m_thread{QStringLiteral("gate")};
};

} // namespace huying
