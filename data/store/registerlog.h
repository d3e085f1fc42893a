// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pointtable.h"
#include "data/store/store.h"

#include <array>

namespace huying
{

// Table register_changes: which rows of the registers were written, also by programs that know nothing of us (QGIS,
// ogr2ogr). All throw SQLite::Exception.

constexpr std::size_t registerKinds = 5;

const char *registerTable(RegisterKind kind); ///< "people", …

/// Puts the triggers on that keep the table; does nothing if they are there. Bulk loading into a new store goes without.
void watchRegisters(SQLite::Database &db);
/// Leaves the newest rows only.
void trimRegisterLog(SQLite::Database &db);
qint64 lastRegisterChange(SQLite::Database &db); ///< 0: none yet

struct RegisterNews
{
    std::array<std::vector<quint32>, registerKinds> fids; ///< by kind, ascending, each once
    bool isBroken = false; ///< what lay between was trimmed: everything has to be read again
    qint64 upTo = 0;
};
RegisterNews registerChangesSince(SQLite::Database &db, qint64 seq);

} // namespace huying
