// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/startup.h"

#include "data/sync/firstload.h"

#include <QFileInfo>

namespace huying
{

namespace
{

Result<std::optional<TimeMs>> replayInstant(const Options &options, const StoreHints &hints)
{
    if (!options.at.isEmpty())
        return parseTime(options.at).map([](TimeMs at) { return std::optional(at); });
    if (!options.replay)
        return std::nullopt;
    if (!hints.replayAt)
        return fail(ErrorKind::BadInput,
                    QStringLiteral("%1 没有推荐的回放时刻，请用 --at 给出时间").arg(options.store));
    return std::optional(hints.replayAt);
}

} // namespace

Result<Startup> Startup::prepare(const QStringList &arguments)
{
    Startup s;
    auto options = Options::parse(arguments);
    if (!options)
        return tl::unexpected(options.error());
    s.options = *options;
    auto workspace = Workspace::load(s.options.workspace);
    if (!workspace)
        return tl::unexpected(workspace.error());
    s.workspace = *workspace;
    auto workflow = Workflow::load();
    if (!workflow)
        return tl::unexpected(workflow.error());
    s.workflow = *workflow;
    if (s.options.upstream.isEmpty() || QFileInfo::exists(s.options.store))
        if (const auto read = s.readStore(); !read)
            return tl::unexpected(read.error());
    return s;
}

Result<void> Startup::readStore()
{
    auto read = readHints(options.store);
    if (!read)
        return tl::unexpected(read.error());
    hints = *read;
    // Times on screen are those of the place, whatever the machine is set to; TZ must stand before they are read.
    qputenv("TZ", hints.timezone.toUtf8());
    auto at = replayInstant(options, hints);
    if (!at)
        return tl::unexpected(at.error());
    replayAt = *at;
    for (const auto &[text, instant] : {std::pair(&options.lookBack, &options.lookBackAt), std::pair(&options.untilText, &options.until)}) {
        if (text->isEmpty())
            continue;
        const auto time = parseTime(*text);
        if (!time)
            return tl::unexpected(time.error());
        *instant = *time;
    }
    return findAccount();
}

/// A copy of an upstream belongs to one account, which it was loaded for.
Result<void> Startup::findAccount()
{
    const QString &owner = hints.upstreamAccount;
    if (owner.isEmpty() && !options.upstream.isEmpty())
        return tl::unexpected(notACopy(options.store));
    if (!owner.isEmpty() && options.upstream.isEmpty() && !options.user.isEmpty() && options.user != owner)
        return fail(ErrorKind::Refused, QStringLiteral("%1 是账号 %2 的副本，别的账号不能用；账号 %3 请用 --upstream 连上级库，并给另一个文件名")
                                            .arg(options.store, owner, options.user));
    // Before signing in another name may stand there; who it is the gate says.
    account = hints.account(owner.isEmpty() ? options.user : owner, workspace.role);
    if (account.roles.isEmpty() && !(owner.isEmpty() && options.user.isEmpty()))
        return fail(ErrorKind::NotFound, QStringLiteral("%1 里没有账号 %2").arg(options.store, owner.isEmpty() ? options.user : owner));
    return {};
}

QString displayProblem()
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        return {};
    const QString display = qEnvironmentVariable("DISPLAY");
    if (display.isEmpty())
        return QStringLiteral("没有显示器（DISPLAY 和 WAYLAND_DISPLAY 都没有设置）。请在桌面会话里运行，"
                              "或用 ./run --shot DIR 在虚拟屏幕上截图。");
    if (!display.startsWith(QLatin1Char(':')))
        return {};
    const QString socket =
        QStringLiteral("/tmp/.X11-unix/X") + display.mid(1).section(QLatin1Char('.'), 0, 0);
    return QFileInfo::exists(socket)
               ? QString()
               : QStringLiteral("连不上显示器 %1，请检查 DISPLAY 的值，或先启动桌面会话。").arg(display);
}

} // namespace huying
