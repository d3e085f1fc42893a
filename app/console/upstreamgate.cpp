// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/upstreamgate.h"

#include "data/live/whendone.h"
#include "data/store/passwords.h"
#include "data/store/store.h"
#include "data/sync/firstload.h"
#include "data/sync/pgtrouble.h"
#include "widgets/access/loaddialog.h"
#include "widgets/access/signindialog.h"

#include <QFileInfo>

namespace huying
{

namespace
{

constexpr std::chrono::milliseconds gatePatience{4000}; ///< who waits for his desk is not kept longer by a dead link

/// Empty if the copy's account has no password of its own on this machine.
Result<bool> asksLocally(const QString &path, const QString &account)
{
    return Store::open(path, Store::Access::Reader).and_then([&](const std::unique_ptr<Store> &store) {
        return guarded(path, QStringLiteral("读取口令"), [&]() -> Result<bool> { return hasPassword(*store, account); });
    });
}

Result<bool> isRight(const QString &path, const QString &account, const QString &password)
{
    return Store::open(path, Store::Access::Reader).and_then([&](const std::unique_ptr<Store> &store) {
        return guarded(path, QStringLiteral("核对口令"), [&]() -> Result<bool> { return isPassword(*store, account, password); });
    });
}

} // namespace

UpstreamGate::UpstreamGate(const Startup &startup, bool mayAsk, const std::shared_ptr<Secrets> &secrets)
    : m_startup(startup), m_mayAsk(mayAsk), m_secrets(secrets),
      m_kept(std::make_shared<KeptPassword>(secrets, serverWords(startup.options.upstream)))
{
    m_server.conninfo = startup.options.upstream;
    m_server.user = startup.options.user.isEmpty() ? startup.hints.upstreamAccount : startup.options.user;
    m_server.patience = gatePatience;
    m_server.stop = std::make_shared<PgStop>();
}

UpstreamGate::~UpstreamGate()
{
    m_server.stop->stop();
    m_thread.stop();
}

/// First with what the keyring has, or else libpq finds by itself (PGPASSWORD, ~/.pgpass).
void UpstreamGate::open()
{
    connect(m_kept.get(), &KeptPassword::looked, this, &UpstreamGate::trySignIn, Qt::SingleShotConnection);
    m_kept->lookFor(m_server.user);
}

void UpstreamGate::trySignIn(const QString &password)
{
    m_server.password = password;
    const auto signedIn = m_thread.run([server = m_server]() -> PgResult<QString> {
        return Upstream::signIn(server).map([](const std::unique_ptr<Upstream> &upstream) { return upstream->account().name; });
    });
    whenDone(signedIn, this, [this](const PgResult<QString> &account) { judge(account); });
}

void UpstreamGate::judge(const PgResult<QString> &account)
{
    const bool isReachable = account || account.error().error.kind != ErrorKind::Unavailable;
    if (!isReachable && hasCopy()) {
        enterOffline(account.error().error.message);
        return;
    }
    if (!account) {
        const bool mayHelp = account.error().error.kind == ErrorKind::Refused || account.error().error.kind == ErrorKind::Unavailable;
        if (mayHelp && m_mayAsk)
            ask(account.error().error.message);
        else
            emit refused(account.error().error);
        return;
    }
    m_server.user = *account;
    noteChoice();
    if (!hasCopy())
        load();
    else if (*account == m_startup.hints.upstreamAccount)
        pass();
    else
        handOver();
}

void UpstreamGate::ask(const QString &problem)
{
    if (m_signIn) {
        m_signIn->showProblem(problem);
        return;
    }
    m_signIn = new SignInDialog(serverWords(m_server.conninfo), m_server.user);
    m_signIn->setAttribute(Qt::WA_DeleteOnClose);
    if (m_kept->hasKeyring())
        m_signIn->offerToKeep(m_kept->isKept());
    // That libpq found no password of its own is no fault of anybody.
    if (!problem.endsWith(QStringLiteral("没有口令")))
        m_signIn->showProblem(problem);
    connect(m_signIn, &QDialog::rejected, this, &UpstreamGate::left);
    connect(m_signIn, &SignInDialog::wanted, this, [this](const QString &account, const QString &password) {
        m_signIn->setBusy(tr("Signing in…"));
        if (m_isLocal) {
            tryLocal(password);
            return;
        }
        m_server.user = account;
        trySignIn(password);
    });
    m_signIn->open();
}

/// Only what was typed and was right.
void UpstreamGate::noteChoice()
{
    if (!m_signIn || m_isLocal)
        return;
    if (m_signIn->isToKeep())
        m_kept->keep(m_server.user, m_server.password);
    else
        m_kept->forget(m_server.user);
}

/// A copy belongs to one account, which works on while the server can't be reached.
void UpstreamGate::enterOffline(const QString &why)
{
    const QString owner = m_startup.hints.upstreamAccount;
    if (m_server.user != owner) {
        emit refused({ErrorKind::Unavailable, QStringLiteral("%1。%2 是账号 %3 的副本，离线时只有 %3 能用")
                                                  .arg(why, m_startup.options.store, owner)});
        return;
    }
    const auto asks = asksLocally(m_startup.options.store, owner);
    if (!asks)
        emit refused(asks.error());
    else if (!*asks)
        pass();
    else if (!m_mayAsk)
        emit refused({ErrorKind::Unavailable, why});
    else
        askLocal(why);
}

void UpstreamGate::askLocal(const QString &why)
{
    m_isLocal = true;
    ask(QStringLiteral("没有口令"));
    m_signIn->setLocal();
    m_signIn->setBusy({});
    m_signIn->setNote(tr("%1. The copy opens with this machine's password; what is done is sent later.").arg(why));
}

void UpstreamGate::tryLocal(const QString &password)
{
    const auto checked = m_thread.run([path = m_startup.options.store, account = m_server.user, password] { return isRight(path, account, password); });
    whenDone(checked, this, [this](const Result<bool> &right) {
        if (right && *right)
            pass();
        else
            m_signIn->showProblem(right ? tr("The password is wrong.") : right.error().message);
    });
}

void UpstreamGate::openProgress()
{
    if (m_signIn)
        m_signIn->hide();
    m_progress = new LoadDialog(serverWords(m_server.conninfo), QFileInfo(m_startup.options.store).fileName());
    m_progress->setAttribute(Qt::WA_DeleteOnClose);
    m_progress->open();
}

/// The shift before has left its copy: it becomes that of the one who signs in now.
void UpstreamGate::handOver()
{
    auto begun = Handover::open(m_startup.options.store, m_server, m_startup.workflow, m_secrets);
    if (!begun) {
        emit refused(begun.error());
        return;
    }
    m_handover = std::move(*begun);
    openProgress();
    m_progress->setHandover(m_server.user);
    // Queued, so that it can end before the console opens the store.
    connect(m_progress, &LoadDialog::stopWanted, this, [this] { endHandover(), emit left(); }, Qt::QueuedConnection);
    connect(m_handover.get(), &Handover::done, this, [this] { endHandover(), pass(); }, Qt::QueuedConnection);
    connect(m_handover.get(), &Handover::failed, this, [this](const Error &error) { endHandover(), emit refused(error); }, Qt::QueuedConnection);
    m_handover->start();
}

void UpstreamGate::endHandover()
{
    m_handover.reset();
    delete m_progress;
}

void UpstreamGate::load()
{
    openProgress();
    connect(m_progress, &LoadDialog::stopWanted, this, [stop = m_server.stop] { stop->stop(); });
    const auto loaded = m_thread.run([this, server = m_server, path = m_startup.options.store, &workflow = m_startup.workflow, secrets = m_secrets] {
        const auto tell = [this](qint64 rows, qint64 expected) {
            QMetaObject::invokeMethod(this, [this, rows, expected] {
                if (m_progress)
                    m_progress->showProgress(rows, expected);
            });
        };
        const auto tellTrouble = [this](const QString &why) {
            QMetaObject::invokeMethod(this, [this, why] {
                if (m_progress)
                    m_progress->showTrouble(why);
            });
        };
        return loadStore(path, server, workflow, tell, secrets, tellTrouble);
    });
    whenDone(loaded, this, [this](const PgResult<void> &done) {
        if (done) {
            pass();
            return;
        }
        delete m_progress; // a window that does not close keeps the program from ending
        if (m_server.stop->isStopped())
            emit left();
        else
            emit refused(done.error().error);
    });
}

void UpstreamGate::pass()
{
    m_server.patience = PgConnection::Options().patience;
    m_server.stop.reset(); // the console ends its own waits
    emit passed(m_server);
    m_server.stop = std::make_shared<PgStop>();
    delete m_signIn;
    delete m_progress;
}

} // namespace huying
