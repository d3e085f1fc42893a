// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLockFile;

namespace huying
{

/// Takes a lock that nobody living holds, also one whose owner was killed before he had written his name into it. False,
/// at once, if somebody holds it or the folder is not writable (lock.error()); waits some seconds for an owner without a name.
bool takeLock(QLockFile &lock);

} // namespace huying
