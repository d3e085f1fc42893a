// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/coveragetext.h"
#include "app/ctl/progressline.h"
#include "data/import/mapping.h"

namespace huying
{

namespace
{

constexpr qsizetype maxLines = 50;

} // namespace

void writeCoverage(QTextStream &out, const CoverageReport &report)
{
    out << report.summary() << '\n';
    qsizetype lines = 0;
    for (const CoverageFlaw &flaw : report.flaws) {
        if (lines++ == maxLines) {
            out << QStringLiteral("  …… 另有 %1 处\n").arg(static_cast<qsizetype>(report.flaws.size()) - maxLines);
            break;
        }
        out << QStringLiteral("  ") << flaw.text() << '\n';
    }
}

Result<void> runCheckGrids(const Arguments &arguments)
{
    CoverageOptions options;
    const auto level = areaLevelFromName(arguments.option(QStringLiteral("level"), QStringLiteral("grid")));
    if (!level)
        return fail(ErrorKind::BadInput, QStringLiteral("--level 应是 prefecture、county、town、village、grid、sub_grid"));
    options.level = *level;
    bool isNumber = true;
    options.sliverWidth = arguments.option(QStringLiteral("sliver"), QStringLiteral("1")).toDouble(&isNumber);
    if (!isNumber || options.sliverWidth < 0)
        return fail(ErrorKind::BadInput, QStringLiteral("--sliver 应是米数，如 1"));
    const QString &path = arguments.positional[0];
    const auto store = Store::open(path, Store::Access::Reader);
    if (!store)
        return tl::unexpected(store.error());
    return guarded(path, QStringLiteral("检查网格"), [&]() -> Result<void> {
        ProgressLine line;
        const CoverageReport report = checkCoverage(**store, options, [&line](qint64 done, qint64 total) {
            line.show(QStringLiteral("检查空隙与重叠"), done, total);
        });
        QTextStream out(stdout);
        if (report.areas == 0)
            return fail(ErrorKind::NotFound, QStringLiteral("%1 里没有带边界的这一级辖区，请先导入或换 --level").arg(path));
        writeCoverage(out, report);
        const auto isReal = [](const CoverageFlaw &flaw) { return !flaw.isSliver; };
        const auto real = std::count_if(report.flaws.begin(), report.flaws.end(), isReal);
        return real == 0 ? Result<void>()
                         : fail(ErrorKind::BadInput, QStringLiteral("有 %1 处空隙、重叠或越界要处理").arg(real));
    });
}

} // namespace huying
