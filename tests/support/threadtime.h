// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <time.h>

namespace huying::test
{

/// Processor time that this thread has used, in milliseconds: what others do beside it does not count.
inline qint64 threadMs()
{
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

} // namespace huying::test
