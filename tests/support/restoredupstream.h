// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/patience.h"
#include "tests/support/testupstream.h"

namespace huying::test
{

/// A TestSeat, or whatever has a LiveStore.
template <class Seat> void reconnect(Seat &seat)
{
    if constexpr (requires { seat.link().reconnect(); })
        seat.link().reconnect();
    else
        seat.live.reconnect();
}

/// Upstream keeps what it has now for restored(), and the seats are on it again; false if not.
template <class... Seats> bool backedUp(TestUpstream &upstream, Seats &...seats)
{
    if (!upstream.backup())
        return false;
    (reconnect(seats), ...);
    return QTest::qWaitFor([&] { return (seats.isLive() && ...); }, patience(20000));
}

/// Upstream has what it had, and the seats are told to look.
template <class... Seats> bool restored(TestUpstream &upstream, Seats &...seats)
{
    if (!upstream.restore())
        return false;
    (reconnect(seats), ...);
    return true;
}

/// Nothing that is written from now on comes by the feed, until this goes or the server does.
class HeldFeed
{
public:
    explicit HeldFeed(const TestUpstream &upstream) : m_link(PgConnection::open(upstream.installer())) {}
    bool hold() { return m_link && (*m_link)->script("BEGIN; SELECT pg_current_xact_id()"); }

private:
    PgResult<std::unique_ptr<PgConnection>> m_link;
};

} // namespace huying::test
