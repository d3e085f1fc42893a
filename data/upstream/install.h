// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/upstream/rootsession.h"

#include <functional>

namespace huying
{

struct InstallRequest
{
    /// Security administrator: made if there is none; if named, made or given a new password. Null: "anquan" if none.
    QString admin;
    /// Asked before anything is done, and only if an administrator is made.
    std::function<Result<QString>(const QString &name)> password;
    std::function<void(const QString &line)> say; ///< a line about everything that was done
};

/// Makes an upstream of an empty database, or brings one up to this program's version: SQL, the site's workflow table,
/// rights, policy, key of the sealed cells, first administrator. What is there already stays; stopped anywhere it goes on
/// when called again. Errors: Refused (server, rights, not empty), TooNew, Busy, BadInput, Unavailable.
Result<void> installUpstream(PgConnection &server, const InstallRequest &request);

} // namespace huying
