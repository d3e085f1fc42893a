// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/storethread.h"
#include "data/sync/filepiece.h"
#include "data/sync/journal.h"
#include "data/sync/syncstatus.h"

#include <QDeadlineTimer>

namespace huying
{

/// Carries attached files between a seat and its upstream, a piece at a time, so that actions and news have their turn
/// between pieces. A cut line costs the piece that was on it. In the thread of Sync.
class FileCourier
{
public:
    FileCourier(StoreThread &writer, Journal &journal) : m_writer(writer), m_book(journal.files()), m_folder(m_book.filesFolder()) {}

    /// Somebody looks at this case: its files first.
    void want(const CaseId &id);
    /// Small files of open cases too, once nothing else is to be done; after rows of attachments came.
    void lookForSmall() { m_mayLook = true; }
    /// Cases were taken away: files that no row names any more go, once nothing else is to be done.
    void sweepSoon() { m_mustSweep = true; }
    void lineEnded(); ///< what was half done is asked for anew

    struct Step
    {
        bool hasMore = false;        ///< again at once
        bool waits = false;          ///< again in a while: a full disk, or upstream's trouble
        bool hasNews = false;        ///< of status()
        bool hasCome = false;        ///< a file that somebody waits for stands in its place
        QString missed = {};         ///< SHA-256 that upstream does not give
    };
    /// Errors: of the line, and Storage of the store itself.
    PgResult<Step> carry(PgConnection &link);
    void tellOf(SyncStatus &status); ///< its part of it

private:
    PgResult<Step> stepUp(PgConnection &link);
    PgResult<Step> stepDown(PgConnection &link);
    PgResult<Step> openNextUp(PgConnection &link);
    PgResult<Step> refuse(const QString &reason);
    PgResult<Step> finishUp(PgConnection &link);
    PgResult<Step> troubleUp(const PgError &error);
    PgResult<Step> troubleDown(const PgError &error);
    Step missed(const QString &why);
    Step openNextDown();
    Step putOff(const QString &why);
    void bringBack();
    bool lookAround();
    void sweep();

    StoreThread &m_writer;
    FileBook &m_book; ///< in the writer's thread only
    const QString m_folder;
    std::optional<OutgoingFile> m_up;
    std::optional<IncomingFile> m_down;
    QList<MissingFile> m_wanted, m_small;
    bool m_isAsked = false;  ///< somebody waits for m_down
    /// What upstream did not give: asked for again after a pause, which grows, or two seats would fetch a damaged one for ever.
    struct Later
    {
        MissingFile file;
        std::chrono::milliseconds pause{0};
        QDeadlineTimer from;
        bool isOut = false; ///< asked for again just now
    };
    QHash<QString, Later> m_later; ///< by SHA-256
    PieceSize m_upSize, m_downSize;
    QDeadlineTimer m_upFrom, m_downFrom, m_lookFrom, m_sweepFrom; ///< not earlier
    bool m_isTurnOfDown = true, m_mayLook = true, m_mustSweep = true; ///< the last: a crash may have come between
    qint64 m_bytesUp = 0, m_bytesDown = 0;
    QString m_trouble;
};

} // namespace huying
