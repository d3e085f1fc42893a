// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestoreparts.h"
#include "data/sync/syncthread.h"

// What ties the store of a seat to its upstream.
namespace huying
{

void LiveStore::startSync()
{
    const QString seat = m_options.account ? m_options.account->seat : QString();
    m_sync = std::make_unique<SyncThread>(Sync::Options{*m_options.upstream, seat}, m_writer->thread, *m_writer->journal);
    connect(m_sync->sync(), &Sync::statusChanged, this, &LiveStore::syncChanged);
    connect(m_sync->sync(), &Sync::taken, this, &LiveStore::takeUpstream);
    m_sync->start();
}

void LiveStore::takeUpstream(const Journal::Taken &news)
{
    if (!news.changed.isEmpty()) {
        announce(news.changed); // while the rows of before still stand
        emit casesCorrected(news.changed);
    }
    if (!news.gone.isEmpty())
        emit casesGone(news.gone);
    if (news.tables.contains(QLatin1String("rules")))
        reloadRules();
    if (news.returned)
        emit actionsReturned(news.returned);
    lookForWaiting();
}

/// Nothing is told while it stays the same, which is nearly always.
void LiveStore::lookForWaiting()
{
    if (m_options.replayAt)
        return;
    m_writer->thread.run([this, writer = m_writer.get()] {
        if (!writer->journal || !writer->journal->binding().isBound())
            return;
        const auto waiting = writer->journal->waitingCases();
        if (!waiting || *waiting == writer->waiting)
            return;
        writer->waiting = *waiting;
        QMetaObject::invokeMethod(this, [this, cases = *waiting] { emit waitingChanged(cases); });
    });
}

void LiveStore::reconnect()
{
    if (m_sync)
        m_sync->reconnect();
}

void LiveStore::signIn(const QString &password)
{
    if (m_sync)
        m_sync->signIn(password);
}

QFuture<Result<QList<ReturnedAction>>> LiveStore::returnedActions()
{
    return m_writer->thread.run([writer = m_writer.get()]() -> Result<QList<ReturnedAction>> {
        return writer->journal ? writer->journal->returned() : Result<QList<ReturnedAction>>();
    });
}

QFuture<Result<void>> LiveStore::decide(const QUuid &action, ReturnedAction::Decision decision)
{
    return m_writer->thread.run([this, writer = m_writer.get(), action, decision]() -> Result<void> {
        if (!writer->journal)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        const auto done = writer->journal->decide(action, decision);
        QMetaObject::invokeMethod(this, [this] {
            if (m_sync)
                m_sync->sendOutbox(); // which counts anew
        });
        return done;
    });
}

} // namespace huying
