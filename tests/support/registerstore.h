// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/bulkwriter.h"

#include <functional>
#include <sqlite3.h>

namespace huying::test
{

/// A new store with grids of these codes and what `fill` writes, closed, in WAL mode. Ends the test program if it can't be
/// made.
inline QString makeStore(const QString &path, const QStringList &grids, const std::function<void(BulkWriter &)> &fill)
{
    {
        auto made = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        {
            BulkWriter writer(**made, nullptr);
            for (const QString &code : grids)
                writer.add(AreaRecord{code, code, {}, QStringLiteral("basic"), AreaLevel::Grid, {}, 0});
            fill(writer);
        } // its statements end before the store does
        if (const auto done = (*made)->finishBulk(); !done)
            qFatal("%s", qPrintable(done.error().message));
    }
    if (const auto opened = Store::open(path, Store::Access::Writer); !opened) // which puts it into WAL mode
        qFatal("%s", qPrintable(opened.error().message));
    return path;
}

/// By a program that knows nothing of us.
inline void writeForeignly(const QString &path, const QByteArray &sql)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK || sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(db));
    sqlite3_close(db);
}

} // namespace huying::test
