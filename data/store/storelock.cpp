// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/storelock.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QScopeGuard>
#include <QSysInfo>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace huying
{

namespace
{

/// Takes away a lock that its owner let go without removing it. The system lets go of it for one who is killed; his number
/// tells less, as somebody else may have it by then. False if it is held, or went meanwhile.
bool removeLeft(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    const auto closed = qScopeGuard([file] { ::close(file); });
    struct stat held = {}, named = {};
    return ::flock(file, LOCK_EX | LOCK_NB) == 0 && ::fstat(file, &held) == 0 && ::stat(path.constData(), &named) == 0
        && held.st_ino == named.st_ino && held.st_dev == named.st_dev && ::unlink(path.constData()) == 0;
}

} // namespace

bool takeLock(QLockFile &lock)
{
    constexpr int namelessMs = 2000; // he who lives has written his name by then
    lock.setStaleLockTime(0);        // a lock does not get old while its owner lives
    if (lock.tryLock(0))
        return true;
    qint64 pid = 0;
    QString host, program;
    const auto isNamed = [&] { return lock.getLockInfo(&pid, &host, &program); };
    if (lock.error() != QLockFile::LockFailedError)
        return false;
    if (!isNamed() && lock.tryLock(namelessMs))
        return true;
    if (isNamed() && host != QSysInfo::machineHostName())
        return false; // over a network the system may not know
    return removeLeft(QFile::encodeName(lock.fileName())) && lock.tryLock(0);
}

QString lockPath(const QString &store)
{
    const QFileInfo file(store), folder(file.absolutePath());
    QString itself = file.canonicalFilePath();
    if (itself.isEmpty() && !folder.canonicalFilePath().isEmpty())
        itself = folder.canonicalFilePath() + QLatin1Char('/') + file.fileName();
    return (itself.isEmpty() ? store : itself) + QStringLiteral(".lock");
}

bool isDiskFull(const QLockFile &lock)
{
    const QByteArray path = QFile::encodeName(lock.fileName()) + ".try", some(4096, '\0');
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == ENOSPC || errno == EDQUOT;
    const bool fits = ::write(file, some.constData(), static_cast<std::size_t>(some.size())) == some.size();
    ::close(file);
    ::unlink(path.constData());
    return !fits;
}

} // namespace huying
