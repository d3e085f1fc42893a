// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/passwords.h"

#include <sodium.h>

namespace huying
{

namespace
{

QString keyOf(const QString &account)
{
    return QStringLiteral("password/") + account;
}

} // namespace

bool hasPassword(Store &store, const QString &account)
{
    return !store.meta(keyOf(account)).isEmpty();
}

bool isPassword(Store &store, const QString &account, const QString &password)
{
    const QByteArray kept = store.meta(keyOf(account)).toUtf8(), typed = password.toUtf8();
    return kept.isEmpty()
        || crypto_pwhash_str_verify(kept.constData(), typed.constData(), static_cast<unsigned long long>(typed.size())) == 0;
}

void setPassword(Store &store, const QString &account, const QString &password)
{
    char hashed[crypto_pwhash_STRBYTES] = "";
    const QByteArray typed = password.toUtf8();
    if (!typed.isEmpty()
        && crypto_pwhash_str(hashed, typed.constData(), static_cast<unsigned long long>(typed.size()),
                             crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw SQLite::Exception("no memory to hash a password");
    store.setMeta(keyOf(account), QString::fromLatin1(hashed));
}

} // namespace huying
