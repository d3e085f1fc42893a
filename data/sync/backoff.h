// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/pgconnection.h"

namespace huying
{

/// How long to wait before the next try: doubling from half a second to half a minute, each between three quarters and all
/// of it by chance, so that two hundred seats do not come back in the same instant.
class Backoff
{
public:
    std::chrono::milliseconds next();
    void reset() { m_tries = 0; }
    int tries() const { return m_tries; }
    /// Waits so long in this thread; false if it was stopped.
    bool pause(const std::shared_ptr<PgStop> &stop);

private:
    int m_tries = 0;
};

} // namespace huying
