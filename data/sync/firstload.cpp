// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/firstload.h"

#include "data/model/clock.h"
#include "data/store/asidecases.h"
#include "data/sync/backoff.h"
#include "data/sync/casereader.h"
#include "data/sync/cellkey.h"
#include "data/sync/copyahead.h"
#include "data/sync/journal.h"
#include "data/sync/pgtrouble.h"
#include "data/sync/synctables.h"

#include <QFile>
#include <QFileInfo>
#include <utility>

namespace huying
{

namespace
{

constexpr qsizetype bytesAtOnce = 256 * 1024; ///< of the rows of a register
const QString firstLoadKey = QStringLiteral("first_load");
constexpr const char *notOnReplica = "0A000"; ///< an unlogged table, such as the units' last fixes

PgError local(const Error &error)
{
    return {error, {}, false};
}

PgResult<void> lifted(const Result<void> &result)
{
    return result ? PgResult<void>() : tl::unexpected(local(result.error()));
}

} // namespace

PgResult<void> FirstLoad::run(Upstream &upstream, Upstream *replica, const Progress &progress)
{
    m_progress = progress;
    if (!m_target)
        if (const auto begun = begin(upstream, replica ? *replica : upstream); !begun)
            return begun;
    Upstream &source = replica && m_isOfReplica ? *replica : upstream;
    if (upstream.incarnation() != m_incarnation || upstream.account().name != m_account)
        return tl::unexpected(local({ErrorKind::Conflict, QStringLiteral("上级库换了，或账号换了，请重新下载")}));
    for (; m_tables < syncTables().size(); ++m_tables) {
        auto done = loadTable(source, syncTables()[m_tables]);
        if (!done && done.error().sqlState == notOnReplica && replica)
            done = loadTable(upstream, syncTables()[m_tables]);
        if (!done)
            return done;
    }
    if (const auto done = loadLogs(source); !done)
        return done;
    return lifted(finish(upstream));
}

/// What follows from the position is fetched afterwards: it has to be that of the source, which may be behind.
PgResult<void> FirstLoad::begin(Upstream &upstream, Upstream &source)
{
    if (QFileInfo::exists(m_path))
        return tl::unexpected(local({ErrorKind::Refused, QStringLiteral("%1 已经存在，不会覆盖").arg(m_path)}));
    const auto position = source.startPosition();
    if (!position)
        return tl::unexpected(position.error());
    const auto expected = estimate(source);
    if (!expected)
        return tl::unexpected(expected.error());
    const auto key = fetchCellKey(upstream);
    if (!key)
        return tl::unexpected(key.error());
    m_key = *key;
    auto target = ImportTarget::open(m_path, QDateTime::currentDateTimeUtc());
    if (!target)
        return tl::unexpected(local(target.error()));
    m_target = std::move(*target);
    m_log = std::make_unique<CaseLog>(m_target->store(), m_workflow);
    m_incarnation = upstream.incarnation();
    m_account = upstream.account().name;
    m_position = *position;
    m_isOfReplica = &source != &upstream;
    m_expected = *expected;
    return {};
}

/// What the planner thinks there is; for the progress only.
PgResult<qint64> FirstLoad::estimate(Upstream &upstream)
{
    return upstream.link()
        .run("SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class WHERE relnamespace = 'huying'::regnamespace AND relkind = 'r' "
             "AND relname NOT IN ('feed', 'cases')")
        .map([](const PgRows &rows) { return rows.integer(0, 0); });
}

void FirstLoad::count(qint64 rows)
{
    m_rows += rows;
    if (m_progress)
        m_progress(m_rows, std::max(m_rows, m_expected));
}

PgResult<void> FirstLoad::loadTable(Upstream &upstream, const SyncTable &table)
{
    if (!upstream.has(table.since))
        return {};
    Store &store = m_target->store();
    const auto copied = guarded(store.path(), QStringLiteral("写入 %1").arg(QLatin1String(table.name)), [&]() -> Result<PgResult<void>> {
        dropRows(store.db(), table); // of a copy that was cut off: a store without journal takes nothing back
        SQLite::Transaction transaction(store.db());
        SyncTableWriter writer(store.db(), table);
        const auto done = CopyAhead<SyncRows>::run(
            [&](const auto &put) -> PgResult<void> {
                CopyFields fields;
                SyncRows rows(table);
                const auto read = upstream.link().copyOut("COPY (" + selectOf(table) + ") TO STDOUT", [&](QByteArrayView line) -> Result<void> {
                    rows.add(fields.of(line));
                    if (rows.bytes() > bytesAtOnce && !put(std::exchange(rows, SyncRows(table))))
                        return fail(ErrorKind::Storage, QStringLiteral("没有写下去")); // why is what the writer says
                    return {};
                });
                put(std::move(rows));
                return read ? PgResult<void>() : tl::unexpected(read.error());
            },
            [&](const SyncRows &rows) -> Result<void> {
                writer.add(rows);
                count(static_cast<qint64>(rows.count()));
                return {};
            });
        transaction.commit();
        if (!done && done.error().sqlState != "42501") // a register that the account may not read at all
            return done;
        return PgResult<void>();
    });
    return copied ? *copied : tl::unexpected(local(copied.error()));
}

/// Cases are folded while those before them are written.
PgResult<void> FirstLoad::loadLogs(Upstream &upstream)
{
    Store &store = m_target->store();
    const QByteArray sql = "COPY (SELECT id, case_id, kind, actor, coalesce(org, ''), at, expected_version, payload FROM huying.actions WHERE case_id > '"
                           + m_lastCase.toByteArray(QUuid::WithoutBraces) + "' ORDER BY case_id, expected_version) TO STDOUT";
    const auto copied = guarded(store.path(), QStringLiteral("写入动作"), [&]() -> Result<PgResult<void>> {
        SQLite::Transaction transaction(store.db());
        const auto done = CopyAhead<std::vector<NewCase>>::run(
            [&](const auto &put) -> PgResult<void> {
                CaseReader cases(m_workflow, put);
                const auto read = upstream.link().copyOut(sql, [&cases](QByteArrayView line) { return cases.take(line); });
                const auto finished = cases.finish(read.has_value());
                return !read ? tl::unexpected(read.error()) : lifted(finished);
            },
            [&](const std::vector<NewCase> &cases) -> Result<void> {
                qint64 rows = 0;
                for (const NewCase &one : cases) {
                    one.problem.isEmpty() ? m_log->writeNew(one) : setAside(store, one.id, one.problem, wallNow());
                    m_lastCase = one.id;
                    rows += static_cast<qint64>(one.steps.size());
                }
                count(rows);
                return {};
            });
        transaction.commit();
        return done;
    });
    return copied ? *copied : tl::unexpected(local(copied.error()));
}

Result<void> FirstLoad::finish(Upstream &upstream)
{
    Store &store = m_target->store();
    if (m_progress)
        m_progress(m_rows, m_rows); // all rows are here; the indexes take their time yet
    const auto done = guarded(store.path(), QStringLiteral("建立索引"), [&]() -> Result<void> {
        for (auto it = upstream.settings().cbegin(); it != upstream.settings().cend(); ++it)
            if (it.key() != QLatin1String("incarnation") && it.key() != QLatin1String("workflow_version") && it.key() != firstLoadKey)
                store.setMeta(it.key(), it.value());
        Journal journal(store, m_workflow, *m_log);
        return journal.bind({m_incarnation, m_account, m_position}).and_then([&] {
            return journal.keepPassword(m_account, upstream.link().password());
        });
    });
    if (!done)
        return done;
    m_log.reset();
    auto finished = m_target->finish();
    m_target.reset();
    QFile::remove(Vault::keyPath(m_path)); // that a new store is made with seals nothing of this one
    return finished && m_key ? CellKey(m_path, m_secrets).keep(*m_key) : finished;
}

namespace
{

/// A session on the replica that upstream names; null if it names none, or that one is not there, is another or was restored.
std::unique_ptr<Upstream> replicaOf(Upstream &upstream, PgConnection::Options options)
{
    const QString where = upstream.settings().value(firstLoadKey);
    if (where.isEmpty())
        return {};
    options.conninfo = overlaid(options.conninfo, overlaid(QStringLiteral("hostaddr='' target_session_attrs=any"), where));
    options.user = upstream.account().name;
    options.password = upstream.link().password();
    auto replica = Upstream::signIn(options);
    if (!replica || (*replica)->incarnation() != upstream.incarnation()) {
        qWarning("%s", qPrintable(QStringLiteral("只读副本用不上，从主库下载：%1").arg(replica ? QStringLiteral("不是同一个库") : replica.error().error.message)));
        return {};
    }
    return std::move(*replica);
}

} // namespace

PgResult<void> loadStore(const QString &path, const PgConnection::Options &options, const Workflow &workflow, const Progress &progress,
                         const std::shared_ptr<Secrets> &secrets, const std::function<void(const QString &why)> &interrupted)
{
    FirstLoad load(path, workflow, secrets);
    Backoff backoff;
    for (;;) {
        auto upstream = Upstream::signIn(options);
        const auto replica = upstream ? replicaOf(**upstream, options) : nullptr;
        const auto done = upstream ? load.run(**upstream, replica.get(), progress) : PgResult<void>(tl::unexpected(upstream.error()));
        const bool mayHelp = !done && done.error().isLost && done.error().error.kind == ErrorKind::Unavailable;
        if (done || !mayHelp || load.rows() == 0)
            return done;
        if (interrupted)
            interrupted(done.error().error.message);
        if (!backoff.pause(options.stop))
            return done;
    }
}

Error notACopy(const QString &path)
{
    return {ErrorKind::Refused, QStringLiteral("%1 是独立的数据文件，不是上级库的副本；连上级库请给一个还没有的文件名，会自动下载").arg(path)};
}

} // namespace huying
