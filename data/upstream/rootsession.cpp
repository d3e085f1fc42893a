// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/rootsession.h"

namespace huying
{

namespace
{

constexpr int oldestServer = 150000;

} // namespace

Result<std::unique_ptr<PgConnection>> openForKeeping(const QString &conninfo)
{
    PgConnection::Options options;
    options.conninfo = conninfo;
    options.patience = std::chrono::minutes(30);
    return PgConnection::open(options).map_error(wordsOf);
}

Result<void> demandSuperuser(PgConnection &server)
{
    const int version = server.serverVersion();
    if (version < oldestServer)
        return fail(ErrorKind::Refused, QStringLiteral("服务器 %1 是 PostgreSQL %2，要 15 或更新的").arg(server.server()).arg(version / 10000));
    const auto who = server.run("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user").map_error(wordsOf);
    if (!who)
        return tl::unexpected(who.error());
    if (who->bytes(0, 1) != "t")
        return fail(ErrorKind::Refused, QStringLiteral("%1 不是 %2 的超级用户，请用超级用户（如 postgres）的连接串")
                                            .arg(who->text(0, 0), server.server()));
    return server.script("SET log_statement = 'none'; SET log_min_duration_statement = -1; SET log_duration = off;"
                         "SET log_min_error_statement = 'panic'; SET log_parameter_max_length_on_error = 0;"
                         "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '20s';"
                         "SET temp_file_limit = -1;"
                         "SET search_path = public; SET default_transaction_isolation = 'read committed'")
        .map_error(wordsOf);
}

Result<void> demandAlone(PgConnection &server)
{
    // A session whose client was killed is still there for as long as its statement takes; lock_timeout ends the wait.
    const auto got = server.run("SELECT pg_advisory_lock(hashtext('huyingctl upstream'))");
    if (!got)
        return got.error().sqlState == "55P03" ? fail(ErrorKind::Busy, QStringLiteral("另一个 huyingctl 正在安装或装入 %1，等它结束再试").arg(server.server()))
                                               : tl::unexpected(got.error().error);
    return {};
}

} // namespace huying
