// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "data/model/workflow.h"
#include "data/store/store.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTextStream>
#include <QTimeZone>

namespace huying {

namespace {

constexpr std::pair<const char *, const char *> tables[] = {
    {"areas", "辖区"},        {"organizations", "组织"}, {"people", "人"},  {"places", "场所"},
    {"things", "部件与设备"}, {"sentiments", "民意"},    {"units", "力量"}, {"roads", "道路段"},
    {"buildings", "建筑"},    {"land", "地块"},          {"cases", "案卷"}, {"actions", "动作"},
    {"attachments", "附件"},  {"codes", "代码"},         {"audit", "审计"}};

QString whenText(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at, QTimeZone("Asia/Shanghai"))
        .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

void writeCounts(Store &store, QTextStream &out)
{
    for (const auto &[table, name] : tables)
        out << QString::fromUtf8(name) << '\t'
            << qint64(store.db().execAndGet(std::string("SELECT count(*) FROM ") + table).getInt64()) << '\n';
}

void writeAreas(Store &store, QTextStream &out)
{
    static const char *const levels[] = {"", "地市", "县区", "乡镇街道", "村社区", "网格", "子网格"};
    SQLite::Statement rows(store.db(), "SELECT level, count(*) FROM areas GROUP BY level ORDER BY level");
    while (rows.executeStep())
        if (const int level = rows.getColumn(0).getInt(); level >= 1 && level <= 6)
            out << QString::fromUtf8(levels[level]) << '\t' << rows.getColumn(1).getInt() << '\n';
}

void writeCaseStates(Store &store, const Workflow &workflow, QTextStream &out)
{
    SQLite::Statement rows(store.db(), "SELECT state, count(*) FROM cases GROUP BY state ORDER BY 2 DESC");
    while (rows.executeStep()) {
        const WorkflowState *state = workflow.state(textAt(rows, 0));
        out << QStringLiteral("案卷·") << (state ? state->zh : textAt(rows, 0)) << '\t'
            << rows.getColumn(1).getInt() << '\n';
    }
    SQLite::Statement span(store.db(), "SELECT min(at), max(at) FROM actions");
    if (span.executeStep() && !span.getColumn(0).isNull())
        out << QStringLiteral("动作起止\t") << whenText(span.getColumn(0).getInt64())
            << QStringLiteral(" 至 ") << whenText(span.getColumn(1).getInt64()) << '\n';
}

} // namespace

Result<void> runStats(const Arguments &arguments)
{
    const QString &path = arguments.positional[0];
    const auto workflow = Workflow::load();
    if (!workflow)
        return tl::unexpected(workflow.error());
    const auto store = Store::open(path, Store::Access::Reader);
    if (!store)
        return tl::unexpected(store.error());
    return guarded(path, QStringLiteral("统计"), [&]() -> Result<void> {
        QTextStream out(stdout);
        out << QStringLiteral("地方\t") << (*store)->meta(QStringLiteral("place"), QStringLiteral("—"))
            << '\n'
            << QStringLiteral("文件大小\t%1 MB\n").arg(double(QFileInfo(path).size()) / 1e6, 0, 'f', 1);
        writeAreas(**store, out);
        writeCounts(**store, out);
        writeCaseStates(**store, *workflow, out);
        return {};
    });
}

} // namespace huying
