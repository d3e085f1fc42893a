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

/// Rows of a register, made out of upstream's text into what the local table takes. One thread at a time, any.
class SyncRows
{
public:
    explicit SyncRows(const SyncTable &table) : m_table(&table) {}
    void add(std::span<const PgCell> row);
    void add(const SyncRow &row);
    std::size_t count() const { return m_values.size() / m_table->columns.size(); }
    qsizetype bytes() const { return m_bytes.size(); }

private:
    friend class SyncTableWriter;
    enum class Kind : quint8 { Null, Text, Blob, Number, Real };
    struct Value
    {
        Kind kind = Kind::Null;
        qint64 number = 0; ///< of Text and Blob: where it begins in m_bytes
        qint64 size = 0;
        double real = 0;
    };
    void addBytes(Kind kind, std::string_view bytes);

    const SyncTable *m_table;
    std::vector<Value> m_values; ///< row after row
    QByteArray m_bytes;
};

/// Writes rows into the local table. Inside the caller's transaction; throws SQLite::Exception.
class SyncTableWriter
{
public:
    SyncTableWriter(SQLite::Database &db, const SyncTable &table);
    void add(const SyncRows &rows); ///< that are not there
    /// Those that may be there keep their fid; only where the key tells one row from the other.
    void put(const SyncRows &rows);

private:
    int run(FastStatement &statement, const SyncRows &rows, std::size_t row);

    const SyncTable &m_table;
    FastStatement m_insert, m_update;
};

void dropRows(SQLite::Database &db, const SyncTable &table);
void dropRow(SQLite::Database &db, const SyncTable &table, const QString &key);

} // namespace huying
