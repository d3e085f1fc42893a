// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace huying
{

/// A statement read by millions of cells: without the counted reference and the checks that SQLiteCpp has for each.
/// Columns and parameters are not checked; what a row shows is valid until the next step. Throws SQLite::Exception.
class FastStatement
{
public:
    FastStatement(SQLite::Database &db, const std::string &sql);

    /// From the beginning with this blob as the first parameter, which has to stay until the last step.
    void restart(std::string_view blob);
    void bindText(int parameter, std::string_view text); ///< which is copied
    bool step();
    void reset();

    bool isNull(int column) const;
    qint64 number(int column) const;
    std::string_view text(int column) const; ///< of a blob as well

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    [[noreturn]] void fail() const;

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

} // namespace huying
