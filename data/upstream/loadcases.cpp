// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/loadcases.h"

#include <QHash>

namespace huying
{

namespace
{

constexpr int casesAtOnce = 1000;
constexpr int differencesShown = 5;

constexpr CopyPlan cases{
    "案卷",
    "cases_loaded (id, geom, no, version, state, title, text, item, channel, address, area, org, assist, units, unit_stage, reported_at, "
    "accepted_at, assigned_at, signed_at, resolved_at, checked_at, closed_at, updated_at, due_at, limit_ms, stopped_at, stopped_ms, rework, "
    "returned, urged, extended, flags, satisfaction, photos, reporter_masked, phone_masked, merged_into, variant, stage_at, stage_due, "
    "stage_limit_ms, claimed_by, details, county, reported_by)",
    "id, geom, no, version, state, title, text, item, channel, address, area, org, assist, units, unit_stage, reported_at, "
    "accepted_at, assigned_at, signed_at, resolved_at, checked_at, closed_at, updated_at, due_at, limit_ms, stopped_at, stopped_ms, rework, "
    "returned, urged, extended, flags, satisfaction, photos, reporter_masked, phone_masked, merged_into, variant, stage_at, stage_due, "
    "stage_limit_ms, claimed_by, details, area, ''",
    "cases ORDER BY fid", "ugttttttttttllttttttttttttttttttttttuttttttct"};

// Who did it brought it. Sealed cells of the reporter are kept apart (case_cells).
constexpr CopyPlan actions{
    "动作", "huying.actions (id, case_id, county, kind, actor, org, at, expected_version, payload, submitted_by, received_at)",
    "a.id, a.case_id, k.area, a.kind, a.actor, a.org, a.at, a.expected_version, CASE WHEN instr(a.payload, '_enc\"') > 0 "
    "THEN json_remove(a.payload, '$.reporter_enc', '$.phone_enc') ELSE a.payload END, a.actor, a.at",
    "actions a LEFT JOIN cases k ON k.id = a.case_id ORDER BY a.seq", "uuctttttttt"};

constexpr CopyPlan cells{
    "反映人密封格", "huying.case_cells (case_id, field, cell)", "case_id, field, cell",
    "(SELECT a.case_id, f.field, json_extract(a.payload, '$.' || f.field || '_enc') AS cell FROM actions a, "
    "(SELECT 'reporter' AS field UNION ALL SELECT 'phone') f WHERE a.expected_version = 0 AND instr(a.payload, '_enc\"') > 0) "
    "WHERE cell IS NOT NULL AND cell <> ''", "utt"};

/// An area's county as upstream sees it; of an area in none, the only one that there is.
Result<CountyOf> counties(PgConnection &server)
{
    const auto within = server.run("SELECT area, ancestor FROM huying_sys.area_within WHERE level = 2").map_error(wordsOf);
    if (!within)
        return tl::unexpected(within.error());
    const auto only = server.run("SELECT huying_sys.county_of(NULL, NULL)").map_error(wordsOf);
    if (!only)
        return tl::unexpected(only.error());
    QHash<QByteArray, QByteArray> map;
    for (int row = 0; row < within->count(); ++row)
        map.insert(within->bytes(row, 0), within->bytes(row, 1));
    const QByteArray otherwise = only->count() ? only->bytes(0, 0) : QByteArray("");
    return CountyOf([map, otherwise](const QByteArray &area) { return map.value(area, otherwise); });
}

/// Months far from ours are a wrong clock's; their actions lie in the default partition.
Result<void> makePartitions(Store &store, PgConnection &server)
{
    return guarded(store.path(), QStringLiteral("读取动作"), [&]() -> Result<void> {
        SQLite::Statement months(store.db(), "SELECT DISTINCT strftime('%Y-%m', at / 1000 + 28800, 'unixepoch') AS month FROM actions "
                                             "WHERE month BETWEEN '2000-01' AND strftime('%Y-%m', 'now', '+24 months') ORDER BY 1");
        while (months.executeStep()) {
            const auto made = server.run("SELECT huying_sys.make_partitions(code, $1, $1) FROM huying.areas WHERE level = 2", {blobAt(months, 0)});
            if (!made)
                return tl::unexpected(made.error().error);
        }
        return {};
    });
}

Result<void> demandWholeLogs(Store &store)
{
    return guarded(store.path(), QStringLiteral("检查动作"), [&]() -> Result<void> {
        SQLite::Statement stray(store.db(), "SELECT hex(case_id), count(*) OVER () FROM actions WHERE case_id NOT IN (SELECT id FROM cases) LIMIT 1");
        if (stray.executeStep())
            return fail(ErrorKind::Damaged, QStringLiteral("%1 有 %2 个动作没有案卷（如 %3），请先用 huyingctl verify 查").arg(store.path())
                                                .arg(stray.getColumn(1).getInt64()).arg(textAt(stray, 0)));
        return {};
    });
}

Result<void> foldAll(PgConnection &server, qint64 total, const LoadProgress &progress)
{
    QByteArray after; // null: from the beginning
    qint64 done = 0;
    QStringList differing;
    for (;;) {
        progress(QStringLiteral("由动作推算案卷"), done, total);
        const auto taken = server.run("SELECT looked_at, last_id, array_to_string(differing, chr(10)) FROM huying_sys.take_loaded_cases($1, $2)",
                                      {after, QByteArray::number(casesAtOnce)}).map_error(wordsOf);
        if (!taken)
            return tl::unexpected(taken.error());
        if (!taken->bytes(0, 2).isEmpty())
            differing += taken->text(0, 2).split(QLatin1Char('\n'));
        if (taken->integer(0, 0) == 0)
            break;
        done += taken->integer(0, 0);
        after = taken->bytes(0, 1);
    }
    if (differing.isEmpty())
        return {};
    return fail(ErrorKind::Damaged, QStringLiteral("%1 个案卷由动作推算的结果与数据文件不符，没有装入，请先用 huyingctl verify 查：%2").arg(differing.size())
                                        .arg(differing.mid(0, differencesShown).join(QStringLiteral("、"))));
}

} // namespace

Result<void> loadCases(Store &store, PgConnection &server, const LoadProgress &progress, LoadReport &report)
{
    const auto countyOf = counties(server);
    if (!countyOf)
        return tl::unexpected(countyOf.error());
    const auto ready = demandWholeLogs(store).and_then([&] { return makePartitions(store, server); }).and_then([&] {
        return server.script("CREATE TEMP TABLE cases_loaded (LIKE huying.cases, PRIMARY KEY (id)) ON COMMIT DROP").map_error(wordsOf);
    });
    if (!ready)
        return ready;
    for (const CopyPlan *plan : {&cases, &actions, &cells}) {
        const auto rows = copyRows(store, server, *plan, progress, *countyOf);
        if (!rows)
            return tl::unexpected(rows.error());
        report.rows << std::pair(QString::fromUtf8(plan->zh), *rows);
    }
    // Without it the server takes the freshly filled tables for empty ones and reads them from end to end.
    if (const auto counted = server.script("ANALYZE cases_loaded; ANALYZE huying.actions"); !counted)
        return tl::unexpected(counted.error().error);
    return foldAll(server, report.rows[report.rows.size() - 3].second, progress);
}

} // namespace huying
