// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/coveragetext.h"
#include "app/ctl/progressline.h"
#include "data/import/import.h"

#include <QTextStream>

namespace huying
{

namespace
{

void writeReport(const ImportReport &report, const ImportRequest &request)
{
    QTextStream out(stdout);
    const double seconds = double(std::max<qint64>(report.elapsedMs, 1)) / 1000;
    out << QStringLiteral("%1 → %2\n").arg(request.filePath, request.storePath)
        << QStringLiteral("读取 %1 行，新增 %2，补充 %3，已有 %4，拒收 %5\n")
               .arg(report.read)
               .arg(report.added)
               .arg(report.extended)
               .arg(report.unchanged)
               .arg(report.rejected);
    for (const auto &[table, rows] : report.tables)
        if (rows > 0)
            out << QStringLiteral("  写入 %1\t%2\n").arg(table).arg(rows);
    for (const CoverageReport &layer : report.coverage)
        writeCoverage(out, layer);
    for (const auto &[what, rows] : report.notices)
        out << QStringLiteral("  注意：%1\t%2\n").arg(what).arg(rows);
    out << QStringLiteral("编码 %1；用时 %2 秒，每秒 %3 行\n")
               .arg(report.encoding)
               .arg(seconds, 0, 'f', 1)
               .arg(qRound64(double(report.read) / seconds));
    if (!report.rejectsPath.isEmpty())
        out << QStringLiteral("拒收的行和原因见 %1\n").arg(report.rejectsPath);
}

} // namespace

Result<void> runImport(const Arguments &arguments)
{
    const auto kind = importKindFromName(arguments.option(QStringLiteral("as")));
    if (!kind)
        return fail(ErrorKind::BadInput, QStringLiteral("--as 后面应是：%1").arg(importKindNames().join(QStringLiteral("、"))));
    if (!arguments.has(QStringLiteral("map")))
        return fail(ErrorKind::BadInput, QStringLiteral("缺少 --map 对照文件.json"));
    const auto workflow = Workflow::load();
    if (!workflow)
        return tl::unexpected(workflow.error());
    const ImportRequest request{arguments.positional[0], arguments.positional[1], *kind,
                                arguments.option(QStringLiteral("map"))};
    ProgressLine line;
    const auto report = importFile(request, *workflow, [&line](const QString &what, qint64 done, qint64 total) {
        line.show(what, done, total);
    });
    if (!report)
        return tl::unexpected(report.error());
    writeReport(*report, request);
    return {};
}

} // namespace huying
