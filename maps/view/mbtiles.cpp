// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mbtiles.h"

#include <QFile>
#include <QLoggingCategory>
#include <SQLiteCpp/SQLiteCpp.h>

namespace huying
{

Q_LOGGING_CATEGORY(tilesLog, "huying.tiles")

namespace
{

// A cache: losing the last tiles at a power cut is cheaper than waiting for the disk.
constexpr const char *schema = R"sql(
PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS metadata (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
CREATE UNIQUE INDEX IF NOT EXISTS tile_index ON tiles (zoom_level, tile_column, tile_row);
INSERT OR IGNORE INTO metadata VALUES ('name', 'Huying base map'), ('format', 'png'), ('version', '1'),
  ('type', 'baselayer'), ('tile_size', '512');
)sql";

constexpr int checkEvery = 64; // writes

int tmsRow(TileKey key) { return (1 << key.z) - 1 - key.y; }

void bindKey(SQLite::Statement &s, TileKey key)
{
    s.reset();
    s.bind(1, key.z);
    s.bind(2, key.x);
    s.bind(3, tmsRow(key));
}

} // namespace

MbTiles::MbTiles(const QString &file, qint64 limitBytes) : m_file(file), m_limit(limitBytes)
{
    if (!openFile() && !openFile())
        qCWarning(tilesLog) << "no tile cache:" << m_file;
}

MbTiles::~MbTiles() = default;

bool MbTiles::openFile()
{
    try {
        m_db = std::make_unique<SQLite::Database>(m_file.toStdString(),
                                                  SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 2000);
        m_db->exec(schema);
        m_read = std::make_unique<SQLite::Statement>(
            *m_db, "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?");
        m_write = std::make_unique<SQLite::Statement>(*m_db, "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?)");
        return true;
    } catch (const SQLite::Exception &e) {
        startAnew(e.what());
        return false;
    }
}

void MbTiles::startAnew(const char *why)
{
    qCInfo(tilesLog) << "tile cache thrown away:" << m_file << why;
    m_read.reset();
    m_write.reset();
    m_db.reset();
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(m_file + QLatin1String(suffix));
}

QByteArray MbTiles::read(TileKey key)
{
    if (!m_db)
        return {};
    try {
        bindKey(*m_read, key);
        if (!m_read->executeStep())
            return {};
        const SQLite::Column data = m_read->getColumn(0);
        const QByteArray bytes(static_cast<const char *>(data.getBlob()), data.getBytes());
        m_read->reset();
        return bytes;
    } catch (const SQLite::Exception &e) {
        startAnew(e.what());
        openFile();
        return {};
    }
}

void MbTiles::write(TileKey key, const QByteArray &data)
{
    if (!m_db)
        return;
    try {
        bindKey(*m_write, key);
        m_write->bind(4, data.constData(), int(data.size()));
        m_write->exec();
        m_write->reset();
        if (++m_written % checkEvery == 0)
            keepWithinLimit();
    } catch (const SQLite::Exception &e) {
        startAnew(e.what());
        openFile();
    }
}

// The older half goes; its pages are used again.
void MbTiles::keepWithinLimit()
{
    const auto number = [this](const char *sql) { return qint64(m_db->execAndGet(sql).getInt64()); };
    const qint64 used = (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size");
    if (used > m_limit)
        m_db->exec("DELETE FROM tiles WHERE rowid < (SELECT (min(rowid) + max(rowid)) / 2 FROM tiles)");
}

} // namespace huying
