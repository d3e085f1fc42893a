// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/audit.h"
#include "data/store/caselog.h"
#include "data/sync/alarmbook.h"
#include "data/sync/filebook.h"
#include "data/sync/reconcile.h"
#include "data/sync/upstreamnews.h"

namespace huying
{

/// An action that upstream did not take, and what became of it.
struct ReturnedAction
{
    enum class Decision { Open, Redone, Dropped, Noted };

    Action action;
    QString code, reason; ///< upstream's, or "overtaken", "scope", "lost" (by a restore)
    TimeMs returnedAt = 0;
    Decision decision = Decision::Open;
};

/// The seat's book about its upstream: whose copy the store is, how far the feed was read, what waits to go up, what came
/// back. Every change of it is one transaction with the change of the cases, so that it is right after a crash. Writer thread.
class Journal
{
public:
    Journal(Store &store, const Workflow &workflow, CaseLog &log);

    /// Which upstream, for which account; all empty for a store that stands alone.
    struct Binding
    {
        QString incarnation, account, position;
        bool isBound() const { return !incarnation.isEmpty(); }
    };
    Binding binding();
    Result<void> bind(const Binding &binding);
    /// The password that upstream took opens this copy too, when there is no link and behind the idle lock.
    Result<void> keepPassword(const QString &account, const QString &password);
    const QString &storePath() const { return m_store.path(); }
    Store &store() { return m_store; }
    FileBook &files() { return m_files; }
    AlarmBook &alarms() { return m_alarms; }

    struct Counts
    {
        qint64 waiting = 0;  ///< own, not yet accepted
        qint64 ofOthers = 0; ///< of accounts that are not signed in
        qint64 returned = 0; ///< undecided
        qint64 aside = 0;    ///< cases whose log this program can't fold
        QString asideWhy;    ///< in words
    };
    Result<Counts> counts();

    /// Own actions that upstream has not accepted, in the order in which they were done. What stands on a waiting step of
    /// another account is not among them: it goes up when that account has sent its own. `but`: those that are on their way.
    Result<QList<Action>> waiting(int atMost, const QSet<QUuid> &but = {});

    Result<QSet<CaseId>> waitingCases(); ///< of any account
    /// On a new link, when all of the feed is read: what upstream accepted and did not bring back waits again. Its own answer tells
    /// whether it still has it, or lost it with a restore to a time after the position; sent twice, it changes nothing.
    Result<void> doubtUnseen();

    struct Taken
    {
        QList<CaseState> changed;
        QList<CaseId> gone;     ///< cases that are not held any more
        QStringList tables;     ///< registers that changed
        QList<CaseId> unclear;  ///< their whole log has to be fetched and taken; the position stays where it was. Of whole logs none
        int returned = 0;       ///< own actions that came back, or turned out to have arrived after they had
        QList<AlarmMark> alarmsOfOthers = {}; ///< that stand in the place of what was decided here
        QStringList alarmsRefused = {};       ///< why what was decided here counts here alone
    };
    /// News, and the position after them, in one transaction. Nothing is written if it fails or if anything is unclear.
    /// A case whose log can't be folded is set aside as it stood; all else goes on, and further news of it are unclear.
    Result<Taken> take(const UpstreamNews &news, TimeMs now);
    Result<QList<CaseId>> asideCases(); ///< to be tried again, whole, when this may help
    /// The account's actions that such news would give back because their case goes: upstream may have them all the same, having
    /// shown the case no longer. Whoever has asked it puts what it knows into `known` before take().
    struct Doubt
    {
        QList<CaseId> cases; ///< of `actions`, one each
        QList<QUuid> actions;
    };
    Result<Doubt> doubtOf(const UpstreamNews &news, const QString &account);
    /// Answers to actions of waiting().
    Result<Taken> answered(const QList<UpstreamAnswer> &answers, TimeMs now);

    /// Rows of this copy's audit that the account wrote and upstream has not, in order; at most so many.
    struct AuditNews
    {
        QString copy;    ///< which copy: a name that it gave itself
        QByteArray mark; ///< how its chain reads at the last entry
        QList<std::pair<qint64, AuditEntry>> entries;
    };
    Result<AuditNews> auditNews(int atMost);
    Result<void> auditTold(qint64 seq);
    Result<QString> copyName(); ///< empty: it has told nothing yet
    /// What upstream has of the copy's audit is not what stands here if the file was put back from a backup, or is one of several
    /// copies of a disk: it gets another name then, so that nothing is taken for told that was not. True if so. Where it is, but
    /// less of it than was told (upstream was put back), the rest is told again.
    Result<bool> compareAudit(qint64 seq, const QByteArray &mark);

    struct HeldCase
    {
        int version = 0;
        TimeMs updatedAt = 0;
        bool hasOwn = false; ///< actions of it wait
        bool isOwn = false;  ///< nothing of it is confirmed
    };
    Result<QHash<CaseId, HeldCase>> heldCases();

    /// Undecided ones of the account, the oldest first.
    Result<QList<ReturnedAction>> returned();
    Result<void> decide(const QUuid &action, ReturnedAction::Decision decision);

private:
    bool othersWait(const QString &account);
    bool isEcho(const CaseId &id, const QList<Action> &actions);
    void takeOne(const UpstreamChange &change, const UpstreamNews &news, TimeMs now, Taken &taken);
    void takeLog(const CaseId &id, const QList<Action> &actions, Told told, TimeMs now, Taken &taken);
    static void noteUnclear(const CaseId &id, Taken &taken);
    void layAside(const CaseId &id, const QString &why, TimeMs now);
    void takeRows(const UpstreamChange &change, Taken &taken);
    void giveBackLost(const UpstreamChange &change, const QSet<QUuid> &stillThere, TimeMs now, Taken &taken);
    void drop(const CaseId &id, const UpstreamNews &news, TimeMs now, Taken &taken);
    void takeOffReturned(const QList<Action> &actions, Taken &taken);
    void giveBack(const Action &action, const QString &code, const QString &reason, TimeMs now, Taken &taken);
    void withdraw(const UpstreamAnswer &answer, TimeMs now, Taken &taken);
    QSet<QUuid> ownOf(const CaseId &id, const char *which = "");
    void settle(const QUuid &action);

    Store &m_store;
    const Workflow &m_workflow;
    CaseLog &m_log;
    FileBook m_files;
    AlarmBook m_alarms;
    bool m_hasReturned = false; ///< while taking: before this news, undecided
    QSet<CaseId> m_aside;       ///< while taking: those set aside
};

} // namespace huying
