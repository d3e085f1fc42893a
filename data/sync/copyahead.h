// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/pgconnection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace huying
{

/// Reads in a thread of its own what the calling thread writes down at the same time.
template <class Batch> class CopyAhead
{
public:
    /// Gives a batch to the writer, waits while it is too far behind; false: the writer has stopped and wants no more.
    using Put = std::function<bool(Batch)>;

    /// Runs `read(put)` in the other thread and `write(batch)` in this one, in order. Returns when both have ended; an error
    /// of `write` ends the reading and counts over that which `read` makes of it. `write` may throw, `read` may not.
    template <class Read, class Write> static PgResult<void> run(Read &&read, Write &&write)
    {
        CopyAhead ahead;
        PgResult<void> done;
        std::thread reader([&] {
            done = read(Put([&ahead](Batch batch) { return ahead.put(std::move(batch)); }));
            ahead.close();
        });
        Result<void> written;
        {
            const Ending ending{ahead, reader};
            while (auto batch = ahead.next())
                if (written = write(std::move(*batch)); !written)
                    break;
        }
        return written ? done : tl::unexpected(PgError{written.error(), {}, false});
    }

private:
    static constexpr std::size_t atMost = 4;

    /// However the writer ends, the reader has ended before it.
    struct Ending
    {
        CopyAhead &ahead;
        std::thread &reader;
        ~Ending()
        {
            ahead.close();
            reader.join();
        }
    };

    bool put(Batch batch)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isClosed || m_batches.size() < atMost; });
        if (m_isClosed)
            return false;
        m_batches.push_back(std::move(batch));
        m_changed.notify_all();
        return true;
    }
    std::optional<Batch> next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isClosed || !m_batches.empty(); });
        if (m_batches.empty())
            return std::nullopt;
        Batch batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_changed.notify_all();
        return batch;
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_batches;
    bool m_isClosed = false; ///< nothing more is put
};

} // namespace huying
