// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/upstream/copyrows.h"

#include <QStringList>

namespace huying
{

struct LoadRequest
{
    /// Registers that are there are thrown away first. Never actions or what else is append-only.
    bool replace = false;
    /// Gets name, display and first password of every account made; must not exist yet. Empty: they have none, until
    /// the security administrator gives them one.
    QString passwordsPath;
    LoadProgress progress;
};

struct LoadReport
{
    QList<std::pair<QString, qint64>> rows; ///< table in Chinese, number
    QStringList notices;
};

/// Fills an upstream without cases from a store, all in one transaction: on an error nothing of it is there. Cases are
/// folded anew from their actions by upstream; one that differs from the store's row fails the load.
/// Errors: Refused (not installed, not empty), Damaged (store), BadInput (a row), Busy, Unavailable.
Result<LoadReport> loadUpstream(PgConnection &server, Store &store, const LoadRequest &request);

} // namespace huying
