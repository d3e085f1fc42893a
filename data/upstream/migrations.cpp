// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/migrations.h"

#include <QDir>
#include <QFile>

namespace huying
{

namespace
{

/// Tables that neither PostgreSQL nor an extension brought.
constexpr const char *foreignTable = R"(
SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY 1 LIMIT 1)";

QString databaseOf(const PgConnection &server)
{
    return server.server().section(QLatin1Char('/'), -1);
}

Result<void> demandEmpty(PgConnection &server)
{
    const auto foreign = server.run(foreignTable).map_error(wordsOf);
    if (!foreign)
        return tl::unexpected(foreign.error());
    if (foreign->count() > 0)
        return fail(ErrorKind::Refused, QStringLiteral("库 %1 不是空的（有表 %2），请另建一个空库：createdb -T template0 -E UTF8 名字")
                                            .arg(databaseOf(server), foreign->text(0, 0)));
    return {};
}

} // namespace

QList<Migration> migrations()
{
    QList<Migration> all;
    const QDir folder(QStringLiteral(":/huying/upstream"));
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("a built-in file can't be read");
        all << Migration{name.left(3).toInt(), name.chopped(4), file.readAll()};
    }
    return all;
}

Result<QList<int>> installedMigrations(PgConnection &server)
{
    const auto table = server.run("SELECT to_regclass('huying_sys.migrations') IS NOT NULL").map_error(wordsOf);
    if (!table)
        return tl::unexpected(table.error());
    if (table->bytes(0, 0) != "t")
        return demandEmpty(server).map([] { return QList<int>(); });
    return server.run("SELECT version FROM huying_sys.migrations ORDER BY version").map_error(wordsOf).map([](const PgRows &rows) {
        QList<int> versions;
        for (int row = 0; row < rows.count(); ++row)
            versions << static_cast<int>(rows.integer(row, 0));
        return versions;
    });
}

Result<QStringList> installMissing(PgConnection &server, const QList<int> &installed)
{
    const QList<Migration> all = migrations();
    if (!installed.isEmpty() && installed.last() > all.last().version)
        return fail(ErrorKind::TooNew, QStringLiteral("上级库 %1 已是第 %2 版，本程序只到第 %3 版，请升级本程序")
                                           .arg(server.server()).arg(installed.last()).arg(all.last().version));
    QStringList done;
    for (const Migration &migration : all) {
        if (installed.contains(migration.version))
            continue;
        // One message, so one transaction.
        const auto ran = server.script(migration.sql + "\nINSERT INTO huying_sys.migrations (version, name) VALUES ("
                                       + QByteArray::number(migration.version) + ", '" + migration.name.toLatin1() + "');\n"
                                       + "INSERT INTO huying.settings VALUES ('migration', '" + QByteArray::number(migration.version)
                                       + "') ON CONFLICT (key) DO UPDATE SET value = excluded.value;"); // seats read it
        if (!ran)
            return fail(ran.error().error.kind, QStringLiteral("安装 %1 时停下（前面的已装好，改正后再运行即可）：%2")
                                                    .arg(migration.name, ran.error().error.message));
        done << migration.name;
    }
    return done;
}

Result<void> demandCurrent(PgConnection &server)
{
    const auto installed = installedMigrations(server);
    if (!installed)
        return tl::unexpected(installed.error());
    const int newest = migrations().last().version;
    if (installed->isEmpty())
        return fail(ErrorKind::NotFound, QStringLiteral("%1 还没有安装，请先 huyingctl upstream init").arg(server.server()));
    if (installed->last() > newest)
        return fail(ErrorKind::TooNew, QStringLiteral("上级库 %1 已是第 %2 版，本程序只到第 %3 版，请升级本程序")
                                           .arg(server.server()).arg(installed->last()).arg(newest));
    if (installed->size() < migrations().size())
        return fail(ErrorKind::Refused, QStringLiteral("上级库 %1 是第 %2 版，要先用 huyingctl upstream init 升级到第 %3 版")
                                            .arg(server.server()).arg(installed->last()).arg(newest));
    return {};
}

} // namespace huying
