// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/sync.h"

#include "data/sync/cellkey.h"
#include "data/sync/synctables.h"

#include <QDateTime>

namespace huying
{

namespace
{

constexpr int pageSize = 500;      ///< entries of the feed at once: what the board redraws in one frame
constexpr int pollMs = 1000;       ///< without any wake-up
constexpr int behindWakeMs = 45;   ///< upstream leaves wake-ups out that come within 40 ms
constexpr int heartbeatMs = 10000;
constexpr int positionsMs = 5000;  ///< a unit sends one each 10 s
constexpr int fullDiskMs = 5000;
constexpr qsizetype logsAtOnce = 200;
constexpr int auditRowsAtOnce = 200;

TimeMs wallNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::unique_ptr<QTimer> timer(int ms, bool single, QObject *context, auto &&what)
{
    auto made = std::make_unique<QTimer>();
    made->setInterval(ms);
    made->setSingleShot(single);
    QObject::connect(made.get(), &QTimer::timeout, context, what);
    return made;
}

} // namespace

Sync::Sync(Options options, StoreThread &writer, Journal &journal)
    : m_options(std::move(options)), m_writer(writer), m_journal(journal), m_files(writer, journal),
      m_voices(writer, journal, {[this] { emit messagesChanged(); }, [this](const QList<Look> &looks) { emit looked(looks); }})
{
    qRegisterMetaType<QList<Look>>();
    qRegisterMetaType<SyncStatus>();
    qRegisterMetaType<Journal::Taken>();
    qRegisterMetaType<QList<UnitFix>>();
}

Sync::~Sync() = default;

/// Waits for the writer's thread, which never waits for this one.
template <class F> auto Sync::inWriter(F &&job)
{
    std::optional<decltype(job())> result;
    QMetaObject::invokeMethod(m_writer.context(), [&] { result.emplace(job()); }, Qt::BlockingQueuedConnection);
    return std::move(*result);
}

void Sync::start()
{
    m_poll = timer(pollMs, false, this, [this] { exchange(&Sync::poll); });
    m_again = timer(behindWakeMs, true, this, [this] { exchange(&Sync::readNews); });
    m_heartbeat = timer(heartbeatMs, false, this, [this] { beat(); });
    m_positions = timer(positionsMs, false, this, [this] { exchange(&Sync::readFixes); });
    m_retry = timer(0, true, this, [this] { connectNow(); });
    m_carry = timer(0, true, this, [this] { carryFiles(); });
    m_status.account = m_options.server.user;
    tell(SyncStatus::State::Connecting);
    connectNow();
}

void Sync::connectNow()
{
    m_retry->stop();
    auto upstream = Upstream::signIn(m_options.server);
    if (!upstream) {
        fall(upstream.error());
        return;
    }
    m_upstream = std::move(*upstream);
    m_status.server = m_upstream->link().server();
    m_status.account = m_upstream->account().name;
    tell(SyncStatus::State::CatchingUp);
    if (const auto settled = settleIn(); !settled) {
        fall(settled.error());
        return;
    }
    m_backoff.reset();
    m_readable = std::make_unique<QSocketNotifier>(m_upstream->link().socket(), QSocketNotifier::Read);
    QObject::connect(m_readable.get(), &QSocketNotifier::activated, this, [this] { onReadable(); });
    m_poll->start();
    m_heartbeat->start();
    m_fixesAfter.clear();
    m_positions->start();
    exchange(&Sync::readFixes);
    if (!m_upstream)
        return;
    m_carry->start(0);
    tell(SyncStatus::State::Live);
    emit caughtUp();
}

/// Listens before it reads, so that nothing falls between; reads before it sends, so that what was overtaken is not sent.
PgResult<void> Sync::settleIn()
{
    m_binding = inWriter([this] { return m_journal.binding(); });
    if (const auto listening = m_upstream->listen(); !listening)
        return listening;
    const QString account = m_upstream->account().name, password = m_upstream->link().password();
    if (const auto kept = fromStore(inWriter([&] { return m_journal.keepPassword(account, password); })); !kept)
        return kept;
    const bool isOther = m_binding.incarnation != m_upstream->incarnation();
    if (isOther || m_binding.account != m_upstream->account().name)
        if (const auto done = compareAll(m_binding.isBound() && isOther); !done)
            return done;
    if (const auto done = readNews(); !done)
        return done;
    if (const auto done = send().and_then([this] { return m_voices.settle(*m_upstream); }).and_then([this] { return look(); }); !done)
        return done;
    return m_upstream->heartbeat(m_options.seat, m_binding.position, m_status.waiting).and_then([this] { return tellAudit(); });
}

/// Another server, another account or another scope: everything is held against what upstream has now.
PgResult<void> Sync::compareAll(bool isAfterRestore)
{
    const auto position = m_upstream->startPosition();
    if (!position)
        return tl::unexpected(position.error());
    // First, so that nobody holds for a moment what the one before him might.
    if (const auto key = renewCellKey(*m_upstream, m_journal.storePath()); !key)
        return tl::unexpected(key.error());
    const Journal::Binding binding{m_upstream->incarnation(), m_upstream->account().name, *position};
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

PgResult<void> Sync::readNews()
{
    for (bool more = true; more;) {
        auto news = m_upstream->newsSince(m_binding.position, pageSize);
        if (!news && news.error().sqlState == "HY002")
            return compareAll(true).and_then([this] { return m_voices.settle(*m_upstream); });
        if (!news)
            return tl::unexpected(news.error());
        m_status.lastContact = wallNow();
        more = news->hasMore;
        for (const UpstreamChange &change : news->changes)
            if (change.what == UpstreamChange::What::Scope)
                return compareAll(false).and_then([this] { return m_voices.settle(*m_upstream); }); // reads on from a later place
        if (const auto done = m_voices.take(*m_upstream, news->messages).and_then([&] { return handOver(*news); }); !done)
            return done;
        m_binding.position = news->position;
    }
    return {};
}

PgResult<void> Sync::handOver(const UpstreamNews &news)
{
    if (news.changes.isEmpty() && (news.position.isNull() || news.position == m_binding.position))
        return {};
    const auto taken = fromStore(inWriter([this, news] { return m_journal.take(news, wallNow()); }));
    if (!taken)
        return tl::unexpected(taken.error());
    if (!taken->unclear.isEmpty()) {
        if (const auto done = fetchUnclear(taken->unclear); !done)
            return done;
        return handOver(news);
    }
    m_status.received += news.changes.size();
    if (!taken->gone.isEmpty())
        m_files.sweepSoon();
    if (taken->tables.contains(QLatin1String("attachments")))
        m_files.lookForSmall();
    if (!taken->gone.isEmpty() || taken->tables.contains(QLatin1String("attachments")))
        m_carry->start(0);
    emit this->taken(*taken);
    return {};
}

PgResult<void> Sync::fetchUnclear(const QList<CaseId> &cases)
{
    const auto logs = m_upstream->logsOf(cases);
    if (!logs)
        return tl::unexpected(logs.error());
    UpstreamNews whole;
    for (const CaseId &id : cases)
        whole.changes << UpstreamChange{UpstreamChange::What::WholeLog, id, logs->value(id), {}, {}, {}};
    const auto taken = fromStore(inWriter([this, whole] { return m_journal.take(whole, wallNow()); }));
    if (!taken)
        return tl::unexpected(taken.error());
    if (!taken->unclear.isEmpty())
        return tl::unexpected(PgError{{ErrorKind::Damaged, QStringLiteral("上级库案卷 %1 的动作不连续，请管理员用 huying.verify_cases 核对")
                                                               .arg(taken->unclear.first().toString(QUuid::WithoutBraces))}, {}, false});
    emit this->taken(*taken);
    return {};
}

PgResult<void> Sync::send()
{
    for (;;) {
        const auto waiting = fromStore(inWriter([this] { return m_journal.waiting(Upstream::batchSize); }));
        if (!waiting)
            return tl::unexpected(waiting.error());
        if (waiting->isEmpty())
            return {};
        QElapsedTimer watch;
        watch.start();
        const auto answers = m_upstream->submit(*waiting);
        if (!answers)
            return tl::unexpected(answers.error());
        m_status.roundTripMs = static_cast<int>(watch.elapsed());
        m_status.lastContact = wallNow();
        m_status.sent += answers->size();
        const auto taken = fromStore(inWriter([this, list = *answers] { return m_journal.answered(list, wallNow()); }));
        if (!taken)
            return tl::unexpected(taken.error());
        emit this->taken(*taken);
    }
}

/// Later than all else: it has no hurry, and nothing is lost while it waits.
PgResult<void> Sync::tellAudit()
{
    for (;;) {
        const auto news = fromStore(inWriter([this] { return m_journal.auditNews(auditRowsAtOnce); }));
        if (!news)
            return tl::unexpected(news.error());
        if (news->entries.isEmpty())
            return {};
        const auto kept = m_upstream->tellAudit(news->copy, news->entries);
        if (!kept)
            return tl::unexpected(kept.error());
        if (const auto noted = fromStore(inWriter([this, seq = *kept] { return m_journal.auditTold(seq); })); !noted)
            return noted;
        if (*kept < news->entries.last().first)
            return {}; // upstream knows better; the next beat tries again
    }
}

PgResult<void> Sync::readFixes()
{
    const auto fixes = m_upstream->fixesSince(m_fixesAfter);
    if (!fixes)
        return tl::unexpected(fixes.error());
    if (!fixes->isEmpty())
        emit unitsMoved(*fixes);
    return {};
}

void Sync::exchange(PgResult<void> (Sync::*what)())
{
    if (!m_upstream)
        return;
    if (const auto done = (this->*what)(); !done) {
        fall(done.error());
        return;
    }
    tell(SyncStatus::State::Live);
    // A wake-up that came in with an answer leaves nothing on the socket that would tell of it.
    if (const auto called = m_upstream->link().notifications(); !called)
        fall(called.error());
    else if (!called->isEmpty())
        m_again->start(behindWakeMs);
}

void Sync::sendOutbox()
{
    if (!m_upstream) {
        tell(m_status.state, m_status.why); // it waits, and that is told
        return;
    }
    recount();
    exchange(&Sync::send);
    if (m_upstream)
        m_carry->start(0);
}

void Sync::fetchFiles(const CaseId &id)
{
    m_files.want(id);
    if (m_upstream)
        m_carry->start(0);
}

/// A piece at a time, and then whatever else has come meanwhile.
void Sync::carryFiles()
{
    if (!m_upstream)
        return;
    const auto step = m_files.carry(m_upstream->link());
    if (!step) {
        fall(step.error());
        if (m_upstream)
            m_carry->start(fullDiskMs);
        return;
    }
    if (step->hasCome)
        emit filesCame();
    if (!step->missed.isEmpty())
        emit fileMissed(step->missed);
    if (step->hasNews)
        tell(m_status.state, m_status.why);
    if (step->hasMore || step->waits)
        m_carry->start(step->hasMore ? 0 : fullDiskMs);
    if (const auto called = m_upstream->link().notifications(); called && !called->isEmpty() && !m_again->isActive())
        m_again->start(behindWakeMs);
}

void Sync::sendMessages()
{
    exchange(&Sync::speak);
}

void Sync::lookAt(const CaseId &id)
{
    m_voices.lookAt(id);
    exchange(&Sync::look);
}

PgResult<void> Sync::poll()
{
    return readNews().and_then([this] { return look(); });
}

PgResult<void> Sync::speak()
{
    return m_voices.speak(*m_upstream);
}

PgResult<void> Sync::look()
{
    return m_voices.look(*m_upstream, m_options.seat);
}

void Sync::onReadable()
{
    const auto called = m_upstream->link().notifications();
    if (!called) {
        fall(called.error());
        return;
    }
    if (called->isEmpty())
        return;
    exchange(&Sync::readNews);
    if (m_upstream)
        m_again->start(behindWakeMs); // for what was committed behind a wake-up that was left out
}

void Sync::beat()
{
    if (!m_upstream)
        return;
    const auto done = m_upstream->heartbeat(m_options.seat, m_binding.position, m_status.waiting)
                          .and_then([this] { return m_voices.ask(*m_upstream); })
                          .and_then([this] { return tellAudit(); });
    if (!done)
        fall(done.error());
}

Result<QByteArray> Sync::fetchCell(const QString &subject, const QString &member, const QString &reason)
{
    if (!m_upstream)
        return huying::fail(ErrorKind::Unavailable, QStringLiteral("个人信息由上级库保管，联机后再看"));
    auto cell = m_upstream->unmask(subject, member, reason);
    if (!cell) {
        if (cell.error().isLost)
            fall(cell.error());
        return tl::unexpected(cell.error().error);
    }
    return std::move(*cell);
}

void Sync::disconnect()
{
    m_readable.reset();
    m_poll->stop();
    m_again->stop();
    m_heartbeat->stop();
    m_positions->stop();
    m_carry->stop();
    m_files.lineEnded();
    m_upstream.reset();
    m_voices.linkLost();
}

void Sync::fall(const PgError &error)
{
    const ErrorKind kind = error.error.kind;
    if (error.isTransient() || (!error.isLost && kind == ErrorKind::Storage && m_upstream && m_readable)) {
        // Somebody else's transaction, or a full disk here: the link stands, the same again a little later.
        if (!error.isTransient())
            tell(SyncStatus::State::Offline, error.error.message);
        m_again->start(error.isTransient() ? behindWakeMs : fullDiskMs);
        return;
    }
    disconnect();
    const bool helpsItself = kind == ErrorKind::Unavailable || kind == ErrorKind::Storage || kind == ErrorKind::Busy || kind == ErrorKind::Conflict;
    if (!helpsItself) {
        tell(SyncStatus::State::Stopped, error.error.message);
        return;
    }
    const auto pause = m_backoff.next();
    m_retry->start(pause);
    m_status.nextTry = wallNow() + pause.count();
    tell(SyncStatus::State::Offline, error.error.message);
}

void Sync::reconnect()
{
    disconnect();
    m_backoff.reset();
    connectNow();
}

void Sync::signIn(const QString &password)
{
    m_options.server.password = password;
    tell(SyncStatus::State::Connecting); // so that the same refusal again is told as one
    reconnect();
}

void Sync::recount()
{
    if (const auto counts = inWriter([this] { return m_journal.counts(); })) {
        m_status.waiting = counts->waiting;
        m_status.ofOthers = counts->ofOthers;
        m_status.returned = counts->returned;
    }
    m_files.tellOf(m_status);
}

void Sync::tell(SyncStatus::State state, const QString &why)
{
    if (state != m_status.state || !m_status.since)
        m_status.since = wallNow();
    m_status.state = state;
    m_status.why = why;
    recount();
    if (m_status == m_told)
        return;
    m_told = m_status;
    emit statusChanged(m_status);
}

} // namespace huying
