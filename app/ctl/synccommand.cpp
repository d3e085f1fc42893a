// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/progressline.h"
#include "data/sync/firstload.h"
#include "data/sync/syncthread.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QTextStream>

namespace huying
{

namespace
{

QString words(const SyncStatus &s)
{
    QString counts = QStringLiteral("收到 %1，送出 %2，待传 %3，退回 %4").arg(s.received).arg(s.sent).arg(s.waiting).arg(s.returned);
    if (s.files || s.filesRefused)
        counts += QStringLiteral("，附件待传 %1，未被接受 %2").arg(s.files).arg(s.filesRefused);
    if (s.aside)
        counts += QStringLiteral("；") + s.asideWhy;
    switch (s.state) {
    case SyncStatus::State::Alone:
    case SyncStatus::State::Connecting: return QStringLiteral("正在连接");
    case SyncStatus::State::CatchingUp: return QStringLiteral("已连上 %1，正在追赶").arg(s.server);
    case SyncStatus::State::Live: return QStringLiteral("与上级库一致：%1").arg(counts);
    case SyncStatus::State::Offline: return QStringLiteral("离线，会自己再连：%1（%2）").arg(s.why, counts);
    case SyncStatus::State::Stopped: return QStringLiteral("已停：%1").arg(s.why);
    }
    return {};
}

/// Until it is up to date once, or for good. Losing the link ends only `once`.
Result<void> follow(Store &store, CaseLog &log, const Workflow &workflow, const PgConnection::Options &server, bool once)
{
    StoreThread writer(QStringLiteral("writer"));
    Journal journal(store, workflow, log);
    if (!journal.binding().isBound())
        return tl::unexpected(notACopy(store.path()));
    Result<void> end;
    {
        SyncThread thread({server, QStringLiteral("huyingctl")}, writer, journal);
        QTextStream out(stdout);
        QString shown;
        QObject context;
        QObject::connect(thread.sync(), &Sync::statusChanged, &context, [&](const SyncStatus &status) {
            if (const QString line = words(status); line != shown)
                out << QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss ")) << (shown = line) << Qt::endl;
            const bool isStuck = status.state == SyncStatus::State::Stopped || (once && status.state == SyncStatus::State::Offline);
            if (isStuck)
                end = fail(ErrorKind::Unavailable, status.why);
            if (isStuck || (once && status.state == SyncStatus::State::Live && status.files == 0))
                QCoreApplication::quit();
        });
        thread.start();
        QCoreApplication::exec();
    }
    return end;
}

} // namespace

Result<void> runSync(const Arguments &arguments)
{
    const QString path = arguments.positional[0];
    PgConnection::Options server;
    server.conninfo = arguments.positional[1];
    const auto workflow = Workflow::load();
    if (!workflow)
        return tl::unexpected(workflow.error());
    if (!QFileInfo::exists(path)) {
        ProgressLine line;
        line.show(QStringLiteral("连接上级库"));
        const auto loaded = loadStore(path, server, *workflow, [&line](qint64 done, qint64 total) {
            line.show(QStringLiteral("从上级库下载"), done, total);
        }, {}, [&line](const QString &why) { line.say(QStringLiteral("%1；再试").arg(why)); });
        if (!loaded)
            return tl::unexpected(loaded.error().error);
    }
    const auto store = Store::open(path, Store::Access::Writer);
    if (!store)
        return tl::unexpected(store.error());
    CaseLog log(**store, *workflow);
    return follow(**store, log, *workflow, server, arguments.has(QStringLiteral("once")));
}

} // namespace huying
