// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/progressline.h"
#include "data/areas/griddoctor.h"
#include "data/model/workflow.h"

#include <QDateTime>

namespace huying
{

namespace
{

QString kindText(const GridFinding &finding)
{
    static const char *const kinds[] = {"空隙", "重叠", "越出上级", "没人管", "负担过重"};
    return (finding.isSliver ? QStringLiteral("细缝·") : QString()) + QString::fromUtf8(kinds[static_cast<int>(finding.kind)]);
}

/// A store of last year is looked at as it was then.
TimeMs newestCase(Store &store)
{
    SQLite::Statement row(store.db(), "SELECT coalesce(max(reported_at), 0) FROM cases");
    row.executeStep();
    return row.getColumn(0).getInt64();
}

} // namespace

Result<void> runGridReport(const Arguments &arguments)
{
    const QString &path = arguments.positional[0];
    const auto limits = GridLimits::load();
    const auto workflow = Workflow::load();
    const auto store = Store::open(path, Store::Access::Reader);
    if (!limits || !workflow || !store)
        return tl::unexpected(!limits ? limits.error() : !workflow ? workflow.error() : store.error());
    QStringList finalStates;
    for (const WorkflowState &state : workflow->states())
        if (state.isFinal)
            finalStates << state.code;
    return guarded(path, QStringLiteral("网格体检"), [&]() -> Result<void> {
        ProgressLine line;
        const TimeMs now = std::min(QDateTime::currentMSecsSinceEpoch(), newestCase(**store));
        const auto findings = examineGrids(**store, *limits, finalStates, now, [&line](qint64 done, qint64 total) {
            line.show(QStringLiteral("网格体检"), done, total);
        });
        QTextStream out(stdout);
        for (const GridFinding &f : findings)
            out << kindText(f) << '\t' << f.areas.join(QStringLiteral("、")) << '\t' << f.detail << '\t'
                << (f.cut.empty() ? f.isMendable() ? QStringLiteral("可自动修复") : QString() : QStringLiteral("有拆分建议")) << '\n';
        out << QStringLiteral("共 %1 项\n").arg(findings.size());
        return {};
    });
}

} // namespace huying
