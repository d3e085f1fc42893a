// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace huying;

namespace
{

const std::vector<Command> &commands()
{
    static const std::vector<Command> table{
        {"demo", "STORE [--scale county|city|prefecture] [--seed N] [--force]", "生成演示数据：地方、登记、力量和一年的案卷",
         1, {QStringLiteral("scale="), QStringLiteral("seed="), QStringLiteral("force")}, runDemo},
        {"check-grids", "STORE [--level LEVEL] [--sliver METRES]", "查网格（或其他级辖区）之间的空隙、重叠和越界", 1,
         {"level=", "sliver="}, runCheckGrids},
        {"grid-report", "STORE", "网格体检：空隙、重叠、细缝，没有网格员的、负担过重的网格", 1, {}, runGridReport},
        {"import", "STORE FILE --as KIND --map MAPPING.json", "按对照文件导入 GDAL 能读的任何文件；STORE 不存在则新建", 2,
         {"as=", "map="}, runImport},
        {"verify", "STORE", "由动作重算全部案卷并逐项比对，检查审计链", 1, {}, runVerify},
        {"sync", "STORE CONNINFO [--once]", "与上级库同步：没有 STORE 先整个下载，然后收发变化；--once 一致后就结束", 2, {"once"}, runSync},
        {"stats", "STORE", "列出数据文件里各类数据的数量", 1, {}, runStats},
        {"upstream init", "CONNINFO [--admin NAME]", "在空的 PostgreSQL 库里安装上级库，或把它升级；安全管理员的口令在终端输入", 1,
         {"admin="}, runUpstreamInit},
        {"upstream load", "CONNINFO STORE [--replace] [--passwords FILE]", "把数据文件装入还没有案卷的上级库；账号的初始口令写进 FILE", 2,
         {"replace", "passwords="}, runUpstreamLoad},
        {"upstream status", "CONNINFO", "上级库的版本、大小、分区、席位和审计", 1, {}, runUpstreamStatus},
        {"upstream purge", "CONNINFO [--messages DAYS] [--uploads DAYS]", "清理上级库里 DAYS 天以前的消息、没有案卷用到的上传；要系统管理员的账号", 1,
         {"messages=", "uploads="}, runUpstreamPurge},
    };
    return table;
}

void writeHelp(QTextStream &out)
{
    out << QStringLiteral("huyingctl — 呼应数据文件的命令行工具\n\n用法：\n");
    for (const Command &command : commands())
        out << QStringLiteral("  huyingctl %1 %2\n      %3\n")
                   .arg(QString::fromUtf8(command.name), QString::fromUtf8(command.usage),
                        QString::fromUtf8(command.summary));
}

int complain(const QString &message)
{
    QTextStream(stderr) << QStringLiteral("huyingctl：") << message << '\n';
    return 1;
}

int run(const Command &command, const QStringList &words)
{
    const auto arguments = parseArguments(words, command.options);
    if (!arguments)
        return complain(arguments.error().message);
    if (arguments->positional.size() != command.positionals)
        return complain(QStringLiteral("参数数目不对，用法：huyingctl %1 %2")
                            .arg(QString::fromUtf8(command.name), QString::fromUtf8(command.usage)));
    const auto done = command.run(*arguments);
    return done ? 0 : complain(done.error().message);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("huyingctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HUYING_VERSION));
    const QStringList words = QCoreApplication::arguments().mid(1);
    QTextStream out(stdout);
    if (words.isEmpty() || words[0] == QLatin1String("help") || words[0] == QLatin1String("--help")) {
        writeHelp(out);
        return words.isEmpty() ? 1 : 0;
    }
    if (words[0] == QLatin1String("--version")) {
        out << QStringLiteral("huyingctl " HUYING_VERSION "\n");
        return 0;
    }
    for (const Command &command : commands()) {
        const QStringList name = QString::fromLatin1(command.name).split(QLatin1Char(' '));
        if (words.mid(0, name.size()) == name)
            return run(command, words.mid(name.size()));
    }
    return complain(QStringLiteral("没有命令 %1，用 huyingctl help 看用法").arg(words.mid(0, 2).join(QLatin1Char(' '))));
}
