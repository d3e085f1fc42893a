// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/desktopkeyring.h"

#include <QFileInfo>
#include <QSemaphore>
#include <qt6keychain/keychain.h>

namespace huying
{

namespace
{

const QString service = QStringLiteral("huying");
constexpr int patienceMs = 20000; ///< somebody may have to type what unlocks it
constexpr int lookMs = 50;        ///< whether it is still worth waiting

/// Without a session bus none is started just for the asking.
bool hasSessionBus()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") || (!runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus")));
}

/// Shared by the thread that waits and the job, which may end when nobody waits any more.
struct Answer
{
    QSemaphore given;
    QKeychain::Error code = QKeychain::NoError;
    QString words, secret;
};

} // namespace

Result<QString> DesktopKeyring::ask(const QString &name, const Make &make)
{
    const auto away = [](const QString &why) { return fail(ErrorKind::Unavailable, QStringLiteral("没有可用的桌面密钥环：%1").arg(why)); };
    if (m_isAway || !hasSessionBus())
        return away(QStringLiteral("没有桌面会话，或没有解锁"));
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(m_thread.context(), [answer, name, make, context = m_thread.context()] {
        // Nobody's child: a daemon that answers after the end finds it still, and nothing hangs on it any more.
        QKeychain::Job *job = make(nullptr);
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, context, [answer, job] {
            answer->code = job->error();
            answer->words = job->errorString();
            if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job))
                answer->secret = read->textData();
            answer->given.release();
        });
        job->start();
    });
    bool isGiven = false;
    for (int waited = 0; !isGiven && waited < patienceMs && !m_isAway; waited += lookMs)
        isGiven = answer->given.tryAcquire(1, lookMs);
    if (isGiven && answer->code == QKeychain::NoError)
        return answer->secret;
    if (isGiven && (answer->code == QKeychain::EntryNotFound || answer->code == QKeychain::CouldNotDeleteEntry))
        return fail(ErrorKind::NotFound, QStringLiteral("密钥环里没有这一项"));
    if (m_isAway.exchange(true) && !isGiven)
        return away(QStringLiteral("没有等到回答"));
    return away(isGiven ? answer->words : QStringLiteral("%1 秒没有回答").arg(patienceMs / 1000));
}

Result<QString> DesktopKeyring::read(const QString &name)
{
    return ask(name, [](QObject *parent) { return new QKeychain::ReadPasswordJob(service, parent); });
}

Result<void> DesktopKeyring::keep(const QString &name, const QString &secret)
{
    return ask(name, [secret](QObject *parent) {
               auto *job = new QKeychain::WritePasswordJob(service, parent);
               job->setTextData(secret);
               return job;
           })
        .map([](const QString &) {});
}

Result<void> DesktopKeyring::forget(const QString &name)
{
    const auto gone = ask(name, [](QObject *parent) { return new QKeychain::DeletePasswordJob(service, parent); });
    return gone || gone.error().kind == ErrorKind::NotFound ? Result<void>() : tl::unexpected(gone.error());
}

} // namespace huying
