// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/result.h"
#include "data/model/time.h"

#include <QList>

namespace huying
{

/// What must be known of a store before the first window opens.
struct StoreHints
{
    QString place, timezone; ///< timezone: IANA name, Asia/Shanghai if the store has none
    TimeMs replayAt = 0;     ///< a lively instant of the recorded past; 0 if there is none
    QList<Account> accounts;
    QString upstreamAccount; ///< whose copy of an upstream it is; empty: it stands alone

    /// The named account; without a name the first that has the role, else a guest with no roles.
    Account account(const QString &name, const QString &role) const;
};

/// Reads a few rows; errors as Store::open.
Result<StoreHints> readHints(const QString &path);

} // namespace huying
