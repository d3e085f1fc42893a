// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLockFile;

namespace huying
{

/// Takes a lock that nobody living holds, also one whose owner was killed before he had written his name into it. False,
/// at once, if somebody holds it or the folder is not writable (lock.error()); waits some seconds for an owner without a name.
bool takeLock(QLockFile &lock);

/// Name of the lock of a store: beside the file itself, whatever links lead there, so that all who write to it meet at one. The store
/// need not exist yet.
QString lockPath(const QString &store);

/// Whether it could not be taken because nothing more can be written there (a full disk, a quota that is used up), which the lock
/// itself does not tell from a folder that is not writable.
bool isDiskFull(const QLockFile &lock);

} // namespace huying
