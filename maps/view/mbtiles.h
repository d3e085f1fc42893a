// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/maptypes.h"

#include <QByteArray>
#include <memory>

namespace SQLite
{
class Database;
class Statement;
} // namespace SQLite

namespace huying
{

/// One MBTiles 1.3 file used as a cache: whatever is wrong with it, it is thrown away and begun anew.
class MbTiles
{
public:
    MbTiles(const QString &file, qint64 limitBytes);
    ~MbTiles();

    QByteArray read(TileKey key); ///< empty: not there
    void write(TileKey key, const QByteArray &data);

private:
    bool openFile();
    void startAnew(const char *why);
    void keepWithinLimit();

    QString m_file;
    qint64 m_limit;
    std::unique_ptr<SQLite::Database> m_db;
    std::unique_ptr<SQLite::Statement> m_read, m_write;
    int m_written = 0;
};

} // namespace huying
