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

/// A statement read or run by millions of cells: without the counted reference and the checks that SQLiteCpp has for each.
/// Columns and parameters are not checked; what a row shows is valid until the next step. Throws SQLite::Exception.
class FastStatement
{
public:
    FastStatement(SQLite::Database &db, const std::string &sql);

    /// From the beginning with this blob as the first parameter, which has to stay until the last step.
    void restart(std::string_view blob);
    void bindText(int parameter, std::string_view text); ///< which is copied
    /// What is bound without being copied has to stay until reset().
    void bindKept(int parameter, std::string_view text);
    void bindBlob(int parameter, std::string_view bytes);
    void bindNumber(int parameter, qint64 number);
    void bindReal(int parameter, double number);
    void bindNull(int parameter);
    bool step();
    void reset();
    int run(); ///< of a statement that gives no rows: how many it changed

    bool isNull(int column) const;
    qint64 number(int column) const;
    std::string_view text(int column) const; ///< of a blob as well

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    [[noreturn]] void fail() const;
    void check(int rc) const;

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

} // namespace huying
