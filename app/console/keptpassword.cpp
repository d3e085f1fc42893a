// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/keptpassword.h"

#include "data/live/whendone.h"

namespace huying
{

KeptPassword::KeptPassword(std::shared_ptr<Secrets> secrets, const QString &server, QObject *parent)
    : QObject(parent), m_secrets(std::move(secrets)), m_server(server)
{
}

void KeptPassword::know(bool hasKeyring, bool isKept)
{
    m_hasKeyring = hasKeyring;
    m_isKept = isKept;
    emit changed();
}

void KeptPassword::lookFor(const QString &account)
{
    const auto found = m_thread.run([secrets = m_secrets, name = entry(account)]() -> Result<QString> {
        return secrets ? secrets->read(name) : fail(ErrorKind::Unavailable, {});
    });
    whenDone(found, this, [this](const Result<QString> &password) {
        know(password || password.error().kind == ErrorKind::NotFound, password.has_value());
        emit looked(password.value_or(QString()));
    });
}

void KeptPassword::keep(const QString &account, const QString &password)
{
    if (!m_hasKeyring)
        return;
    const auto kept = m_thread.run([secrets = m_secrets, name = entry(account), password] { return secrets->keep(name, password); });
    whenDone(kept, this, [this](const Result<void> &done) { know(done.has_value(), done.has_value()); });
}

void KeptPassword::forget(const QString &account)
{
    if (!m_hasKeyring)
        return;
    const auto gone = m_thread.run([secrets = m_secrets, name = entry(account)] { return secrets->forget(name); });
    whenDone(gone, this, [this](const Result<void> &done) { know(done.has_value(), !done && m_isKept); });
}

} // namespace huying
