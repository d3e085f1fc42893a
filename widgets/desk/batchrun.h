// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/account.h"

#include <QElapsedTimer>
#include <QObject>

namespace huying
{

struct BatchResult
{
    struct Refused
    {
        QString no, why;
    };
    QString kind;
    int done = 0, left = 0; ///< left: not tried, because the batch was stopped
    QList<Refused> refused;
};

/// The same action for many cases, in portions of one transaction each, so that a stop or a crash between them leaves
/// whole actions alone. Each case gets an action of its own with the version that the user saw: one that has moved
/// on meanwhile is refused alone. What was done last can be undone as long as the workflow lets its actor.
class BatchRun : public QObject
{
    Q_OBJECT
public:
    BatchRun(LiveStore &live, const Account &account, QObject *parent = nullptr);

    bool isRunning() const { return m_running; }
    void start(const QString &kind, const QJsonObject &payload, const QList<CaseState> &cases);
    void stop() { m_stop = m_running; } ///< after the portion that is under way
    /// Milliseconds of the hand's time that the last batch can still be undone; 0: it can't.
    TimeMs undoLeft() const;
    void undo();

signals:
    void progressed(int done, int total);
    void finished(const huying::BatchResult &result);

private:
    struct Step
    {
        CaseId id;
        QString no;
        int version = 0;
        TimeMs at = 0; ///< of the action that an undo takes back
    };
    void begin(const QString &kind, const QJsonObject &payload, QList<Step> steps);
    void next();
    void take(const Result<QList<ActionAnswer>> &answers, qsizetype first, const QList<TimeMs> &times);
    void end();

    LiveStore &m_live;
    const Account m_account;
    QString m_kind;
    QJsonObject m_payload;
    QList<Step> m_steps;
    QList<Step> m_undoable; ///< done by this batch, or by the last one
    qsizetype m_next = 0;
    QElapsedTimer m_since; ///< the hand's own time since the batch began: a replay's clock runs faster than a hand
    TimeMs m_waited = 0;   ///< that had passed when undo() was called
    BatchResult m_result;
    bool m_running = false, m_stop = false;
};

} // namespace huying
