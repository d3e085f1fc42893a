// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/sync.h"
#include "data/sync/synctables.h"

// Holding all that is here against all that upstream has.
namespace huying
{

/// What the account may hold of it now: its roles may be others than they were.
PgResult<void> Sync::renewKey()
{
    const auto renewed = renewCellKey(*m_upstream, *m_options.key);
    m_hasKey = renewed.has_value();
    return renewed;
}

/// Another server, another account or another scope: everything is held against what upstream has now.
PgResult<void> Sync::compareAll(bool isAfterRestore)
{
    const auto position = m_upstream->startPosition();
    if (!position)
        return tl::unexpected(position.error());
    // First, so that nobody holds for a moment what the one before him might.
    if (const auto renewed = renewKey(); !renewed)
        return renewed;
    const Journal::Binding binding{m_upstream->incarnation(), m_upstream->account().name, *position};
    const QString account = m_upstream->account().name;
    if (isAfterRestore)
        if (const auto doubted = fromStore(inWriter([&] { return m_journal.alarms().doubtAll(account); })); !doubted)
            return doubted;
    if (const auto done = compareCases(isAfterRestore).and_then([this] { return compareRegisters(); }); !done)
        return done;
    const auto bound = fromStore(inWriter([this, binding] { return m_journal.bind(binding); }));
    if (bound)
        m_binding = binding;
    return bound;
}

PgResult<void> Sync::compareCases(bool isAfterRestore)
{
    const auto theirs = m_upstream->caseVersions();
    if (!theirs)
        return tl::unexpected(theirs.error());
    const auto held = fromStore(inWriter([this] { return m_journal.heldCases(); }));
    if (!held)
        return tl::unexpected(held.error());
    QList<CaseId> wanted;
    for (auto it = theirs->cbegin(); it != theirs->cend(); ++it) {
        const Journal::HeldCase mine = held->value(it.key());
        if (mine.hasOwn || mine.version != it->version || mine.updatedAt != it->updatedAt)
            wanted << it.key();
    }
    UpstreamNews gone;
    gone.isAfterRestore = isAfterRestore;
    for (auto it = held->cbegin(); it != held->cend(); ++it)
        if (!theirs->contains(it.key()) && !it->isOwn)
            gone.changes << UpstreamChange{UpstreamChange::What::Drop, it.key(), {}, {}, {}, {}};
    if (const auto done = handOver(gone); !done)
        return done;
    for (qsizetype i = 0; i < wanted.size(); i += logsAtOnce) {
        const QList<CaseId> some = wanted.mid(i, logsAtOnce);
        const auto logs = m_upstream->logsOf(some);
        if (!logs)
            return tl::unexpected(logs.error());
        UpstreamNews news;
        news.isAfterRestore = isAfterRestore;
        for (const CaseId &id : some)
            news.changes << UpstreamChange{UpstreamChange::What::WholeLog, id, logs->value(id), {}, {}, {}};
        if (const auto done = handOver(news); !done)
            return done;
    }
    return {};
}

PgResult<void> Sync::compareRegisters()
{
    for (const SyncTable &table : syncTables()) {
        auto rows = m_upstream->rowsOf(QLatin1String(table.name));
        if (!rows)
            return tl::unexpected(rows.error());
        UpstreamNews news;
        news.changes << UpstreamChange{UpstreamChange::What::Table, {}, {}, QLatin1String(table.name), {}, std::move(*rows)};
        if (const auto done = handOver(news); !done)
            return done;
    }
    return {};
}

} // namespace huying
