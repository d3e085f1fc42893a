// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/storethread.h"
#include "data/store/secrets.h"

#include <QObject>

namespace huying
{

/// An account's password for an upstream, in the desktop's keyring if whoever types it wants it there. GUI thread; the
/// keyring is asked in another.
class KeptPassword : public QObject
{
    Q_OBJECT
public:
    /// `secrets` may be null: nothing is kept.
    KeptPassword(std::shared_ptr<Secrets> secrets, const QString &server, QObject *parent = nullptr);

    /// looked() answers.
    void lookFor(const QString &account);
    void keep(const QString &account, const QString &password);
    void forget(const QString &account);
    bool hasKeyring() const { return m_hasKeyring; } ///< known once it was looked for
    bool isKept() const { return m_isKept; }         ///< that of the account which was spoken of last

signals:
    void looked(const QString &password); ///< empty: there is none
    void changed();

private:
    QString entry(const QString &account) const { return QStringLiteral("password/%1@%2").arg(account, m_server); }
    void know(bool hasKeyring, bool isKept);

    const std::shared_ptr<Secrets> m_secrets;
    const QString m_server;
    bool m_hasKeyring = false, m_isKept = false;
    StoreThread m_thread{QStringLiteral("password")};
};

} // namespace huying
