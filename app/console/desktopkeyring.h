// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/storethread.h"
#include "data/store/secrets.h"

#include <atomic>
#include <functional>

namespace QKeychain
{
class Job;
}

namespace huying
{

/// The keyring of the desktop session (GNOME's, KDE's wallet) through QtKeychain, which lives in a thread of its own. One
/// a process. Once it did not answer, or its user would not unlock it, it is left alone until the next start.
class DesktopKeyring : public Secrets
{
public:
    Result<QString> read(const QString &name) override;
    Result<void> keep(const QString &name, const QString &secret) override;
    Result<void> forget(const QString &name) override;
    /// The program ends: whoever waits for an answer has none now, and nobody asks any more. Any thread.
    void leave() { m_isAway = true; }

private:
    using Make = std::function<QKeychain::Job *(QObject *parent)>;
    Result<QString> ask(const QString &name, const Make &make);

    std::atomic<bool> m_isAway = false;
    StoreThread m_thread{QStringLiteral("keyring")};
};

} // namespace huying
