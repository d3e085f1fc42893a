// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/store.h"

namespace huying
{

// Passwords of the accounts of a store that stands alone, as Argon2id strings. Each takes about 0.1 s and 64 MB on
// purpose. Writer thread; throw SQLite::Exception.

bool hasPassword(Store &store, const QString &account);
/// An account without a password is open to whoever sits there.
bool isPassword(Store &store, const QString &account, const QString &password);
/// Empty takes it away.
void setPassword(Store &store, const QString &account, const QString &password);

} // namespace huying
