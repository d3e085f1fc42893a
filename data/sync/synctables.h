// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/faststatement.h"
#include "data/sync/pgconnection.h"
#include "data/sync/upstreamnews.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <span>

namespace huying
{

/// One column of a register on both sides.
struct SyncColumn
{
    enum class Form { Text, Integer, Real, Geometry, Id }; ///< Geometry: hex WKB of upstream to a GeoPackage cell; Id: a UUID

    const char *local;
    const char *upstream; ///< SQL over the table's row `t`; null: t.<local>
    Form form = Form::Text;
};

/// A register as the seat keeps a copy of it. Cases and their actions are not among them: they are folded.
struct SyncTable
{
    const char *name;
    const char *key;        ///< column that the feed names rows by; several rows may share it
    const char *conflict;   ///< columns that tell one row from the other
    const char *source;     ///< what upstream reads from: "huying.areas t"
    std::span<const SyncColumn> columns;
    int since = 0;          ///< migration of data/upstream that brought it; an older upstream has none
};

std::span<const SyncTable> syncTables(); ///< in the order of a first load
const SyncTable *syncTable(const QString &name); ///< null: nothing is kept of it here

/// "SELECT … FROM …", rows in the order of `columns`.
QByteArray selectOf(const SyncTable &table);

/// Writes rows into the local table. Inside the caller's transaction; throws SQLite::Exception.
class SyncTableWriter
{
public:
    SyncTableWriter(SQLite::Database &db, const SyncTable &table);
    void add(const SyncRow &row); ///< one that is not there
    void add(std::span<const PgCell> row);
    /// One that may be there and then keeps its fid; only where the key tells one row from the other.
    void put(const SyncRow &row);

private:
    int run(FastStatement &statement, std::span<const PgCell> row);

    const SyncTable &m_table;
    FastStatement m_insert, m_update;
    std::vector<QByteArray> m_made; ///< cells of the row that had to be made out of its text
};

void dropRows(SQLite::Database &db, const SyncTable &table);
void dropRow(SQLite::Database &db, const SyncTable &table, const QString &key);

} // namespace huying
