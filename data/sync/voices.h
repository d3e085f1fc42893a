// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/storethread.h"
#include "data/sync/journal.h"
#include "data/sync/upstream.h"
#include "data/sync/voicebook.h"

#include <QElapsedTimer>

namespace huying
{

/// What a sync says and hears besides cases: messages, their acknowledgement, and who has a case open. Sync's thread; its
/// book lives in the writer's. An upstream older than messages is left in peace.
class Voices
{
public:
    struct Tellers
    {
        std::function<void()> changed; ///< the book
        std::function<void(const QList<Look> &)> looked;
    };
    Voices(StoreThread &writer, Journal &journal, Tellers tellers) : m_writer(writer), m_journal(journal), m_tell(std::move(tellers)) {}

    /// After signing in: what came in meanwhile, then what waits and what a restored upstream has no more.
    PgResult<void> settle(Upstream &upstream);
    /// What the feed named.
    PgResult<void> take(Upstream &upstream, const QList<QUuid> &ids);
    /// What waits to go up: messages, acknowledgements.
    PgResult<void> speak(Upstream &upstream);
    /// Whether what was sent lately has arrived, which the feed does not tell.
    PgResult<void> ask(Upstream &upstream);

    /// The case that the seat shows; null: none. look() tells it, again before it lapses, and asks who else does.
    void lookAt(const CaseId &id) { m_shown = id; }
    PgResult<void> look(Upstream &upstream, const QString &seat);
    void linkLost(); ///< nobody is known to look at anything

private:
    template <class F> auto inBook(F &&job);
    PgResult<void> learnTime(Upstream &upstream);
    TimeMs now() const { return m_then + m_sinceThen.elapsed(); } ///< upstream's, whatever this machine's clock says
    PgResult<void> doubtLost(Upstream &upstream, const QSet<QUuid> &there);
    PgResult<QSet<QUuid>> fetch(Upstream &upstream, TimeMs since, const QList<QUuid> &ids); ///< those that upstream has
    PgResult<void> send(Upstream &upstream, const QString &account, const Message &message);
    void tellLooks(const QList<Look> &looks);

    StoreThread &m_writer;
    Journal &m_journal;
    const Tellers m_tell;
    CaseId m_shown, m_told; ///< m_told: upstream knows
    QElapsedTimer m_since;  ///< told last
    TimeMs m_then = 0;
    QElapsedTimer m_sinceThen;
    QList<Look> m_looks;
};

} // namespace huying
