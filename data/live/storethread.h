// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>
#include <memory>
#include <optional>

namespace huying
{

/// A named thread with an event loop that runs one job after the other; only values cross.
class StoreThread
{
public:
    explicit StoreThread(const QString &name) : m_context(std::make_unique<QObject>())
    {
        m_thread.setObjectName(name);
        m_context->moveToThread(&m_thread);
        m_thread.start();
    }
    ~StoreThread() { stop(); }

    /// Lets the jobs that are queued finish, then ends the thread.
    void stop()
    {
        if (!m_thread.isRunning())
            return;
        QMetaObject::invokeMethod(m_context.get(), [this] { m_thread.quit(); }, Qt::QueuedConnection);
        m_thread.wait();
    }

    /// Lives in the thread: parent-less context for timers and invocations.
    QObject *context() const { return m_context.get(); }

    template <class F> auto run(F &&job) -> QFuture<decltype(job())>
    {
        using T = decltype(job());
        auto promise = std::make_shared<QPromise<T>>();
        QFuture<T> future = promise->future();
        QMetaObject::invokeMethod(
            m_context.get(),
            [promise, job = std::forward<F>(job)]() mutable {
                promise->start();
                if constexpr (std::is_void_v<T>)
                    job();
                else
                    promise->addResult(job());
                promise->finish();
            },
            Qt::QueuedConnection);
        return future;
    }

    /// Waits for the job, whose result it gives back; for a thread that this one never waits for.
    template <class F> auto ask(F &&job) -> decltype(job())
    {
        std::optional<decltype(job())> result;
        QMetaObject::invokeMethod(m_context.get(), [&] { result.emplace(job()); }, Qt::BlockingQueuedConnection);
        return std::move(*result);
    }

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context;
};

} // namespace huying
