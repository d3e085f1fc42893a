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

void FastStatement::check(int rc) const
{
    if (rc != SQLITE_OK)
        fail();
}

void FastStatement::restart(std::string_view blob)
{
    reset();
    bindBlob(1, blob);
}

void FastStatement::bindText(int parameter, std::string_view text)
{
    check(sqlite3_bind_text(m_statement.get(), parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
}

void FastStatement::bindKept(int parameter, std::string_view text)
{
    check(sqlite3_bind_text(m_statement.get(), parameter, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
}

void FastStatement::bindBlob(int parameter, std::string_view bytes)
{
    check(sqlite3_bind_blob(m_statement.get(), parameter, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC));
}

void FastStatement::bindNumber(int parameter, qint64 number)
{
    check(sqlite3_bind_int64(m_statement.get(), parameter, number));
}

void FastStatement::bindReal(int parameter, double number)
{
    check(sqlite3_bind_double(m_statement.get(), parameter, number));
}

void FastStatement::bindNull(int parameter)
{
    check(sqlite3_bind_null(m_statement.get(), parameter));
}

bool FastStatement::step()
{
    const int rc = sqlite3_step(m_statement.get());
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        fail();
    return rc == SQLITE_ROW;
}

int FastStatement::run()
{
    step();
    const int changed = sqlite3_changes(sqlite3_db_handle(m_statement.get()));
    reset();
    return changed;
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
