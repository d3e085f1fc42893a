// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/store.h"

#include "data/store/registerlog.h"
#include "data/store/schema.h"
#include "data/store/searchindex.h"
#include "data/store/storelock.h"

#include <QFileInfo>
#include <QtEndian>
#include <sqlite3.h>
#include <utility>

namespace huying
{

namespace
{

Result<void> checkReadable(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, QStringLiteral("没有数据文件 %1，请检查路径，或用 huyingctl demo 生成").arg(path));
    if (!file.isFile() || !file.isReadable())
        return fail(ErrorKind::Storage, QStringLiteral("数据文件 %1 打不开：%2").arg(path, file.isFile() ? QStringLiteral("没有读的权限")
                                                                                                    : QStringLiteral("不是文件")));
    return {};
}

Result<sqlite3_file *> fileOf(sqlite3 *db, const QString &path)
{
    sqlite3_file *file = nullptr;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods)
        return fail(ErrorKind::Storage, QStringLiteral("数据文件 %1 打不开").arg(path));
    return file;
}

/// A store cut short by a full disk or a broken copy: the header counts more pages than the file has. Read through
/// SQLite's own handle: to open the file beside it and close it again would drop every lock that this process has on
/// it (so POSIX wants it), and the next foreign reader would then throw the journal of a running console away.
Result<void> checkHeader(sqlite3 *db, const QString &path)
{
    const auto opened = fileOf(db, path);
    if (!opened)
        return tl::unexpected(opened.error());
    sqlite3_file *file = *opened;
    QByteArray head(100, '\0');
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return fail(ErrorKind::Storage, QStringLiteral("数据文件 %1 打不开").arg(path));
    if (file->pMethods->xRead(file, head.data(), static_cast<int>(head.size()), 0) != SQLITE_OK || !head.startsWith("SQLite format 3"))
        return fail(ErrorKind::Damaged, QStringLiteral("%1 不是呼应的数据文件（GeoPackage），请另选文件").arg(path));
    const auto u16 = [&head](int at) { return qFromBigEndian<quint16>(head.constData() + at); };
    const auto u32 = [&head](int at) { return qFromBigEndian<quint32>(head.constData() + at); };
    if (u32(68) != 0x47504B47)
        return fail(ErrorKind::Damaged, QStringLiteral("%1 是数据库但不是 GeoPackage，请另选文件").arg(path));
    const qint64 pageSize = u16(16) == 1 ? 65536 : u16(16);
    if (u32(24) == u32(92) && pageSize * u32(28) > size)
        return fail(ErrorKind::Damaged, QStringLiteral("数据文件 %1 不完整：应有 %2 字节，只有 %3 字节；请用备份恢复")
                                            .arg(path)
                                            .arg(pageSize * u32(28))
                                            .arg(size));
    return {};
}

/// What was written without waiting for the disk is on it from now on.
Result<void> waitForDisk(sqlite3 *db, const QString &path)
{
    return fileOf(db, path).and_then([&](sqlite3_file *file) -> Result<void> {
        if (file->pMethods->xSync(file, SQLITE_SYNC_NORMAL) != SQLITE_OK)
            return fail(ErrorKind::Storage, QStringLiteral("%1 没有全部写到磁盘上，请检查磁盘后重新生成").arg(path));
        return {};
    });
}

} // namespace

Error storageError(const SQLite::Exception &e, const QString &path, const QString &doing)
{
    const QString tail = QStringLiteral("（%1，%2）").arg(doing, QString::fromUtf8(e.what()));
    switch (e.getErrorCode()) {
    case SQLITE_FULL:
        return {ErrorKind::Storage, QStringLiteral("磁盘已满，%1 没有改动，请清理磁盘后重试").arg(path) + tail};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return {ErrorKind::Storage, QStringLiteral("%1 或其所在文件夹不可写，请检查权限").arg(path) + tail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Busy, QStringLiteral("%1 正被另一个程序占用，请稍后重试").arg(path) + tail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorKind::Damaged, QStringLiteral("数据文件 %1 已损坏，请用备份恢复").arg(path) + tail};
    default:
        return {ErrorKind::Storage, QStringLiteral("读写 %1 出错").arg(path) + tail};
    }
}

QString textAt(const SQLite::Statement &row, int column)
{
    const auto cell = const_cast<SQLite::Statement &>(row).getColumn(column);
    return QString::fromUtf8(cell.getText(), cell.getBytes());
}

QByteArray blobAt(const SQLite::Statement &row, int column)
{
    const auto cell = const_cast<SQLite::Statement &>(row).getColumn(column);
    return QByteArray(static_cast<const char *>(cell.getBlob()), cell.getBytes());
}

Store::Store(const QString &path, int flags) : m_path(path), m_db(path.toStdString(), flags, 5000) {}

Store::~Store() = default;

void Store::prepare(Access access)
{
    addSpatialFunctions(m_db);
    m_db.exec(access == Access::Writer ? "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
                                       : "PRAGMA query_only = 1; PRAGMA mmap_size = 4294967296;");
}

Result<std::unique_ptr<Store>> Store::create(const QString &path, const QString &contentTime)
{
    if (QFileInfo::exists(path))
        return fail(ErrorKind::Refused, QStringLiteral("%1 已经存在，不会覆盖；请换个名字或先移走").arg(path));
    return guarded(path, QStringLiteral("新建"), [&]() -> Result<std::unique_ptr<Store>> {
        std::unique_ptr<Store> store(new Store(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX)); // one thread at a time
        store->m_db.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                         "PRAGMA cache_size = -262144; PRAGMA locking_mode = EXCLUSIVE;");
        addSpatialFunctions(store->m_db);
        registerGeoPackage(store->m_db, contentTime);
        if (const auto done = migrate(store->m_db, 0); !done)
            return tl::unexpected(done.error());
        store->deferIndexes();
        return store;
    });
}

/// An index sorted out of all rows at the end takes a third of what it takes row by row, in an order that is none of its own.
void Store::deferIndexes()
{
    {
        SQLite::Statement indexes(m_db, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('actions', 'cases') "
                                        "AND sql NOT NULL ORDER BY name");
        while (indexes.executeStep())
            m_deferred.emplace_back(indexes.getColumn(0).getString(), indexes.getColumn(1).getString());
    }
    for (const auto &[name, sql] : m_deferred)
        m_db.exec("DROP INDEX " + name);
}

Result<std::unique_ptr<Store>> Store::open(const QString &path, Access access)
{
    if (const auto checked = checkReadable(path); !checked)
        return tl::unexpected(checked.error());
    return guarded(path, QStringLiteral("打开"), [&]() -> Result<std::unique_ptr<Store>> {
        std::unique_ptr<QLockFile> lock;
        if (access == Access::Writer) {
            lock = std::make_unique<QLockFile>(lockPath(path));
            if (!takeLock(*lock)) {
                if (lock->error() != QLockFile::LockFailedError && isDiskFull(*lock))
                    return fail(ErrorKind::Storage, QStringLiteral("磁盘已满，%1 打不开，请清理磁盘后重试").arg(path));
                if (lock->error() != QLockFile::LockFailedError)
                    return fail(ErrorKind::Storage,
                                QStringLiteral("%1 所在的文件夹不可写，请换到可写的文件夹").arg(path));
                qint64 pid = 0;
                QString host, program;
                lock->getLockInfo(&pid, &host, &program);
                return fail(ErrorKind::Busy, QStringLiteral("%1 已由 %2（进程 %3）打开，请先关闭它，或另选数据文件")
                                                 .arg(path, program.isEmpty() ? QStringLiteral("另一个程序") : program)
                                                 .arg(pid));
            }
        }
        std::unique_ptr<Store> store(
            new Store(path, access == Access::Writer ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX));
        store->m_lock = std::move(lock);
        if (const auto checked = checkHeader(store->m_db.getHandle(), path); !checked)
            return tl::unexpected(checked.error());
        // SQLite opens a file without write permission for reading and says nothing until the first action is lost.
        if (access == Access::Writer && sqlite3_db_readonly(store->m_db.getHandle(), "main") == 1)
            return fail(ErrorKind::Storage, QStringLiteral("%1 是只读文件，请改它的权限，或复制到可写的文件夹").arg(path));
        store->prepare(access);
        if (const auto checked = store->checkAndMigrate(access); !checked)
            return tl::unexpected(checked.error());
        return store;
    });
}

Result<void> Store::checkAndMigrate(Access access)
{
    if (!m_db.tableExists("meta") || meta(QStringLiteral("schema")).isEmpty())
        return fail(ErrorKind::Damaged, QStringLiteral("%1 是 GeoPackage，但不是呼应的数据文件").arg(m_path));
    const int version = meta(QStringLiteral("schema")).toInt();
    if (version > schemaVersion)
        return fail(ErrorKind::TooNew, QStringLiteral("%1 由更新的版本写成（结构 %2，本程序只认到 %3），请升级本程序")
                                           .arg(m_path)
                                           .arg(version)
                                           .arg(schemaVersion));
    if (access == Access::Reader)
        return {};
    m_db.exec("PRAGMA journal_mode = WAL;");
    if (version < schemaVersion)
        if (const auto done = migrate(m_db, version); !done)
            return done;
    watchRegisters(m_db);
    trimRegisterLog(m_db);
    return {};
}

QString Store::meta(const QString &key, const QString &otherwise)
{
    SQLite::Statement query(m_db, "SELECT value FROM meta WHERE key = ?");
    query.bind(1, toSql(key));
    return query.executeStep() ? textAt(query, 0) : otherwise;
}

void Store::setMeta(const QString &key, const QString &value)
{
    SQLite::Statement write(m_db, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
    write.bind(1, toSql(key));
    write.bind(2, toSql(value));
    write.exec();
}

Result<void> Store::finishBulk()
{
    return guarded(m_path, QStringLiteral("建立索引"), [this]() -> Result<void> {
        SQLite::Transaction transaction(m_db);
        for (const auto &[name, sql] : std::exchange(m_deferred, {}))
            m_db.exec(sql);
        buildSpatialIndexes(m_db);
        watchRegisters(m_db);
        SearchIndex(*this).rebuild();
        transaction.commit();
        m_db.exec("ANALYZE; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);"
                  "PRAGMA synchronous = FULL;");
        return waitForDisk(m_db.getHandle(), m_path);
    });
}

} // namespace huying
