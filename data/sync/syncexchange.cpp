// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/sync.h"

// What is exchanged while the link stands: the news, the outbox, the audit, the units' fixes.
namespace huying
{

namespace
{

constexpr int pageSize = 500; ///< entries of the feed at once: what the board redraws in one frame
constexpr int auditRowsAtOnce = 200, alarmsAtOnce = 200;

} // namespace

/// The writer takes one page while the next one is fetched.
PgResult<void> Sync::readNews()
{
    QString position = m_binding.position;
    std::optional<Handed> last;
    const auto settleLast = [this, &last] {
        const auto handed = std::exchange(last, std::nullopt);
        return handed ? settle(*handed) : PgResult<void>();
    };
    for (bool more = true; more;) {
        auto news = m_upstream->newsSince(position, pageSize);
        if (const auto done = settleLast(); !done)
            return done;
        if (!news && news.error().sqlState == "HY002")
            return compareAll(true).and_then([this] { return m_voices.settle(*m_upstream); });
        if (!news)
            return tl::unexpected(news.error());
        m_status.lastContact = wallNow();
        more = news->hasMore;
        position = news->position;
        for (const UpstreamChange &change : news->changes)
            if (change.what == UpstreamChange::What::Scope)
                return compareAll(false).and_then([this] { return m_voices.settle(*m_upstream); }); // reads on from a later place
        if (const auto done = m_voices.take(*m_upstream, news->messages); !done)
            return done;
        const auto whole = withKnown(std::move(*news));
        if (!whole)
            return tl::unexpected(whole.error());
        last = begin(*whole);
    }
    return settleLast();
}

PgResult<void> Sync::handOver(const UpstreamNews &news)
{
    const auto whole = withKnown(news);
    return whole ? settle(begin(*whole)) : PgResult<void>(tl::unexpected(whole.error()));
}

/// What the account did and upstream has is not given back because its case goes: often it is why the case goes.
PgResult<UpstreamNews> Sync::withKnown(UpstreamNews news)
{
    if (std::ranges::none_of(news.changes, &UpstreamChange::isGone))
        return news;
    const QString account = m_upstream->account().name;
    const auto doubt = fromStore(inWriter([&] { return m_journal.doubtOf(news, account); }));
    if (!doubt)
        return tl::unexpected(doubt.error());
    if (doubt->actions.isEmpty())
        return news;
    auto known = m_upstream->knownOf(doubt->cases, doubt->actions);
    if (!known)
        return tl::unexpected(known.error());
    news.known = std::move(*known);
    return news;
}

Sync::Handed Sync::begin(const UpstreamNews &news)
{
    if (news.changes.isEmpty() && (news.position.isNull() || news.position == m_binding.position))
        return {news, {}};
    return {news, m_writer.run([this, news] { return m_journal.take(news, wallNow()); })};
}

PgResult<void> Sync::settle(const Handed &handed)
{
    if (!handed.taken)
        return {};
    QFuture<Result<Journal::Taken>> future = *handed.taken;
    future.waitForFinished();
    const auto taken = fromStore(future.result());
    if (!taken)
        return tl::unexpected(taken.error());
    if (!taken->unclear.isEmpty()) {
        if (const auto done = fetchUnclear(taken->unclear); !done)
            return done;
        // The whole logs are newer than what the stretch tells of their cases, which may have left the scope meanwhile.
        UpstreamNews rest = handed.news;
        rest.changes.removeIf([&taken](const UpstreamChange &change) { return taken->unclear.contains(change.caseId); });
        return handOver(rest);
    }
    if (!handed.news.position.isNull())
        m_binding.position = handed.news.position;
    m_status.received += handed.news.changes.size();
    tellTaken(*taken);
    return {};
}

void Sync::tellTaken(const Journal::Taken &news)
{
    const bool hasFiles = news.tables.contains(QLatin1String("attachments"));
    if (!news.gone.isEmpty())
        m_files.sweepSoon();
    if (hasFiles)
        m_files.lookForSmall();
    if (hasFiles || !news.gone.isEmpty())
        m_carry->start(0);
    emit taken(news);
}

PgResult<void> Sync::fetchUnclear(const QList<CaseId> &cases)
{
    const auto whole = m_upstream->wholeCases(cases).and_then([this](UpstreamNews &&news) { return withKnown(std::move(news)); });
    if (!whole)
        return tl::unexpected(whole.error());
    const auto taken = fromStore(inWriter([this, &whole] { return m_journal.take(*whole, wallNow()); }));
    if (!taken)
        return tl::unexpected(taken.error());
    tellTaken(*taken);
    return {};
}

/// On a new link, after which this program or upstream's log may be another one.
PgResult<void> Sync::tryAside()
{
    const auto aside = fromStore(inWriter([this] { return m_journal.asideCases(); }));
    if (!aside)
        return tl::unexpected(aside.error());
    for (qsizetype i = 0; i < aside->size(); i += logsAtOnce)
        if (const auto done = fetchUnclear(aside->mid(i, logsAtOnce)); !done)
            return done;
    return {};
}

PgResult<void> Sync::send()
{
    for (;;) {
        auto waiting = nextToSend({});
        if (!waiting)
            return tl::unexpected(waiting.error());
        if (waiting->isEmpty())
            return {};
        if (waiting->size() == Upstream::batchSize) {
            if (const auto sent = sendRun(std::move(*waiting)); !sent)
                return sent;
            continue;
        }
        QElapsedTimer watch;
        watch.start();
        const auto answers = m_upstream->submit(*waiting);
        if (!answers)
            return tl::unexpected(answers.error());
        m_status.roundTripMs = static_cast<int>(watch.elapsed());
        if (const auto noted = noteAnswers(*answers); !noted)
            return tl::unexpected(noted.error());
    }
}

/// Batch behind batch, so that upstream works on one while another travels and this side writes down what came back.
/// Ends where something was refused: what its operator does about that is no part of this run.
PgResult<void> Sync::sendRun(QList<Action> first)
{
    QList<QList<Action>> underWay;
    QList<Action> next = std::move(first);
    std::optional<PgError> trouble;
    bool isOpen = true; // more may follow
    for (int sent = 0;;) {
        if (isOpen && next.isEmpty() && underWay.size() < m_options.batchesAhead) {
            auto more = nextToSend(underWay);
            if (!more)
                trouble = more.error();
            else
                next = std::move(*more);
            isOpen = !next.isEmpty();
        }
        if (!next.isEmpty()) {
            if (const auto pushed = m_upstream->sendAhead(next, sent++); !pushed)
                return pushed;
            underWay << std::exchange(next, {});
            continue;
        }
        if (underWay.isEmpty())
            return trouble ? PgResult<void>(tl::unexpected(*trouble)) : PgResult<void>();
        const auto answers = m_upstream->nextAnswers(underWay.takeFirst());
        const auto noted = answers ? noteAnswers(*answers) : PgResult<bool>(tl::unexpected(answers.error()));
        if (!noted && noted.error().isLost)
            return tl::unexpected(noted.error());
        if (!noted && !trouble)
            trouble = noted.error();
        isOpen = isOpen && noted && !*noted;
    }
}

/// What waits behind the batches that are under way, in order.
PgResult<QList<Action>> Sync::nextToSend(const QList<QList<Action>> &underWay)
{
    QSet<QUuid> sent;
    for (const QList<Action> &batch : underWay)
        for (const Action &action : batch)
            sent << action.id;
    return fromStore(inWriter([this, &sent] { return m_journal.waiting(Upstream::batchSize, sent); }));
}

/// True if one of them was refused.
PgResult<bool> Sync::noteAnswers(const QList<UpstreamAnswer> &answers)
{
    m_status.lastContact = wallNow();
    m_status.sent += answers.size();
    const auto taken = fromStore(inWriter([this, answers] { return m_journal.answered(answers, wallNow()); }));
    if (!taken)
        return tl::unexpected(taken.error());
    emit this->taken(*taken);
    return std::ranges::any_of(answers, [](const UpstreamAnswer &a) { return a.status == UpstreamAnswer::Status::Refused; });
}

PgResult<void> Sync::knowCopy()
{
    const auto copy = fromStore(inWriter([this] { return m_journal.copyName(); }));
    if (!copy)
        return tl::unexpected(copy.error());
    if (!copy->isEmpty()) {
        const auto told = m_upstream->auditTold(*copy);
        if (!told)
            return tl::unexpected(told.error());
        if (const auto compared = fromStore(inWriter([this, told = *told] { return m_journal.compareAudit(told.first, told.second); })); !compared)
            return tl::unexpected(compared.error());
    }
    m_knowsCopy = true;
    return {};
}

/// Later than all else: it has no hurry, and nothing is lost while it waits.
PgResult<void> Sync::tellAudit()
{
    if (!m_knowsCopy)
        if (const auto known = knowCopy(); !known)
            return known;
    for (;;) {
        const auto news = fromStore(inWriter([this] { return m_journal.auditNews(auditRowsAtOnce); }));
        if (!news)
            return tl::unexpected(news.error());
        if (news->entries.isEmpty())
            return {};
        const auto kept = m_upstream->tellAudit(news->copy, news->entries, news->mark);
        if (!kept)
            return tl::unexpected(kept.error());
        // Another copy of the same disk may have told under this name meanwhile: then it is not these that stand there.
        const auto stands = m_upstream->auditTold(news->copy);
        if (!stands)
            return tl::unexpected(stands.error());
        if (*kept >= news->entries.last().first && *stands != std::pair(news->entries.last().first, news->mark)) {
            m_knowsCopy = false;
            return {}; // the next beat looks anew
        }
        if (const auto noted = fromStore(inWriter([this, seq = *kept] { return m_journal.auditTold(seq); })); !noted)
            return noted;
        if (*kept < news->entries.last().first)
            return {}; // upstream knows better; the next beat tries again
    }
}

/// Whoever decides first decides; what stands of others then is told as news.
PgResult<void> Sync::tellAlarms()
{
    if (!m_upstream->has(Upstream::alarmsSince))
        return {};
    for (;;) {
        const QString account = m_upstream->account().name;
        const auto waiting = fromStore(inWriter([&] { return m_journal.alarms().waiting(account, alarmsAtOnce); }));
        if (!waiting)
            return tl::unexpected(waiting.error());
        if (waiting->isEmpty())
            return {};
        const auto answers = m_upstream->decideAlarms(*waiting);
        if (!answers)
            return tl::unexpected(answers.error());
        const auto heard = fromStore(inWriter([&] { return m_journal.alarms().answered(*waiting, *answers); }));
        if (!heard)
            return tl::unexpected(heard.error());
        Journal::Taken news;
        news.tables << QStringLiteral("alarms");
        news.alarmsOfOthers = heard->others;
        news.alarmsRefused = heard->refusals;
        emit taken(news);
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

} // namespace huying
