// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/sync.h"

#include "data/sync/firstload.h"

namespace huying
{

namespace
{

constexpr int pollMs = 1000;       ///< without any wake-up
constexpr int behindWakeMs = 45;   ///< upstream leaves wake-ups out that come within 40 ms
constexpr int heartbeatMs = 10000;
constexpr int positionsMs = 5000;  ///< a unit sends one each 10 s
constexpr int fullDiskMs = 5000;
constexpr int oweMs = 3000;        ///< what was in the way at once again, or a disk

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
    if (!m_options.key)
        m_options.key = std::make_shared<CellKey>(m_journal.storePath());
    qRegisterMetaType<QList<Look>>();
    qRegisterMetaType<SyncStatus>();
    qRegisterMetaType<Journal::Taken>();
    qRegisterMetaType<QList<UnitFix>>();
}

Sync::~Sync() = default;

void Sync::start()
{
    m_poll = timer(pollMs, false, this, [this] { exchange(&Sync::poll); });
    m_again = timer(behindWakeMs, true, this, [this] { exchange(&Sync::readNews); });
    m_owed = timer(oweMs, true, this, [this] { exchange(&Sync::makeUp); });
    m_heartbeat = timer(heartbeatMs, false, this, [this] { exchange(&Sync::beat); });
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
    if (!m_binding.isBound())
        return tl::unexpected(PgError{notACopy(m_journal.storePath()), {}, false});
    if (const auto listening = m_upstream->listen(); !listening)
        return listening;
    const QString account = m_upstream->account().name, password = m_upstream->link().password();
    if (const auto kept = fromStore(inWriter([&] { return m_journal.keepPassword(account, password); })); !kept)
        return kept;
    const bool isOther = m_binding.incarnation != m_upstream->incarnation();
    if (isOther || m_binding.account != m_upstream->account().name)
        if (const auto done = compareAll(isOther); !done)
            return done;
    if (!m_hasKey)
        if (const auto renewed = renewKey(); !renewed)
            return renewed;
    if (const auto done = readNews().and_then([this] { return tryAside(); }).and_then([this] { return fromStore(inWriter([this] { return m_journal.doubtUnseen(); })); }); !done)
        return done;
    if (const auto done = send().and_then([this] { return m_voices.settle(*m_upstream); }).and_then([this] { return look(); })
                              .and_then([this] { return tellAlarms(); }); !done)
        return done;
    return m_upstream->heartbeat(m_options.seat, m_binding.position, m_status.waiting).and_then([this] { return tellAudit(); });
}

void Sync::exchange(PgResult<void> (Sync::*what)())
{
    if (!m_upstream)
        return;
    if (const auto done = (this->*what)(); !done) {
        fall(done.error());
        return;
    }
    tell(m_owes ? m_status.state : SyncStatus::State::Live, m_owes ? m_status.why : QString());
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

void Sync::sendAlarms()
{
    exchange(&Sync::tellAlarms);
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

PgResult<void> Sync::beat()
{
    return m_upstream->heartbeat(m_options.seat, m_binding.position, m_status.waiting)
        .and_then([this] { return m_voices.ask(*m_upstream); })
        .and_then([this] { return tellAlarms(); })
        .and_then([this] { return tellAudit(); });
}

/// Whatever an error on a link that stands has left undone; reads before it sends, as settleIn() does.
PgResult<void> Sync::makeUp()
{
    const auto done = poll().and_then([this] { return send(); }).and_then([this] { return speak(); }).and_then([this] { return tellAlarms(); });
    m_owes = !done;
    if (done)
        m_carry->start(0);
    return done;
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
    m_owed->stop();
    m_owes = false;
    m_heartbeat->stop();
    m_positions->stop();
    m_carry->stop();
    m_files.lineEnded();
    m_upstream.reset();
    m_knowsCopy = false;
    m_voices.linkLost();
}

void Sync::fall(const PgError &error)
{
    const ErrorKind kind = error.error.kind;
    if (m_readable && !error.isLost && (error.isTransient() || kind == ErrorKind::Storage)) {
        // Somebody else's transaction, or a full disk here or there: the link stands, the same again a little later. What has
        // not gone away by then is said.
        const bool isSoon = error.isTransient() && !m_owes;
        m_owes = true;
        if (!m_owed->isActive())
            m_owed->start(isSoon ? behindWakeMs : oweMs);
        if (!isSoon)
            tell(SyncStatus::State::Offline, error.error.message);
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
    m_hasKey = false;
    tell(SyncStatus::State::Connecting); // so that the same refusal again is told as one
    reconnect();
}

void Sync::recount()
{
    if (const auto counts = inWriter([this] { return m_journal.counts(); })) {
        m_status.waiting = counts->waiting;
        m_status.ofOthers = counts->ofOthers;
        m_status.returned = counts->returned;
        m_status.aside = counts->aside;
        m_status.asideWhy = counts->asideWhy;
    }
    m_files.tellOf(m_status);
    m_status.keyPlace = m_options.key->place();
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
