// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/askpassword.h"
#include "app/ctl/command.h"
#include "app/ctl/progressline.h"
#include "data/upstream/install.h"
#include "data/upstream/load.h"

#include <QElapsedTimer>
#include <QTextStream>

namespace huying
{

Result<void> runUpstreamInit(const Arguments &arguments)
{
    const auto server = openForKeeping(arguments.positional[0]);
    if (!server)
        return tl::unexpected(server.error());
    QTextStream out(stdout);
    InstallRequest request;
    request.admin = arguments.option(QStringLiteral("admin"));
    request.password = [](const QString &name) { return askNewPassword(QStringLiteral("安全管理员 ") + name, "HUYING_ADMIN_PASSWORD"); };
    request.say = [&out](const QString &line) { out << line << Qt::endl; };
    return installUpstream(**server, request);
}

Result<void> runUpstreamLoad(const Arguments &arguments)
{
    QElapsedTimer clock;
    clock.start();
    const auto store = Store::open(arguments.positional[1], Store::Access::Reader);
    if (!store)
        return tl::unexpected(store.error());
    const auto server = openForKeeping(arguments.positional[0]);
    if (!server)
        return tl::unexpected(server.error());
    LoadRequest request{arguments.has(QStringLiteral("replace")), arguments.option(QStringLiteral("passwords")), {}};
    const auto report = [&] {
        ProgressLine line;
        request.progress = [&line](const QString &what, qint64 done, qint64 total) { line.show(what, done, total); };
        return loadUpstream(**server, **store, request);
    }();
    if (!report)
        return tl::unexpected(report.error());
    QTextStream out(stdout);
    qint64 all = 0;
    for (const auto &[what, rows] : report->rows) {
        out << what << '\t' << rows << '\n';
        all += rows;
    }
    for (const QString &notice : report->notices)
        out << QStringLiteral("注意：") << notice << '\n';
    if (request.passwordsPath.isEmpty())
        out << QStringLiteral("账号都还没有口令，由安全管理员设置\n");
    else
        out << QStringLiteral("初始口令在 %1，发给本人后删除\n").arg(request.passwordsPath);
    const double seconds = static_cast<double>(std::max<qint64>(clock.elapsed(), 1)) / 1000;
    out << QStringLiteral("%1 → %2：%3 行，%4 秒，每秒 %5 行\n")
               .arg((*store)->path(), (*server)->server())
               .arg(all)
               .arg(seconds, 0, 'f', 1)
               .arg(qRound64(static_cast<double>(all) / seconds));
    return {};
}

} // namespace huying
