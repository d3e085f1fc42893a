// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/backoff.h"

#include <QRandomGenerator>
#include <algorithm>
#include <poll.h>

namespace huying
{

std::chrono::milliseconds Backoff::next()
{
    constexpr int first = 500, longest = 30000;
    const int whole = std::min(first << std::min(m_tries, 6), longest);
    ++m_tries;
    return std::chrono::milliseconds(whole * 3 / 4 + static_cast<int>(QRandomGenerator::global()->bounded(whole / 4)));
}

bool Backoff::pause(const std::shared_ptr<PgStop> &stop)
{
    pollfd one{stop ? stop->descriptor() : -1, POLLIN, 0};
    return poll(&one, 1, static_cast<int>(next().count())) == 0;
}

} // namespace huying
