// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"

#include <QString>
#include <SQLiteCpp/SQLiteCpp.h>

namespace huying
{

struct AuditEntry
{
    TimeMs at = 0;
    QString actor, act, subject, detail;
};

/// Appends to the hash chain of table `audit`, inside the caller's transaction: an entry without its head in `meta` would
/// read as a broken chain. Writer thread. Throws SQLite::Exception.
void appendAudit(SQLite::Database &db, const AuditEntry &entry);

struct AuditCheck
{
    qint64 entries = 0;
    qint64 firstBroken = 0; ///< seq of the first entry whose hash or predecessor does not fit; 0 if none
};

AuditCheck checkAuditChain(SQLite::Database &db);

} // namespace huying
