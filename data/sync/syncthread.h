// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/sync.h"

#include <functional>

namespace huying
{

/// A Sync in its thread "sync". Ends what it waits for when it goes; the writer's thread has to outlive it.
class SyncThread
{
public:
    SyncThread(Sync::Options options, StoreThread &writer, Journal &journal)
        : m_thread(QStringLiteral("sync")), m_stop(std::make_shared<PgStop>())
    {
        options.server.stop = m_stop;
        m_sync = std::make_unique<Sync>(std::move(options), writer, journal);
        m_sync->moveToThread(m_thread.context()->thread());
    }
    ~SyncThread()
    {
        m_stop->stop();
        m_thread.run([this] { m_sync.reset(); });
        m_thread.stop();
    }

    const Sync *sync() const { return m_sync.get(); } ///< to connect its signals
    /// Connect first.
    void start() { ask(&Sync::start); }
    void sendOutbox() { ask(&Sync::sendOutbox); }
    void reconnect() { ask(&Sync::reconnect); }
    void sendMessages() { ask(&Sync::sendMessages); }
    void sendAlarms() { ask(&Sync::sendAlarms); }
    void lookAt(const CaseId &id)
    {
        QMetaObject::invokeMethod(m_sync.get(), [sync = m_sync.get(), id] { sync->lookAt(id); });
    }
    void fetchFiles(const CaseId &id)
    {
        QMetaObject::invokeMethod(m_sync.get(), [sync = m_sync.get(), id] { sync->fetchFiles(id); });
    }
    void signIn(const QString &password)
    {
        QMetaObject::invokeMethod(m_sync.get(), [sync = m_sync.get(), password] { sync->signIn(password); });
    }
    /// Sync::fetchCell; `then` is called in this thread, or never if that ends before.
    void fetchCell(const QString &subject, const QString &member, const QString &reason, std::function<void(const Result<QByteArray> &)> then)
    {
        QMetaObject::invokeMethod(m_sync.get(), [sync = m_sync.get(), subject, member, reason, then = std::move(then)] {
            then(sync->fetchCell(subject, member, reason));
        });
    }

private:
    void ask(void (Sync::*what)()) { QMetaObject::invokeMethod(m_sync.get(), what, Qt::QueuedConnection); }

    StoreThread m_thread;
    std::shared_ptr<PgStop> m_stop;
    std::unique_ptr<Sync> m_sync;
};

} // namespace huying
