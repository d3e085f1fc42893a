// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/importtarget.h"
#include "data/store/caselog.h"
#include "data/store/secrets.h"
#include "data/store/vault.h"
#include "data/store/verify.h"
#include "data/sync/upstream.h"

namespace huying
{

struct SyncTable;

/// Makes a store out of what an account may hold upstream: registers and logs by COPY, cases folded here. One thread.
class FirstLoad
{
public:
    /// `path` must not exist yet; the store is made beside it and gets its name when it is whole.
    FirstLoad(QString path, const Workflow &workflow, std::shared_ptr<Secrets> secrets = {})
        : m_path(std::move(path)), m_workflow(workflow), m_secrets(std::move(secrets))
    {
    }

    /// After an error that says the link is lost, to be called again with a new session of the same account: what has
    /// arrived stays. Other errors end it, and nothing is left behind when the object goes.
    /// `replica`: where the rows are read from, if not from upstream itself; left aside if the load began without one, which
    /// may be behind what upstream said then.
    PgResult<void> run(Upstream &upstream, Upstream *replica = nullptr, const Progress &progress = {});
    qint64 rows() const { return m_rows; }

private:
    PgResult<void> begin(Upstream &upstream, Upstream &source);
    PgResult<void> loadTable(Upstream &upstream, const SyncTable &table);
    PgResult<void> loadLogs(Upstream &upstream);
    PgResult<qint64> estimate(Upstream &upstream);
    Result<void> finish(Upstream &upstream);
    void count(qint64 rows);

    QString m_path;
    const Workflow &m_workflow;
    const std::shared_ptr<Secrets> m_secrets; ///< may be null
    std::unique_ptr<ImportTarget> m_target;
    std::unique_ptr<CaseLog> m_log;
    QString m_incarnation, m_account, m_position;
    bool m_isOfReplica = false; ///< the position
    std::size_t m_tables = 0; ///< that are whole
    CaseId m_lastCase;        ///< whole up to this one
    qint64 m_rows = 0, m_expected = 0;
    std::optional<Vault::Key> m_key; ///< of personal cells, if the account may hold it
    Progress m_progress;
};

/// The same with new sessions while the link is lost, until it is whole or the stop of `options` says so. Upstream may name
/// a read replica for it (setting `first_load`: what of conninfo is different there); one that is no help is left aside.
/// `interrupted`: called with why, before it is tried again.
PgResult<void> loadStore(const QString &path, const PgConnection::Options &options, const Workflow &workflow, const Progress &progress = {},
                         const std::shared_ptr<Secrets> &secrets = {}, const std::function<void(const QString &why)> &interrupted = {});

/// Why a store that was not made by a first load is not held against an upstream: all that is not there would go.
Error notACopy(const QString &path);

} // namespace huying
