// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/storelock.h"

#include <QLockFile>

namespace huying
{

bool takeLock(QLockFile &lock)
{
    constexpr int namelessMs = 2000; // he who lives has written his name by then, and holds the file besides
    lock.setStaleLockTime(0);        // a lock does not get old while its owner lives
    if (lock.tryLock(0))
        return true;
    qint64 pid = 0;
    QString host, program;
    if (lock.error() != QLockFile::LockFailedError || lock.getLockInfo(&pid, &host, &program))
        return false;
    lock.setStaleLockTime(namelessMs);
    return lock.tryLock(namelessMs + 1000);
}

} // namespace huying
