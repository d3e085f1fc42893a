// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/pgconnection.h"

namespace huying
{

/// Words for people; what the machine would decide by is left behind.
inline Error wordsOf(const PgError &e)
{
    return e.error;
}

/// A session of whoever keeps the server: it waits half an hour for one statement, because tables are filled and cases
/// folded with it. Errors as of PgConnection::open.
Result<std::unique_ptr<PgConnection>> openForKeeping(const QString &conninfo);
/// Refused unless it is a superuser's on PostgreSQL 15+. From then on what it sends stands in no log of the server.
Result<void> demandSuperuser(PgConnection &server);
/// One installer or loader at a time, until the session ends; waits twenty seconds for another. After demandSuperuser().
/// Errors: Busy.
Result<void> demandAlone(PgConnection &server);

} // namespace huying
