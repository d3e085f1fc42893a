// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/progressline.h"
#include "data/store/verify.h"

#include <QTextStream>

namespace huying {

Result<void> runVerify(const Arguments &arguments)
{
    const auto workflow = Workflow::load();
    if (!workflow)
        return tl::unexpected(workflow.error());
    const auto store = Store::open(arguments.positional[0], Store::Access::Reader);
    if (!store)
        return tl::unexpected(store.error());
    ProgressLine line;
    line.show(QStringLiteral("检查数据文件"));
    const auto report = verifyStore(**store, *workflow, [&line](qint64 done, qint64 total) {
        line.show(QStringLiteral("由动作推算案卷"), done, total);
    });
    if (!report)
        return tl::unexpected(report.error());
    QTextStream out(stdout);
    out << QStringLiteral("动作 %1，案卷 %2，审计记录 %3\n摘要 %4\n")
               .arg(report->actions)
               .arg(report->cases)
               .arg(report->auditEntries)
               .arg(QString::fromLatin1(report->digest.toHex()));
    if (!report->aside.isEmpty())
        out << report->aside << '\n';
    if (report->isClean()) {
        out << QStringLiteral("核验通过\n");
        return {};
    }
    out << report->differences.join(QLatin1Char('\n')) << '\n';
    return fail(ErrorKind::Damaged, QStringLiteral("%1 核验不通过：%2 处不符，请从备份或上级库恢复")
                                        .arg(arguments.positional[0])
                                        .arg(report->differenceCount));
}

} // namespace huying
