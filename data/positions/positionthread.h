// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/storethread.h"
#include "data/positions/positionhub.h"

namespace huying
{

/// A PositionHub in its thread "positions", which ends with it.
class PositionThread
{
public:
    PositionThread(QList<PositionSpec> specs, const Clock &clock)
        : m_thread(QStringLiteral("positions")), m_hub(std::make_unique<PositionHub>(std::move(specs), clock))
    {
        m_hub->moveToThread(m_thread.context()->thread());
    }
    ~PositionThread()
    {
        m_thread.run([this] { m_hub.reset(); }); // sockets and timers end in the thread they live in
        m_thread.stop();
    }

    const PositionHub *hub() const { return m_hub.get(); } ///< to connect its signals
    /// Connect first.
    void start() { ask([hub = m_hub.get()] { hub->start(); }); }
    void setClock(const Clock &clock) { ask([hub = m_hub.get(), clock] { hub->setClock(clock); }); }
    void walk(const QString &storePath) { ask([hub = m_hub.get(), storePath] { hub->walk(storePath); }); }

private:
    template <class F> void ask(F &&what) { QMetaObject::invokeMethod(m_hub.get(), std::forward<F>(what), Qt::QueuedConnection); }

    StoreThread m_thread;
    std::unique_ptr<PositionHub> m_hub;
};

} // namespace huying
