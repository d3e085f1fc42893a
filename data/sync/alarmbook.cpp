// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/alarmbook.h"

namespace huying
{

namespace
{

constexpr const char *markColumns = "key, state, since, until, at, by, reason";

AlarmMark markOf(const SQLite::Statement &row)
{
    return {textAt(row, 0), static_cast<AlarmState>(row.getColumn(1).getInt()), row.getColumn(2).getInt64(), row.getColumn(3).getInt64(),
            row.getColumn(4).getInt64(), textAt(row, 5), textAt(row, 6)};
}

QList<KeptMark> keptMarks(SQLite::Statement &rows)
{
    QList<KeptMark> list;
    while (rows.executeStep())
        list << KeptMark{markOf(rows), rows.getColumn(7).getInt64(), static_cast<KeptMark::Stand>(rows.getColumn(8).getInt())};
    return list;
}

/// What becomes of a decision of this seat beside upstream's about the same alarm: it waits on (on top of upstream's, if need
/// be), or upstream's stands.
std::optional<KeptMark> beside(const AlarmMark &upstreams, KeptMark own)
{
    if (own.stand != KeptMark::Stand::Waits || upstreams.since > own.mark.since)
        return std::nullopt;
    if (upstreams.since < own.mark.since) {
        own.follows = 0;
        return own;
    }
    const bool isOwn = upstreams.by == own.mark.by, isOnTop = upstreams.at == own.follows;
    const bool wasThere = own.follows == own.mark.at && upstreams.at < own.mark.at; // on top of what a restore has brought back
    const bool isAmended = !isOnTop && !wasThere && upstreams.until < own.mark.until && upstreams.reason == own.mark.reason; // the clock was ahead
    if (isOwn && upstreams.state == own.mark.state && (upstreams.until == own.mark.until || isAmended))
        return std::nullopt; // it has arrived
    if (!isOwn && !isOnTop && !wasThere)
        return std::nullopt; // somebody was quicker
    own.follows = upstreams.at;
    return own;
}

} // namespace

Result<QList<KeptMark>> AlarmBook::waiting(const QString &account, int atMost)
{
    return guarded(m_store.path(), QStringLiteral("读取告警处置"), [&]() -> Result<QList<KeptMark>> {
        SQLite::Statement rows(m_store.db(), std::string("SELECT ") + markColumns + ", follows, told FROM alarms WHERE told = 0 AND by = ? ORDER BY at LIMIT ?");
        rows.bind(1, toSql(account));
        rows.bind(2, atMost);
        return keptMarks(rows);
    });
}

Result<AlarmsHeard> AlarmBook::answered(const QList<KeptMark> &sent, const QList<AlarmAnswer> &answers)
{
    return guarded(m_store.path(), QStringLiteral("记下告警处置"), [&]() -> Result<AlarmsHeard> {
        SQLite::Transaction transaction(m_store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement now(m_store.db(), std::string("SELECT ") + markColumns + ", follows, told FROM alarms WHERE key = ? AND told = 0");
        AlarmsHeard heard;
        for (const AlarmAnswer &answer : answers) {
            const auto one = std::ranges::find(sent, answer.key, [](const KeptMark &k) { return k.mark.key; });
            now.tryReset();
            now.bind(1, toSql(answer.key));
            const QList<KeptMark> held = keptMarks(now);
            if (one == sent.end() || held.isEmpty())
                continue; // the feed was quicker
            KeptMark own = held.first();
            if (answer.stands) {
                const auto kept = beside(*answer.stands, own);
                if (!kept && answer.stands->by != own.mark.by)
                    heard.others << *answer.stands;
                write(kept.value_or(KeptMark{*answer.stands}));
                continue;
            }
            // Decided anew meanwhile, it waits on top of what upstream has just taken.
            if (own.mark == one->mark)
                own.stand = answer.isTaken ? KeptMark::Stand::Answered : KeptMark::Stand::Refused;
            own.follows = answer.isTaken ? one->mark.at : own.follows;
            write(own);
            if (!answer.isTaken && !heard.refusals.contains(answer.reason))
                heard.refusals << answer.reason;
        }
        transaction.commit();
        return heard;
    });
}

Result<void> AlarmBook::doubtAll(const QString &account)
{
    return guarded(m_store.path(), QStringLiteral("核对告警处置"), [&]() -> Result<void> {
        SQLite::Statement doubt(m_store.db(), "UPDATE alarms SET told = 0, follows = at WHERE by = ? AND told IN (1, 2) AND key NOT LIKE 'clock/%'");
        doubt.bind(1, toSql(account));
        doubt.exec();
        return {};
    });
}

void AlarmBook::doubtUnseen()
{
    m_store.db().exec("UPDATE alarms SET told = 0 WHERE told = 2");
    m_store.db().exec("DELETE FROM alarms WHERE told = 3 AND at < (SELECT max(at) FROM alarms) - 15552000000"); // as upstream's, after half a year
}

QList<KeptMark> AlarmBook::takeAside()
{
    const std::string ours = "told <> 1 OR key LIKE 'clock/%'";
    SQLite::Statement rows(m_store.db(), std::string("SELECT ") + markColumns + ", follows, told FROM alarms WHERE " + ours);
    const QList<KeptMark> list = keptMarks(rows);
    m_store.db().exec("DELETE FROM alarms WHERE " + ours);
    return list;
}

QList<AlarmMark> AlarmBook::putBack(const QList<KeptMark> &aside, const QString &key)
{
    QList<AlarmMark> others;
    for (const KeptMark &own : aside) {
        const auto upstreams = read(own.mark.key);
        const bool wasAnswered = own.stand == KeptMark::Stand::Answered;
        if (wasAnswered && (upstreams || own.mark.key == key))
            continue; // it has come back, as it stands there now or gone again
        const auto kept = upstreams ? beside(*upstreams, own) : own;
        if (kept)
            write(*kept);
        else if (own.stand == KeptMark::Stand::Waits && upstreams->by != own.mark.by && upstreams->since == own.mark.since)
            others << *upstreams;
    }
    return others;
}

std::optional<AlarmMark> AlarmBook::read(const QString &key)
{
    SQLite::Statement row(m_store.db(), std::string("SELECT ") + markColumns + " FROM alarms WHERE key = ?");
    row.bind(1, toSql(key));
    return row.executeStep() ? std::optional(markOf(row)) : std::nullopt;
}

void AlarmBook::write(const KeptMark &kept)
{
    SQLite::Statement row(m_store.db(), std::string("INSERT INTO alarms (") + markColumns + ", follows, told) VALUES (?,?,?,?,?,?,?,?,?) "
                                            "ON CONFLICT (key) DO UPDATE SET state = excluded.state, since = excluded.since, until = excluded.until, "
                                            "at = excluded.at, by = excluded.by, reason = excluded.reason, follows = excluded.follows, told = excluded.told");
    row.bind(1, toSql(kept.mark.key));
    row.bind(2, static_cast<int>(kept.mark.state));
    row.bind(3, static_cast<int64_t>(kept.mark.since));
    row.bind(4, static_cast<int64_t>(kept.mark.until));
    row.bind(5, static_cast<int64_t>(kept.mark.at));
    row.bind(6, toSql(kept.mark.by));
    row.bind(7, toSql(kept.mark.reason));
    row.bind(8, static_cast<int64_t>(kept.follows));
    row.bind(9, static_cast<int>(kept.stand));
    row.exec();
}

} // namespace huying
