// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/faststatement.h"

#include <sqlite3.h>

namespace huying
{

void FastStatement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

FastStatement::FastStatement(SQLite::Database &db, const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(db.getHandle(), sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        throw SQLite::Exception(db.getHandle());
    m_statement.reset(statement);
}

void FastStatement::fail() const
{
    throw SQLite::Exception(sqlite3_db_handle(m_statement.get()));
}

void FastStatement::restart(std::string_view blob)
{
    reset();
    if (sqlite3_bind_blob(m_statement.get(), 1, blob.data(), static_cast<int>(blob.size()), SQLITE_STATIC) != SQLITE_OK)
        fail();
}

void FastStatement::bindText(int parameter, std::string_view text)
{
    if (sqlite3_bind_text(m_statement.get(), parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT) != SQLITE_OK)
        fail();
}

bool FastStatement::step()
{
    const int rc = sqlite3_step(m_statement.get());
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        fail();
    return rc == SQLITE_ROW;
}

/// What went wrong before has been told by step().
void FastStatement::reset()
{
    sqlite3_reset(m_statement.get());
}

bool FastStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 FastStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string_view FastStatement::text(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

} // namespace huying
