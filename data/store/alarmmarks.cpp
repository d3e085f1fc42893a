// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/alarmmarks.h"

#include "data/store/audit.h"

namespace huying
{

namespace
{

QString actOf(AlarmState state)
{
    switch (state) {
    case AlarmState::Shelved: return QStringLiteral("alarm.shelve");
    case AlarmState::Unacknowledged: return QStringLiteral("alarm.unshelve");
    default: return QStringLiteral("alarm.acknowledge");
    }
}

} // namespace

QList<AlarmMark> readAlarmMarks(Store &store)
{
    QList<AlarmMark> marks;
    SQLite::Statement rows(store.db(), "SELECT key, state, since, until, at, by, reason FROM alarms");
    while (rows.executeStep())
        marks << AlarmMark{textAt(rows, 0), static_cast<AlarmState>(rows.getColumn(1).getInt()), rows.getColumn(2).getInt64(),
                           rows.getColumn(3).getInt64(), rows.getColumn(4).getInt64(), textAt(rows, 5), textAt(rows, 6)};
    return marks;
}

void putAlarmMarks(SQLite::Database &db, const QList<AlarmMark> &marks)
{
    // A copy's go up, on top of what upstream is known to have; the clock of this machine is nobody else's.
    SQLite::Statement write(db, "INSERT INTO alarms (key, state, since, until, at, by, reason, told) VALUES (?1,?2,?3,?4,?5,?6,?7, "
                                "?1 LIKE 'clock/%' OR NOT EXISTS (SELECT 1 FROM meta WHERE key = 'upstream' AND value <> '')) "
                                "ON CONFLICT (key) DO UPDATE SET state = excluded.state, since = excluded.since, "
                                "until = excluded.until, at = excluded.at, by = excluded.by, reason = excluded.reason, told = excluded.told, "
                                "follows = CASE WHEN alarms.since <> excluded.since THEN 0 WHEN alarms.told THEN alarms.at ELSE alarms.follows END");
    for (const AlarmMark &mark : marks) {
        write.reset();
        write.bind(1, toSql(mark.key));
        write.bind(2, static_cast<int>(mark.state));
        write.bind(3, static_cast<int64_t>(mark.since));
        write.bind(4, static_cast<int64_t>(mark.until));
        write.bind(5, static_cast<int64_t>(mark.at));
        write.bind(6, toSql(mark.by));
        write.bind(7, toSql(mark.reason));
        write.exec();
        appendAudit(db, {mark.at, mark.by, actOf(mark.state), mark.key, mark.reason});
    }
}

Result<void> writeAlarmMarks(Store &store, const QList<AlarmMark> &marks)
{
    return guarded(store.path(), QStringLiteral("记下告警"), [&]() -> Result<void> {
        SQLite::Transaction transaction(store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        putAlarmMarks(store.db(), marks);
        transaction.commit();
        return {};
    });
}

} // namespace huying
