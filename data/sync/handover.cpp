// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/handover.h"

namespace huying
{

Result<std::unique_ptr<Handover>> Handover::open(const QString &path, const PgConnection::Options &server, const Workflow &workflow,
                                                 const std::shared_ptr<Secrets> &secrets)
{
    auto store = Store::open(path, Store::Access::Writer);
    if (!store)
        return tl::unexpected(store.error());
    return std::unique_ptr<Handover>(new Handover(std::move(*store), server, workflow, secrets));
}

Handover::Handover(std::unique_ptr<Store> store, const PgConnection::Options &server, const Workflow &workflow, const std::shared_ptr<Secrets> &secrets)
    : m_store(std::move(store)), m_log(*m_store, workflow), m_journal(*m_store, workflow, m_log),
      m_link({server, QString(), std::make_shared<CellKey>(m_store->path(), secrets)}, m_writer, m_journal)
{
    connect(m_link.sync(), &Sync::statusChanged, this, &Handover::follow);
}

void Handover::follow(const SyncStatus &status)
{
    if (m_isOver)
        return;
    m_isOver = status.state == SyncStatus::State::Live || status.state == SyncStatus::State::Offline || status.state == SyncStatus::State::Stopped;
    if (status.state == SyncStatus::State::Live)
        emit done();
    else if (m_isOver)
        emit failed({ErrorKind::Unavailable, status.why});
}

} // namespace huying
