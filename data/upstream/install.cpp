// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/install.h"

#include "data/model/workflow.h"
#include "data/rules/access.h"
#include "data/upstream/firstadmin.h"
#include "data/upstream/migrations.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace huying
{

namespace
{

using Say = std::function<void(const QString &)>;

/// What PostgreSQL and its extensions are, checked before the first statement that changes anything.
Result<void> demandServer(PgConnection &server, const Say &say)
{
    const auto facts = server
                           .run("SELECT current_setting('server_encoding'), current_setting('server_version'), "
                                "(SELECT default_version FROM pg_available_extensions WHERE name = 'postgis'), "
                                "(SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'), "
                                "pg_is_in_recovery()")
                           .map_error(wordsOf);
    if (!facts)
        return tl::unexpected(facts.error());
    if (facts->bytes(0, 4) == "t")
        return fail(ErrorKind::Refused, QStringLiteral("%1 是只读的备机，请连主机").arg(server.server()));
    if (facts->bytes(0, 0) != "UTF8")
        return fail(ErrorKind::Refused, QStringLiteral("库的编码是 %1，要 UTF8：createdb -T template0 -E UTF8 名字").arg(facts->text(0, 0)));
    if (facts->isNull(0, 2))
        return fail(ErrorKind::Refused, QStringLiteral("服务器没有 PostGIS，请在服务器上 apt install postgresql-%1-postgis-3").arg(server.serverVersion() / 10000));
    if (!facts->isNull(0, 3) && facts->bytes(0, 3) != "public")
        return fail(ErrorKind::Refused, QStringLiteral("这个库的 PostGIS 装在模式 %1 里，要在 public 里，请另建一个空库").arg(facts->text(0, 3)));
    say(QStringLiteral("服务器 %1，PostgreSQL %2，PostGIS %3").arg(server.server(), facts->text(0, 1).section(QLatin1Char(' '), 0, 0), facts->text(0, 2)));
    return {};
}

struct SiteTable
{
    QByteArray json;
    QString fileName;
    int version = 0;
};

Result<SiteTable> siteWorkflow()
{
    const auto file = readResource(QStringLiteral("workflow.json"));
    if (!file)
        return tl::unexpected(file.error());
    if (const auto read = Workflow::fromJson(file->bytes, file->fileName); !read)
        return tl::unexpected(read.error());
    return SiteTable{file->bytes, file->fileName, QJsonDocument::fromJson(file->bytes)[QLatin1String("version")].toInt()};
}

/// The table itself when it is another one, and in any case the rights that hang on its roles.
Result<void> putWorkflow(PgConnection &server, const SiteTable &table, const Say &say)
{
    const QByteArray mark = QCryptographicHash::hash(table.json, QCryptographicHash::Sha256).toHex();
    const auto had = server.run("SELECT (SELECT value::int FROM huying.settings WHERE key = 'workflow_version'), "
                                "(SELECT value FROM huying.settings WHERE key = 'workflow_sha256')").map_error(wordsOf);
    if (!had)
        return tl::unexpected(had.error());
    if (had->integer(0, 0) > table.version)
        return fail(ErrorKind::TooNew, QStringLiteral("上级库的流程表是第 %1 版，%2 只是第 %3 版，没有换").arg(had->integer(0, 0)).arg(table.fileName).arg(table.version));
    if (had->bytes(0, 1) != mark) {
        const auto put = server.run("WITH loaded AS (SELECT huying_sys.load_workflow($1::jsonb)), noted AS (INSERT INTO huying.settings "
                                    "VALUES ('workflow_sha256', $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value RETURNING 1) "
                                    "SELECT * FROM loaded, noted", {table.json, mark}).map_error(wordsOf);
        if (!put)
            return tl::unexpected(put.error());
        say(QStringLiteral("流程表第 %1 版").arg(table.version));
    }
    return server.script("SELECT huying_sys.grant_rights(); SELECT huying_sys.grant_audit()").map_error(wordsOf);
}

/// Once: afterwards it is the security administrator's.
Result<void> putPolicy(PgConnection &server, const Say &say)
{
    const auto file = readResource(QStringLiteral("access.json"));
    if (!file)
        return tl::unexpected(file.error());
    if (const auto read = AccessPolicy::fromResource(*file); !read)
        return tl::unexpected(read.error());
    const auto empty = server.run("SELECT reasons = '{}' FROM huying.access_policy").map_error(wordsOf);
    if (!empty || empty->bytes(0, 0) != "t")
        return empty.map([](const PgRows &) {});
    say(QStringLiteral("个人信息查看规定"));
    return server.run("SELECT huying_sys.put_access_policy($1::jsonb)", {file->bytes}).map_error(wordsOf).map([](const PgRows &) {});
}

/// Made by the server, so that it travels to nobody but those who may hold it: three UUIDs have 366 random bits.
constexpr const char *makeCellKey = "INSERT INTO huying.cell_keys (id, key) SELECT 1, sha256(uuid_send(gen_random_uuid()) || "
                                    "uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) WHERE NOT EXISTS (SELECT FROM huying.cell_keys)";

Result<void> putSite(PgConnection &server, const SiteTable &workflow, const NewAdmin &admin, const QStringList &installed, const Say &say)
{
    if (const auto put = putWorkflow(server, workflow, say).and_then([&] { return putPolicy(server, say); }); !put)
        return put;
    if (const auto key = server.run(makeCellKey); !key)
        return tl::unexpected(key.error().error);
    if (const auto made = putAdmin(server, admin, say); !made)
        return made;
    if (installed.isEmpty())
        return {};
    return server.run("SELECT huying_sys.audit_append('upstream.init', $1, $2)", {pgText(installed.last()), pgText(installed.join(QLatin1Char(' ')))})
        .map_error(wordsOf).map([](const PgRows &) {});
}

} // namespace

Result<void> installUpstream(PgConnection &server, const InstallRequest &request)
{
    if (const auto may = demandSuperuser(server).and_then([&] { return demandAlone(server); }).and_then([&] { return demandServer(server, request.say); }); !may)
        return may;
    const auto workflow = siteWorkflow();
    if (!workflow)
        return tl::unexpected(workflow.error());
    const auto before = installedMigrations(server);
    if (!before)
        return tl::unexpected(before.error());
    const auto admin = wantedAdmin(server, !before->isEmpty(), request);
    if (!admin)
        return tl::unexpected(admin.error());
    const auto installed = installMissing(server, *before);
    if (!installed)
        return tl::unexpected(installed.error());
    bool changed = !installed->isEmpty();
    if (changed)
        request.say(QStringLiteral("已装：%1").arg(installed->join(QStringLiteral("、"))));
    const auto say = [&](const QString &line) {
        changed = true;
        request.say(line);
    };
    if (const auto begun = server.script("BEGIN"); !begun)
        return tl::unexpected(begun.error().error);
    // A failure leaves the transaction open; it ends with the session.
    if (const auto put = putSite(server, *workflow, *admin, *installed, say); !put)
        return put;
    if (const auto done = server.script("COMMIT"); !done)
        return tl::unexpected(done.error().error);
    const QString version = QStringLiteral("第 %1 版").arg(migrations().last().version);
    request.say(changed ? QStringLiteral("上级库是%1").arg(version) : QStringLiteral("上级库已是%1，没有要装的").arg(version));
    return {};
}

} // namespace huying
