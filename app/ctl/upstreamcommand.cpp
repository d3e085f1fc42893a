// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/askpassword.h"
#include "app/ctl/command.h"
#include "data/upstream/install.h"

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

} // namespace huying
