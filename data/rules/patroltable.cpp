// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/patrols.h"

#include <QJsonArray>
#include <QTime>
#include <algorithm>

namespace huying
{

namespace
{

TimeMs timeOfDay(const QJsonValue &value)
{
    const QTime time = QTime::fromString(value.toString(), QStringLiteral("H:mm"));
    return time.isValid() ? time.msecsSinceStartOfDay() : -1;
}

QString fillPlan(PatrolPlan &plan, const QJsonObject &row)
{
    plan.name = row[QLatin1String("name")].toString();
    const auto who = UnitMatch::fromJson(row[QLatin1String("who")].toObject());
    if (!who)
        return who.error().message;
    plan.who = *who;
    plan.from = timeOfDay(row[QLatin1String("from")]);
    plan.to = timeOfDay(row[QLatin1String("to")]);
    if (plan.from < 0 || plan.to <= plan.from)
        return QStringLiteral("from、to 要写成 08:30 这样，to 在 from 之后");
    const QString days = row[QLatin1String("days")].toString(QStringLiteral("all"));
    if (days != QLatin1String("work") && days != QLatin1String("all"))
        return QStringLiteral("days“%1”只能是 work 或 all").arg(days);
    plan.workDaysOnly = days == QLatin1String("work");
    plan.late = static_cast<TimeMs>(row[QLatin1String("late")].toDouble(60) * minuteMs);
    plan.coverage = row[QLatin1String("coverage")].toDouble(30) / 100;
    plan.priority = row[QLatin1String("priority")].toInt(3);
    if (plan.late < 0 || plan.coverage < 0 || plan.coverage > 1)
        return QStringLiteral("late 是分钟，coverage 是 0 到 100");
    return plan.priority < 1 || plan.priority > 3 ? QStringLiteral("priority 只能是 1、2、3") : QString();
}

} // namespace

Result<PatrolTable> PatrolTable::load()
{
    return readResource(QStringLiteral("patrols.json")).and_then([](const Resource &file) { return fromJson(file.bytes, file.fileName); });
}

Result<PatrolTable> PatrolTable::fromJson(const QByteArray &json, const QString &fileName)
{
    const auto file = JsonTable::parse({json, fileName});
    if (!file)
        return tl::unexpected(file.error());
    PatrolTable table;
    table.sees = file->root()[QLatin1String("sees")].toDouble(60);
    table.cell = file->root()[QLatin1String("cell")].toDouble(60);
    if (!(table.sees > 0) || !(table.cell >= 5))
        return file->wrong(QStringLiteral("cell"), QStringLiteral("sees 要大于 0，cell 至少 5 米"));
    for (const QJsonValue &value : file->root()[QLatin1String("patrols")].toArray()) {
        PatrolPlan plan;
        plan.id = value[QLatin1String("id")].toString();
        const bool isTwice = std::ranges::any_of(table.plans, [&plan](const PatrolPlan &p) { return p.id == plan.id; });
        if (plan.id.isEmpty() || isTwice)
            return file->wrong(plan.id, QStringLiteral("计划的 id 缺失或重复"));
        if (const QString why = fillPlan(plan, value.toObject()); !why.isEmpty())
            return file->wrong(plan.id, why);
        table.plans << plan;
    }
    const QJsonValue attendance = file->root()[QLatin1String("attendance")];
    table.hasAttendance = attendance.isObject();
    const auto who = UnitMatch::fromJson(attendance[QLatin1String("who")].toObject());
    if (!who)
        return file->wrong(QStringLiteral("attendance"), who.error().message);
    table.attending = *who;
    table.grace = static_cast<TimeMs>(attendance[QLatin1String("grace")].toDouble(15) * minuteMs);
    return table;
}

} // namespace huying
