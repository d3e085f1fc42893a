// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/caseboard.h"
#include "data/sync/returnedmodel.h"
#include "data/sync/synchistory.h"

namespace huying
{

/// How a console stands with its upstream and what its operator does about that: the state and how it came to it, the
/// cases that wait to go up, and the actions that came back. GUI thread.
class SyncDesk : public QObject
{
    Q_OBJECT
public:
    SyncDesk(LiveStore &live, const CaseBoard &board, const Account &account, QObject *parent = nullptr);

    const SyncStatus &status() const { return m_status; }
    SyncHistory &history() { return m_history; }
    ReturnedModel &returned() { return m_returned; }
    bool isWaiting(const CaseId &id) const { return m_waiting.contains(id); }
    qsizetype waitingCases() const { return m_waiting.size(); }
    /// The case of a returned action as it is now; version 0 if the seat does not hold it.
    CaseState caseOf(const ReturnedAction &returned) const;
    QFuture<Result<CaseFile>> fileOf(const ReturnedAction &returned) { return m_live.caseFile(returned.action.caseId); }

    // What may become of a returned action. `settled` answers, or the row of `returned` says why not.
    /// The same wish once more, about the case as it is now.
    void redo(const QUuid &returned);
    void drop(const QUuid &returned);
    /// `text` becomes a note on the case.
    void keepAsNote(const QUuid &returned, const QString &text);

    void reconnect() { m_live.reconnect(); }
    void signIn(const QString &password) { m_live.signIn(password); }

signals:
    void statusChanged();
    void waitingChanged();
    void arrived(int number); ///< actions came back, now or before the console was started
    void settled(const QUuid &returned, huying::ReturnedAction::Decision decision);

private:
    struct Try
    {
        QUuid returned;
        ReturnedAction::Decision decision = ReturnedAction::Decision::Open;
    };

    void take(const SyncStatus &status);
    void reload();
    void show(QList<ReturnedAction> actions);
    void send(Action action, const Try &what);
    void decide(const Try &what);

    LiveStore &m_live;
    const CaseBoard &m_board;
    const Account m_account;
    SyncStatus m_status;
    SyncHistory m_history;
    ReturnedModel m_returned;
    QSet<CaseId> m_waiting;
    QHash<QUuid, Try> m_tries; ///< by the id of the action that was submitted
};

} // namespace huying
