// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/firstadmin.h"

namespace huying
{

namespace
{

constexpr qsizetype shortestPassword = 8;

/// Empty if there is no such account.
Result<QString> rolesOf(PgConnection &server, const QString &name)
{
    return server.run("SELECT array_to_string(roles, ',') FROM huying.accounts WHERE name = $1", {pgText(name)}).map_error(wordsOf).map([](const PgRows &rows) {
        return rows.count() ? rows.text(0, 0) : QString();
    });
}

Result<NewAdmin> withPassword(const QString &name, const InstallRequest &request)
{
    const auto password = request.password(name);
    if (!password)
        return tl::unexpected(password.error());
    if (password->size() < shortestPassword)
        return fail(ErrorKind::BadInput, QStringLiteral("安全管理员的口令至少 %1 个字符，什么都没有装").arg(shortestPassword));
    return NewAdmin{name, *password};
}

} // namespace

Result<NewAdmin> wantedAdmin(PgConnection &server, bool isInstalled, const InstallRequest &request)
{
    const QString name = request.admin.isEmpty() ? QStringLiteral("anquan") : request.admin;
    if (!isInstalled)
        return withPassword(name, request);
    // A first run that was cut short may have left no accounts' table yet, or no account.
    const auto table = server.run("SELECT to_regclass('huying.accounts') IS NOT NULL").map_error(wordsOf);
    if (!table)
        return tl::unexpected(table.error());
    if (table->bytes(0, 0) != "t")
        return withPassword(name, request);
    if (request.admin.isEmpty()) {
        const auto some = server.run("SELECT FROM huying.accounts WHERE active AND 'admin_security' = ANY (roles)").map_error(wordsOf);
        if (!some)
            return tl::unexpected(some.error());
        return some->count() ? Result<NewAdmin>(NewAdmin{}) : withPassword(name, request);
    }
    const auto roles = rolesOf(server, name);
    if (!roles)
        return tl::unexpected(roles.error());
    if (!roles->isEmpty() && *roles != QLatin1String("admin_security"))
        return fail(ErrorKind::Refused, QStringLiteral("账号 %1 已有别的角色（%2），安全管理员请另起一个名字").arg(name, *roles));
    return withPassword(name, request);
}

Result<void> putAdmin(PgConnection &server, const NewAdmin &admin, const std::function<void(const QString &)> &say)
{
    if (admin.name.isEmpty())
        return {};
    const auto verifier = server.verifier(admin.password, admin.name);
    if (!verifier)
        return tl::unexpected(verifier.error().error);
    const auto roles = rolesOf(server, admin.name);
    if (!roles)
        return tl::unexpected(roles.error());
    const auto put = server.run("SELECT huying_sys.put_account($1, coalesce((SELECT display FROM huying.accounts WHERE name = $1), '安全管理员'), "
                                "'{admin_security}', (SELECT seat FROM huying.accounts WHERE name = $1), '{*}', NULL, NULL, $2), "
                                "huying_sys.audit_append('account.set', $1, '安装时：角色 admin_security；换口令')",
                                {pgText(admin.name), *verifier});
    if (!put)
        return tl::unexpected(put.error().error);
    say(roles->isEmpty() ? QStringLiteral("安全管理员 %1").arg(admin.name) : QStringLiteral("安全管理员 %1 换了口令").arg(admin.name));
    return {};
}

} // namespace huying
