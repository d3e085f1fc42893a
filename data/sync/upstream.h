// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/unitfix.h"
#include "data/store/audit.h"
#include "data/sync/alarmbook.h"
#include "data/sync/pgconnection.h"
#include "data/sync/upstreamnews.h"

#include <QHash>

namespace huying
{

struct SyncTable;

/// A case as upstream has it, without its log.
struct CaseVersion
{
    int version = 0;
    TimeMs updatedAt = 0;
};

/// An account's session on upstream, in the words of data/upstream/README.md. One thread at a time; calls block it as
/// PgConnection does, and their errors are PgConnection's.
class Upstream
{
public:
    /// Errors besides PgConnection::open(): Refused (no account of the house), TooNew (its SQL is newer than this program).
    static PgResult<std::unique_ptr<Upstream>> signIn(const PgConnection::Options &options);

    PgConnection &link() { return *m_link; }
    const Account &account() const { return m_account; }
    const QString &incarnation() const { return m_incarnation; } ///< another one after a restore
    const QHash<QString, QString> &settings() const { return m_settings; }
    /// Whether it is that far: its migration of that number is there.
    bool has(int migration) const { return m_settings.value(QStringLiteral("migration")).toInt() >= migration; }

    PgResult<QString> startPosition();
    /// What happened after `position`, at most about `number` entries, with logs and rows fetched.
    PgResult<UpstreamNews> newsSince(const QString &position, int number);
    /// All that a seat takes up of cases that are new to it: logs, rows of attachments, what was decided about their alarms.
    PgResult<UpstreamNews> wholeCases(const QList<CaseId> &cases);
    /// Whole logs by case; a case that may not be held is not among them. What could not be read has no id.
    PgResult<QHash<CaseId, QList<Action>>> logsOf(const QList<CaseId> &cases);
    /// All cases that the account may hold.
    PgResult<QHash<CaseId, CaseVersion>> caseVersions();
    PgResult<QList<SyncRow>> rowsOf(const QString &table);
    /// Those of some keys, by key.
    PgResult<QHash<QByteArray, QList<SyncRow>>> rowsOf(const SyncTable &table, const QList<QByteArray> &keys);

    /// Of these actions of these cases (one each, in the same order): those that the account brought and upstream has, whether or not
    /// it may hold the case any more. From migration `knownSince` on; none before.
    static constexpr int knownSince = 21;
    PgResult<QSet<QUuid>> knownOf(const QList<CaseId> &cases, const QList<QUuid> &actions);

    /// At most `batchSize`. Taken all or none; answers in the order of the actions.
    static constexpr int batchSize = 500;
    PgResult<QList<UpstreamAnswer>> submit(const QList<Action> &actions);
    /// The same without waiting: batches of one run follow each other, the first with `follows` 0. Upstream takes none if the
    /// one before it failed as a whole, and refuses what was decided on top of an action that it refused in an earlier one.
    PgResult<void> sendAhead(const QList<Action> &actions, int follows);
    PgResult<QList<UpstreamAnswer>> nextAnswers(const QList<Action> &actions); ///< to the oldest that was sent ahead

    /// Rows of a copy's own audit by their number there; the last number that upstream has kept. Telling twice keeps once.
    /// `mark`: how the copy's own chain reads at the last of them.
    PgResult<qint64> tellAudit(const QString &copy, const QList<std::pair<qint64, AuditEntry>> &entries, const QByteArray &mark);
    /// Up to where the copy has told, and its mark there; 0 if it never did.
    PgResult<std::pair<qint64, QByteArray>> auditTold(const QString &copy);
    /// What was decided here about alarms; at most 500, answers in any order. From migration `alarmsSince` on.
    static constexpr int alarmsSince = 18;
    PgResult<QList<AlarmAnswer>> decideAlarms(const QList<KeptMark> &marks);
    /// Units that moved after `token`, which is then where to go on from; empty for all.
    PgResult<QList<UnitFix>> fixesSince(QString &token);

    PgResult<void> listen(); ///< to channel huying, for PgConnection::notifications()
    /// Tells that the seat is there. A minute without it and status says so.
    PgResult<void> heartbeat(const QString &seat, const QString &position, qint64 outbox);

    /// A sealed cell after the audit has committed that it is handed out; 32 bytes of key, audited.
    PgResult<QByteArray> unmask(const QString &subject, const QString &field, const QString &reason);
    PgResult<QByteArray> cellKey();

private:
    PgResult<void> learnWhoIAm();
    PgResult<void> resolve(UpstreamNews &news, const QList<CaseId> &reloads);
    PgResult<void> fetchRows(UpstreamNews &news);
    PgResult<void> addAlarmsOf(const QList<CaseId> &cases, UpstreamNews &news);
    PgResult<QList<UpstreamAnswer>> answersTo(const QList<Action> &actions, const PgResult<PgRows> &rows) const;

    std::unique_ptr<PgConnection> m_link;
    Account m_account;
    QString m_incarnation;
    QHash<QString, QString> m_settings;
};

QByteArray toBatch(const QList<Action> &actions);      ///< JSON as huying.submit takes it
Action actionFrom(const QJsonObject &body);            ///< as the feed tells it

} // namespace huying
