// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/replaycopy.h"

#include "data/store/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <SQLiteCpp/Backup.h>

namespace huying
{

namespace
{

void removeCopy(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", ".lock"})
        QFile::remove(path + QLatin1String(suffix));
    QDir(path + QStringLiteral(".files")).removeRecursively(); // what its operator attached
}

/// The name says whose process a copy belongs to.
void removeOrphans(const QDir &folder)
{
    for (const QString &name : folder.entryList({QStringLiteral("replay-*.gpkg")}, QDir::Files)) {
        const QString pid = name.section(QLatin1Char('-'), 1).section(QLatin1Char('.'), 0, 0);
        if (!QFileInfo::exists(QStringLiteral("/proc/") + pid))
            removeCopy(folder.filePath(name));
    }
}

} // namespace

ReplayCopy::ReplayCopy()
    : m_path(QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation))
                 .filePath(QStringLiteral("replay-%1.gpkg").arg(QCoreApplication::applicationPid())))
{
}

ReplayCopy::~ReplayCopy()
{
    removeCopy(m_path);
}

Result<void> ReplayCopy::takeFrom(const QString &store)
{
    const QDir folder = QFileInfo(m_path).dir();
    folder.mkpath(QStringLiteral("."));
    removeOrphans(folder);
    if (const auto readable = Store::open(store, Store::Access::Reader); !readable)
        return tl::unexpected(readable.error());
    return guarded(m_path, QStringLiteral("建立回放副本"), [&]() -> Result<void> {
        removeCopy(m_path);
        SQLite::Database source(store.toStdString(), SQLite::OPEN_READONLY);
        SQLite::Database target(m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup(target, source).executeStep(-1);
        return {};
    });
}

} // namespace huying
