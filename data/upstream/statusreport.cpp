// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/statusreport.h"

#include "data/model/time.h"
#include "data/upstream/migrations.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace huying
{

namespace
{

const QString hidden = QStringLiteral("（这个账号无权查看）");
constexpr TimeMs silentAfterMs = 60'000; ///< a seat says every ten seconds that it is there

QString megabytes(qint64 bytes)
{
    return QStringLiteral("%1 MB").arg(static_cast<double>(bytes) / 1e6, 0, 'f', 1);
}

QString moment(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at, QTimeZone("Asia/Shanghai")).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString month(const QString &digits)
{
    return digits.isEmpty() ? QStringLiteral("还没有（没有县区）") : digits.left(4) + QLatin1Char('-') + digits.mid(4);
}

struct Asked
{
    PgConnection &server;
    bool isSuperuser = false;
};

/// Null rows: the account may not. Other errors stay errors.
Result<std::optional<PgRows>> ask(const Asked &who, const QByteArray &sql)
{
    auto rows = who.server.run(sql);
    if (rows)
        return std::optional(*rows);
    if (rows.error().sqlState == "42501")
        return std::optional<PgRows>();
    return tl::unexpected(rows.error().error);
}

Result<StatusPart> place(const Asked &who)
{
    const auto facts = ask(who, "SELECT current_setting('server_version'), pg_is_in_recovery(), "
                                "pg_database_size(current_database()), (SELECT extversion FROM pg_extension WHERE extname = 'postgis'), current_user");
    if (!facts || !*facts)
        return facts ? Result<StatusPart>(StatusPart{QStringLiteral("服务器"), {{hidden}}}) : tl::unexpected(facts.error());
    const PgRows &row = **facts;
    return StatusPart{QStringLiteral("服务器"),
                      {{QStringLiteral("地址"), who.server.server()},
                       {QStringLiteral("版本"), QStringLiteral("PostgreSQL %1，PostGIS %2%3").arg(row.text(0, 0).section(QLatin1Char(' '), 0, 0), row.text(0, 3),
                            row.bytes(0, 1) == "t" ? QStringLiteral("，只读备机") : QString())},
                       {QStringLiteral("库的大小"), megabytes(row.integer(0, 2))},
                       {QStringLiteral("账号"), row.text(0, 4) + (who.isSuperuser ? QStringLiteral("（超级用户）") : QString())}}};
}

/// What huying.status() tells: a superuser is no account, so he takes the same from behind it.
Result<QJsonObject> told(const Asked &who)
{
    const auto rows = ask(who, who.isSuperuser ? "SELECT huying_sys.status_now()" : "SELECT huying.status()");
    if (!rows)
        return tl::unexpected(rows.error());
    return *rows ? QJsonDocument::fromJson((*rows)->bytes(0, 0)).object() : QJsonObject();
}

StatusPart house(const QJsonObject &status)
{
    StatusPart part{QStringLiteral("上级库"), {}};
    if (status.isEmpty()) {
        part.rows << QStringList{hidden + QStringLiteral("版本、分区、席位由系统管理员或值班长查看")};
        return part;
    }
    const int version = status[QLatin1String("migration")].toInt(), newest = migrations().last().version;
    const QJsonValue oldest = status[QLatin1String("oldest_transaction_seconds")];
    part.rows << QStringList{QStringLiteral("结构"), version == newest  ? QStringLiteral("第 %1 版").arg(version)
                                                     : version < newest ? QStringLiteral("第 %1 版，本程序带到第 %2 版，请 huyingctl upstream init 升级").arg(version).arg(newest)
                                                                        : QStringLiteral("第 %1 版，比本程序（第 %2 版）新").arg(version).arg(newest)}
              << QStringList{QStringLiteral("实例"), status[QLatin1String("incarnation")].toString()}
              << QStringList{QStringLiteral("月分区到"), month(status[QLatin1String("partitions_until")].toString())}
              << QStringList{QStringLiteral("无分区的动作"), QStringLiteral("约 %1").arg(status[QLatin1String("in_default")].toInteger())}
              << QStringList{QStringLiteral("最老的事务"), oldest.isNull() ? QStringLiteral("没有") : QStringLiteral("%1 秒").arg(oldest.toInteger())}
              << QStringList{QStringLiteral("它挡住的变化"), QString::number(status[QLatin1String("feed_waiting")].toInteger())};
    return part;
}

StatusPart seats(const QJsonObject &status, TimeMs now)
{
    StatusPart part{QStringLiteral("席位"), {{QStringLiteral("账号"), QStringLiteral("席位"), QStringLiteral("最近报到"), QStringLiteral("落后（条）"), QStringLiteral("待送（条）")}}};
    if (status.isEmpty())
        return {part.title, {{hidden}}};
    for (const QJsonValue &seat : status[QLatin1String("seats")].toArray()) {
        const TimeMs at = seat[QLatin1String("at")].toInteger();
        part.rows << QStringList{seat[QLatin1String("account")].toString(), seat[QLatin1String("seat")].toString(),
                                 moment(at) + (now - at > silentAfterMs ? QStringLiteral("（已断开）") : QString()),
                                 QString::number(seat[QLatin1String("lag")].toInteger()), QString::number(seat[QLatin1String("outbox")].toInteger())};
    }
    if (part.rows.size() == 1)
        part.rows = {{QStringLiteral("还没有席位报到")}};
    return part;
}

/// Sizes are nobody's secret; the number of rows is what the last ANALYZE estimated, if there was one.
Result<StatusPart> tables(const Asked &who)
{
    const auto rows = ask(who, R"(
WITH RECURSIVE part AS (
  SELECT c.oid, c.oid AS root FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'huying' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  UNION ALL SELECT i.inhrelid, p.root FROM part p JOIN pg_inherits i ON i.inhparent = p.oid)
SELECT root::regclass::text, sum(c.reltuples) FILTER (WHERE c.relkind = 'r' AND c.reltuples >= 0)::bigint, sum(pg_total_relation_size(c.oid))::bigint, count(*) FILTER (WHERE c.relkind = 'r')
  FROM part p JOIN pg_class c ON c.oid = p.oid GROUP BY root ORDER BY 3 DESC, 1)");
    if (!rows || !*rows)
        return rows ? Result<StatusPart>(StatusPart{QStringLiteral("表"), {{hidden}}}) : tl::unexpected(rows.error());
    StatusPart part{QStringLiteral("表"), {{QStringLiteral("表"), QStringLiteral("约有行"), QStringLiteral("大小")}}};
    for (int i = 0; i < (*rows)->count(); ++i) {
        const qint64 pieces = (*rows)->integer(i, 3);
        part.rows << QStringList{(*rows)->text(i, 0).section(QLatin1Char('.'), -1) + (pieces > 1 ? QStringLiteral("（%1 个分区）").arg(pieces) : QString()),
                                 (*rows)->isNull(i, 1) ? QStringLiteral("—") : QString::number((*rows)->integer(i, 1)), megabytes((*rows)->integer(i, 2))};
    }
    return part;
}

Result<StatusPart> audit(const Asked &who)
{
    const auto rows = ask(who, "SELECT at, actor, act, subject, (SELECT count(*) FROM huying.audit) FROM huying.audit ORDER BY at DESC LIMIT 1");
    if (!rows)
        return tl::unexpected(rows.error());
    StatusPart part{QStringLiteral("审计"), {}};
    if (!*rows)
        part.rows << QStringList{hidden + QStringLiteral("由审计管理员查看")};
    else if ((*rows)->count() == 0)
        part.rows << QStringList{QStringLiteral("还没有记录")};
    else
        part.rows << QStringList{QStringLiteral("记录"), (*rows)->text(0, 4)}
                  << QStringList{QStringLiteral("最近一条"), QStringLiteral("%1 %2 %3 %4").arg(moment((*rows)->integer(0, 0)), (*rows)->text(0, 1), (*rows)->text(0, 2), (*rows)->text(0, 3)).trimmed()};
    return part;
}

} // namespace

Result<QList<StatusPart>> upstreamStatus(PgConnection &server)
{
    const auto known = server.run("SELECT to_regclass('huying.cases') IS NOT NULL, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user), "
                                  "(extract(epoch FROM clock_timestamp()) * 1000)::bigint").map_error(wordsOf);
    if (!known)
        return tl::unexpected(known.error());
    if (known->bytes(0, 0) != "t")
        return fail(ErrorKind::NotFound, QStringLiteral("%1 里没有上级库，请先 huyingctl upstream init").arg(server.server()));
    const Asked who{server, known->bytes(0, 1) == "t"};
    const auto status = told(who);
    if (!status)
        return tl::unexpected(status.error());
    QList<StatusPart> parts{house(*status), seats(*status, known->integer(0, 2))};
    for (const auto part : {place, tables, audit}) {
        const auto made = part(who);
        if (!made)
            return tl::unexpected(made.error());
        part == place ? parts.prepend(*made) : parts.append(*made);
    }
    return parts;
}

} // namespace huying
