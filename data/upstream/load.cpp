// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/load.h"

#include "data/live/administration.h"
#include "data/store/vault.h"
#include "data/upstream/loadaccounts.h"
#include "data/upstream/loadcases.h"
#include "data/upstream/loadfiles.h"
#include "data/upstream/migrations.h"

#include <QFileInfo>

namespace huying
{

namespace
{

constexpr int oldestSchema = 2;
constexpr const char *hasSealed =
    "SELECT EXISTS (SELECT 1 FROM people WHERE name_enc IS NOT NULL OR idno_enc IS NOT NULL OR phone_enc IS NOT NULL OR address_enc IS NOT NULL) "
    "OR EXISTS (SELECT 1 FROM units WHERE phone_enc IS NOT NULL) OR EXISTS (SELECT 1 FROM actions WHERE instr(payload, '_enc\"') > 0)";

// Areas come first: they make the partitions, and everybody's scope is worked out from them.
constexpr CopyPlan areaPlan{"辖区", "huying.areas (code, geom, name, level, parent, kind, population)",
                         "code, geom, name, level, parent, kind, population", "areas ORDER BY level, fid", "tgttttt"};

// A road or building without a reference gets its row number for one.
constexpr CopyPlan registers[] = {
    {"代码", "huying.codes (code, \"table\", name, parent, attrs)", "code, \"table\", name, parent, attrs", "codes ORDER BY fid", "ttttt"},
    {"区划变更", "huying.area_supersede (old, new, since)", "old, new, since", "area_supersede ORDER BY old", "ttt"},
    {"组织", "huying.organizations (code, geom, name, kind, parent, area, duty)", "code, geom, name, kind, parent, area, duty",
     "organizations ORDER BY fid", "tgttttt"},
    {"人", "huying.people_sealed (ref, geom, category, area, name_masked, name_enc, idno_masked, idno_enc, idno_hash, phone_masked, phone_enc, "
           "phone_hash, address_enc, visited_at)",
     "ref, geom, category, area, name_masked, name_enc, idno_masked, idno_enc, idno_hash, phone_masked, phone_enc, phone_hash, address_enc, visited_at",
     "people ORDER BY fid", "tgtttbtbbtbbbt"},
    {"场所", "huying.places (ref, geom, name, kind, area, address)", "ref, geom, name, kind, area, address", "places ORDER BY fid", "tgtttt"},
    {"部件与设备", "huying.things (ref, geom, name, kind, area, state, heading, attrs)", "ref, geom, name, kind, area, state, heading, attrs",
     "things ORDER BY fid", "tgttttrt"},
    {"民意", "huying.sentiments (ref, geom, text, source, mood, at, area)", "ref, geom, text, coalesce(source, ''), mood, at, area",
     "sentiments ORDER BY fid", "tgttttt"},
    {"力量", "huying.units (ref, geom, name, kind, glyph, role, org, area, shift, certified_until, status, phone_masked)",
     "ref, geom, name, kind, glyph, role, org, area, shift, certified_until, status, phone_masked", "units ORDER BY fid", "tgtttttttttt"},
    {"力量的位置", "huying.unit_fixes (ref, lon, lat, heading, at, by)", "ref, ST_MinX(geom), ST_MinY(geom), heading, fix_at, 'system'",
     "units WHERE fix_at IS NOT NULL AND geom IS NOT NULL ORDER BY fid", "trrrtt"},
    {"力量的电话", "huying.unit_cells (ref, phone_enc)", "ref, phone_enc", "units WHERE phone_enc IS NOT NULL ORDER BY fid", "tb"},
    {"道路段", "huying.roads (ref, geom, class, name, oneway, speed)", "coalesce(ref, 'fid/' || fid), geom, class, name, oneway, speed",
     "roads ORDER BY fid", "tgtttr"},
    {"建筑", "huying.buildings (ref, geom, kind, name, floors)", "coalesce(ref, 'fid/' || fid), geom, kind, name, floors", "buildings ORDER BY fid", "tgttt"},
    {"地块", "huying.land (ref, geom, kind, name)", "coalesce(ref, 'fid/' || fid), geom, kind, name", "land ORDER BY fid", "tgtt"},
    {"水系", "huying.waterways (ref, geom, kind, name)", "coalesce(ref, 'fid/' || fid), geom, kind, name", "waterways ORDER BY fid", "tgtt"},
    {"规则", "huying.rules (id, kind, version, rank, state, body, by, at)", "id, kind, version, rank, state, body, by, at", "rules ORDER BY fid", "tttttttt"},
};

constexpr const char *registerTables = "huying.areas, huying.area_supersede, huying.codes, huying.organizations, huying.people_sealed, huying.places, "
                                       "huying.things, huying.sentiments, huying.units, huying.unit_fixes, huying.unit_cells, huying.roads, "
                                       "huying.buildings, huying.land, huying.waterways, huying.rules";

/// The first table of a list that has a row; empty if none.
Result<QString> firstFilled(PgConnection &server, const QByteArray &tables)
{
    QByteArray asks;
    for (const QByteArray &table : tables.split(','))
        asks += (asks.isEmpty() ? "SELECT '" : " UNION ALL SELECT '") + table.trimmed() + "' WHERE EXISTS (SELECT FROM " + table + ")";
    return server.run(asks + " LIMIT 1").map_error(wordsOf).map([](const PgRows &rows) { return rows.count() ? rows.text(0, 0) : QString(); });
}

Result<void> demandEmpty(PgConnection &server, bool replace)
{
    // Nobody reports between the look and the load.
    if (const auto locked = server.script("LOCK TABLE huying.cases, huying.actions, huying.field_records IN SHARE ROW EXCLUSIVE MODE"); !locked)
        return tl::unexpected(locked.error().error);
    const auto bound = firstFilled(server, "huying.actions,huying.cases,huying.attachments,huying.field_records,huying.case_cells,huying.blobs");
    if (!bound)
        return tl::unexpected(bound.error());
    if (!bound->isEmpty())
        return fail(ErrorKind::Refused, QStringLiteral("上级库 %1 里已有案卷或附件（%2），动作只能追加，不能换掉；请另建一个库").arg(server.server(), *bound));
    const auto filled = firstFilled(server, registerTables);
    if (!filled || filled->isEmpty())
        return filled.map([](const QString &) {});
    if (!replace)
        return fail(ErrorKind::Refused, QStringLiteral("上级库 %1 不是空的（%2 有内容）；要换掉其中的登记，加 --replace").arg(server.server(), *filled));
    return server.script(QByteArray("TRUNCATE ") + registerTables).map_error(wordsOf);
}

Result<void> demandStore(Store &store)
{
    return guarded(store.path(), QStringLiteral("检查"), [&]() -> Result<void> {
        if (store.meta(QStringLiteral("schema")).toInt() < oldestSchema)
            return fail(ErrorKind::Refused, QStringLiteral("%1 是旧结构，请先用本程序打开一次（会升级）再装入").arg(store.path()));
        store.db().exec("BEGIN"); // one picture of it, whoever writes meanwhile
        if (const std::string said = store.db().execAndGet("PRAGMA quick_check(1)").getString(); said != "ok")
            return fail(ErrorKind::Damaged, QStringLiteral("数据文件 %1 已损坏，请用备份恢复（%2）").arg(store.path(), QString::fromStdString(said).simplified()));
        return {};
    });
}

/// The key that opens the store's cells takes the place of the one that the installation made, with which nothing is sealed.
Result<void> loadKey(Store &store, PgConnection &server, LoadReport &report)
{
    const auto sealed = guarded(store.path(), QStringLiteral("检查"), [&]() -> Result<bool> {
        return store.db().execAndGet(hasSealed).getInt() != 0;
    });
    if (!sealed)
        return tl::unexpected(sealed.error());
    const auto key = Vault::readKey(store.path());
    if (!key && !*sealed && key.error().kind == ErrorKind::NotFound) {
        report.notices << QStringLiteral("数据文件没有密封的个人信息，也没有密钥，沿用上级库自己的密钥");
        return {};
    }
    if (!key)
        return fail(key.error().kind, key.error().message + QStringLiteral("；个人信息要和密钥一起装入"));
    const QByteArray hex = QByteArray(reinterpret_cast<const char *>(key->data()), Vault::keyBytes).toHex();
    if (const auto cleared = server.script("DELETE FROM huying.cell_keys"); !cleared)
        return tl::unexpected(cleared.error().error);
    // As data of a COPY it is in no statement that a server could log.
    return server.copyIn("COPY huying.cell_keys (id, key) FROM STDIN", [&hex](QByteArray &buffer) -> Result<bool> {
        buffer = "1\t\\\\x" + hex + '\n';
        return false;
    }).map_error(wordsOf).map([](qint64) {});
}

/// What the seats show of the place as a whole.
Result<void> loadSettings(Store &store, PgConnection &server, LoadReport &report)
{
    return guarded(store.path(), QStringLiteral("读取地方"), [&]() -> Result<void> {
        if (const qint64 coming = store.db().execAndGet("SELECT count(*) FROM recorded").getInt64(); coming > 0)
            report.notices << QStringLiteral("数据文件是回放，还没有发生的 %1 个动作没有装入").arg(coming);
        for (const char *key : {"place", "timezone", "home_west", "home_south", "home_east", "home_north"}) {
            const QString value = store.meta(QLatin1String(key));
            if (value.isEmpty())
                continue;
            const auto put = server.run("INSERT INTO huying.settings VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", {key, pgText(value)});
            if (!put)
                return tl::unexpected(put.error().error);
        }
        const auto policy = accessPolicyOf(store);
        if (!policy)
            return tl::unexpected(policy.error());
        return server.run("SELECT huying_sys.put_access_policy($1::jsonb)", {policy->toJson()}).map_error(wordsOf).map([](const PgRows &) {});
    });
}

Result<void> loadRegisters(Store &store, PgConnection &server, const LoadRequest &request, LoadReport &report)
{
    for (const CopyPlan &plan : registers) {
        const auto rows = copyRows(store, server, plan, request.progress);
        if (!rows)
            return tl::unexpected(rows.error());
        report.rows << std::pair(QString::fromUtf8(plan.zh), *rows);
    }
    return {};
}

Result<void> loadAll(Store &store, PgConnection &server, const LoadRequest &request, PasswordFile &passwords, LoadReport &report)
{
    const auto triggers = [&server](bool on) {
        return server.script(on ? "SET LOCAL session_replication_role = 'origin'" : "SET LOCAL session_replication_role = 'replica'").map_error(wordsOf);
    };
    const auto shapes = copyRows(store, server, areaPlan, request.progress);
    if (!shapes)
        return tl::unexpected(shapes.error());
    report.rows << std::pair(QString::fromUtf8(areaPlan.zh), *shapes);
    // Nobody has to be told row by row: who has read the empty upstream reads it anew.
    return triggers(false)
        .and_then([&] { return loadKey(store, server, report); })
        .and_then([&] { return loadRegisters(store, server, request, report); })
        .and_then([&] { return loadCases(store, server, request.progress, report); })
        .and_then([&] { return loadFiles(store, server, request.progress, report); })
        .and_then([&] { return triggers(true); })
        .and_then([&] {
            request.progress(QStringLiteral("账号"), 0, 0);
            return loadSettings(store, server, report);
        })
        .and_then([&] { return loadAccounts(store, server, passwords, report); });
}

} // namespace

Result<LoadReport> loadUpstream(PgConnection &server, Store &store, const LoadRequest &request)
{
    LoadReport report;
    PasswordFile passwords;
    const auto begun = demandSuperuser(server)
                           .and_then([&] { return demandAlone(server); })
                           .and_then([&] { return demandCurrent(server); })
                           .and_then([&] { return demandStore(store); })
                           .and_then([&] { return passwords.begin(request.passwordsPath); })
                           .and_then([&] { return server.script("BEGIN").map_error(wordsOf); })
                           .and_then([&] { return demandEmpty(server, request.replace); });
    // A failure leaves the transaction open; it ends with the session.
    const auto loaded = begun.and_then([&] { return loadAll(store, server, request, passwords, report); });
    if (!loaded)
        return tl::unexpected(loaded.error());
    QStringList counts;
    for (const auto &[what, rows] : std::as_const(report.rows))
        counts << QStringLiteral("%1 %2").arg(what).arg(rows);
    if (const auto ended = server.run("SELECT huying_sys.after_load($1, $2)", {pgText(QFileInfo(store.path()).fileName()), pgText(counts.join(QStringLiteral("，")))}); !ended)
        return tl::unexpected(ended.error().error);
    request.progress(QStringLiteral("提交"), 0, 0);
    if (const auto done = server.script("COMMIT"); !done)
        return tl::unexpected(done.error().error);
    passwords.keep();
    request.progress(QStringLiteral("统计"), 0, 0);
    return server.script("ANALYZE").map_error(wordsOf).map([&] { return report; });
}

} // namespace huying
