// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/askpassword.h"
#include "app/ctl/command.h"
#include "app/ctl/progressline.h"
#include "data/upstream/install.h"
#include "data/upstream/load.h"
#include "data/upstream/statusreport.h"

#include <QElapsedTimer>
#include <QTextStream>

namespace huying
{

namespace
{

/// Columns a terminal gives the text: a Han character and its punctuation take two.
qsizetype widthOf(const QString &text)
{
    qsizetype width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x2E80 ? 2 : 1;
    return width;
}

void writePart(QTextStream &out, const StatusPart &part)
{
    QList<qsizetype> widths;
    for (const QStringList &row : part.rows)
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths[i], widthOf(row[i]));
        }
    out << part.title << '\n';
    for (const QStringList &row : part.rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += QStringLiteral("  ") + row[i] + QString(widths[i] - widthOf(row[i]), QLatin1Char(' '));
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        out << line << '\n';
    }
}

} // namespace

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

Result<void> runUpstreamStatus(const Arguments &arguments)
{
    const auto server = openForKeeping(arguments.positional[0]);
    if (!server)
        return tl::unexpected(server.error());
    const auto parts = upstreamStatus(**server);
    if (!parts)
        return tl::unexpected(parts.error());
    QTextStream out(stdout);
    for (const StatusPart &part : *parts)
        writePart(out, part);
    return {};
}

Result<void> runUpstreamPurge(const Arguments &arguments)
{
    QList<QByteArray> days;
    for (const char *name : {"messages", "uploads"}) {
        const QString word = arguments.option(QString::fromLatin1(name));
        bool isNumber = false;
        if (!word.isEmpty() && (word.toInt(&isNumber) <= 0 || !isNumber))
            return fail(ErrorKind::BadInput, QStringLiteral("--%1 后面要是天数，不是“%2”").arg(QString::fromLatin1(name), word));
        days << (word.isEmpty() ? QByteArray() : word.toLatin1());
    }
    if (days[0].isNull() && days[1].isNull())
        return fail(ErrorKind::BadInput, QStringLiteral("要写明保留多少天：--messages 天数，--uploads 天数，或两样都写"));
    const auto server = openForKeeping(arguments.positional[0]);
    if (!server)
        return tl::unexpected(server.error());
    const auto gone = (*server)->run("SELECT g ->> 'messages', g ->> 'uploads', g ->> 'bytes' FROM huying.purge($1, $2) g", days).map_error(wordsOf);
    if (!gone)
        return tl::unexpected(gone.error());
    QTextStream(stdout) << QStringLiteral("%1：清理了消息 %2 条，上传 %3 个（%4 MB）\n")
                               .arg((*server)->server(), gone->text(0, 0), gone->text(0, 1))
                               .arg(static_cast<double>(gone->integer(0, 2)) / 1048576, 0, 'f', 1);
    return {};
}

} // namespace huying
