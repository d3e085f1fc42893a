// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QLockFile>
#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>

namespace huying
{

constexpr int schemaVersion = 10;

/// One connection to a store file (GeoPackage, WAL). A store object belongs to one thread; each reader opens
/// its own. Only one Writer may be open on a file in all processes.
class Store
{
public:
    enum class Access { Reader, Writer };

    /// Makes a new store; refuses to replace a file. `contentTime` (ISO 8601) stamps gpkg_contents, so that equal
    /// input gives equal bytes. Until finishBulk() it is written without a journal: a crash leaves half a store, so make
    /// it under another name and rename.
    static Result<std::unique_ptr<Store>> create(const QString &path, const QString &contentTime);
    /// Errors: NotFound, Damaged (no database, truncated, no store), TooNew, Busy (another writer), Storage.
    /// A Writer migrates an older store first.
    static Result<std::unique_ptr<Store>> open(const QString &path, Access access);
    ~Store();

    SQLite::Database &db() { return m_db; }
    const QString &path() const { return m_path; }
    /// Folder of content-addressed attachment files.
    QString filesFolder() const { return m_path + QStringLiteral(".files"); }

    QString meta(const QString &key, const QString &otherwise = {});
    void setMeta(const QString &key, const QString &value);

    /// Of a new store: builds the indexes of the log and its cases, the spatial indexes, their triggers and the search index, writes table extents, turns WAL on, and waits
    /// until all of it is on the disk.
    Result<void> finishBulk();

private:
    Store(const QString &path, int flags);
    void prepare(Access access);
    Result<void> checkAndMigrate(Access access);
    void deferIndexes();

    QString m_path;
    SQLite::Database m_db;
    std::vector<std::pair<std::string, std::string>> m_deferred; ///< indexes that finishBulk() builds: name, SQL
    std::unique_ptr<QLockFile> m_lock;
};

/// What an exception of the database library means, with the file named; `doing` says what failed.
Error storageError(const SQLite::Exception &e, const QString &path, const QString &doing);

/// Runs `work`, which may throw SQLite::Exception, and turns that into an Error.
template <class F> auto guarded(const QString &path, const QString &doing, F &&work) -> decltype(work())
{
    try {
        return work();
    } catch (const SQLite::Exception &e) {
        return tl::unexpected<Error>(storageError(e, path, doing));
    }
}

// Text between Qt and SQLite.
inline std::string toSql(const QString &s) { return s.toStdString(); }
QString textAt(const SQLite::Statement &row, int column);
QByteArray blobAt(const SQLite::Statement &row, int column);

} // namespace huying
