// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/storethread.h"
#include "data/model/clock.h"
#include "data/sync/backoff.h"
#include "data/sync/cellkey.h"
#include "data/sync/filecourier.h"
#include "data/sync/journal.h"
#include "data/sync/syncstatus.h"
#include "data/sync/upstream.h"
#include "data/sync/voices.h"

#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTimer>

namespace huying
{

/// Keeps a store and its upstream alike: reads what changed there, folds it into the store, sends what was done here.
/// Lives in a thread of its own, which its exchanges block; the journal lives in the writer's. Signals come from its thread.
class Sync : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        PgConnection::Options server;
        QString seat; ///< "A-03", told to upstream
        std::shared_ptr<CellKey> key = {}; ///< null: beside the store, without a keyring
        int batchesAhead = 3;              ///< of the outbox, unanswered at once
    };

    /// `writer` and `journal`, which is touched in `writer` only, outlive it.
    Sync(Options options, StoreThread &writer, Journal &journal);
    ~Sync() override;

    /// One sealed cell of a case or person, as huying.unmask() hands it out and audits it; empty if nothing was given.
    /// Errors: Unavailable (no link), Refused (role, scope).
    Result<QByteArray> fetchCell(const QString &subject, const QString &member, const QString &reason);

public slots:
    void start();
    void sendOutbox();                  ///< something was done here
    void fetchFiles(const huying::CaseId &id); ///< somebody looks at it
    void reconnect();                   ///< now, and not when the time comes
    void signIn(const QString &password); ///< after Stopped
    void sendMessages();                ///< something was written or acknowledged here
    void sendAlarms();                  ///< something was decided about an alarm here
    void lookAt(const huying::CaseId &id); ///< the case that the seat shows; null: none

signals:
    void statusChanged(const huying::SyncStatus &status);
    void taken(const huying::Journal::Taken &news);
    void unitsMoved(const QList<huying::UnitFix> &fixes); ///< all that are known at first, then those that moved
    /// Once the seat is up to date for the first time, and after each time that it was offline.
    void caughtUp();
    void messagesChanged(); ///< of VoiceBook
    void looked(const QList<huying::Look> &others); ///< at the case that the seat shows
    void filesCame();
    void fileMissed(const QString &sha256); ///< upstream does not give it

private:
    void connectNow();
    PgResult<void> settleIn();
    PgResult<void> renewKey();
    static constexpr qsizetype logsAtOnce = 200; ///< of cases that are fetched whole
    PgResult<void> compareAll(bool isAfterRestore);
    PgResult<void> compareCases(bool isAfterRestore);
    PgResult<void> compareRegisters();
    PgResult<void> readNews();
    PgResult<void> fetchUnclear(const QList<CaseId> &cases);
    PgResult<void> tryAside();
    PgResult<void> send();
    PgResult<void> sendRun(QList<Action> first);
    PgResult<QList<Action>> nextToSend(const QList<QList<Action>> &underWay);
    PgResult<bool> noteAnswers(const QList<UpstreamAnswer> &answers);
    PgResult<void> readFixes();
    PgResult<void> poll();
    PgResult<void> speak();
    PgResult<void> look();
    PgResult<void> tellAudit();
    PgResult<void> tellAlarms();
    PgResult<void> knowCopy();
    /// News that the writer is at; none where there is nothing to take.
    struct Handed
    {
        UpstreamNews news;
        std::optional<QFuture<Result<Journal::Taken>>> taken;
    };
    PgResult<void> handOver(const UpstreamNews &news);
    PgResult<UpstreamNews> withKnown(UpstreamNews news);
    Handed begin(const UpstreamNews &news);
    PgResult<void> settle(const Handed &handed);
    void tellTaken(const Journal::Taken &news);
    void exchange(PgResult<void> (Sync::*what)());
    void onReadable();
    void carryFiles();
    PgResult<void> beat();
    PgResult<void> makeUp();
    void fall(const PgError &error);
    void disconnect();
    void tell(SyncStatus::State state, const QString &why = {});
    void recount();
    /// Waits for the writer's thread, which never waits for this one.
    template <class F> auto inWriter(F &&job)
    {
        std::optional<decltype(job())> result;
        QMetaObject::invokeMethod(m_writer.context(), [&] { result.emplace(job()); }, Qt::BlockingQueuedConnection);
        return std::move(*result);
    }

    Options m_options;
    StoreThread &m_writer;
    Journal &m_journal;
    FileCourier m_files;
    Voices m_voices;
    std::unique_ptr<Upstream> m_upstream;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QTimer> m_poll, m_again, m_owed, m_heartbeat, m_retry, m_positions, m_carry;
    Journal::Binding m_binding;
    bool m_owes = false;    ///< something is undone although the link stands: makeUp() will try
    bool m_hasKey = false;  ///< asked for since somebody signed in
    bool m_knowsCopy = false; ///< on this line: upstream's audit of this copy is what stands here
    Backoff m_backoff;
    QString m_fixesAfter;
    SyncStatus m_status, m_told; ///< m_told: as it was emitted last
};

} // namespace huying
