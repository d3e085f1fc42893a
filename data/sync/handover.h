// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/syncthread.h"

namespace huying
{

/// Makes an existing copy that of another account: what that may not hold goes, what it may hold comes, what the one before
/// had not sent waits for him or is kept as returned to him. Stopped half-way it goes on the next time that somebody signs
/// in. Signals in the thread that made it, which must not be that of another user of the store.
class Handover : public QObject
{
    Q_OBJECT
public:
    /// Opens the store; nothing changes before start(). Errors: those of Store::open().
    static Result<std::unique_ptr<Handover>> open(const QString &path, const PgConnection::Options &server, const Workflow &workflow,
                                                  const std::shared_ptr<Secrets> &secrets = {});

    void start() { m_link.start(); }

signals:
    void done();
    void failed(const huying::Error &error);

private:
    Handover(std::unique_ptr<Store> store, const PgConnection::Options &server, const Workflow &workflow, const std::shared_ptr<Secrets> &secrets);
    void follow(const SyncStatus &status);

    std::unique_ptr<Store> m_store;
    CaseLog m_log;
    Journal m_journal;
    StoreThread m_writer{QStringLiteral("writer")};
    SyncThread m_link;
    bool m_isOver = false;
};

} // namespace huying
