// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/workflow.h"

#include <QJsonArray>

namespace huying
{

namespace
{

bool isMissing(const QJsonObject &payload, const QString &member)
{
    if (member == QLatin1String("place"))
        return !payload[QLatin1String("lon")].isDouble() || !payload[QLatin1String("lat")].isDouble();
    const QJsonValue value = payload[member];
    if (value.isArray())
        return value.toArray().isEmpty();
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty());
}

TimeMs timeIn(const QJsonObject &payload, QLatin1String member, TimeMs otherwise)
{
    const QJsonValue value = payload[member];
    return value.isDouble() ? value.toInteger() : otherwise;
}

QString textIn(const QJsonObject &payload, QLatin1String member, const QString &otherwise)
{
    const QJsonValue value = payload[member];
    return value.isString() ? value.toString() : otherwise;
}

void takePlace(CaseState &s, const QJsonObject &payload)
{
    s.address = textIn(payload, QLatin1String("address"), s.address);
    s.area = textIn(payload, QLatin1String("area"), s.area);
    if (!isMissing(payload, QStringLiteral("place")))
        s.place = LonLat{payload[QLatin1String("lon")].toDouble(), payload[QLatin1String("lat")].toDouble()};
}

void takeReport(CaseState &s, const Action &a)
{
    const QJsonObject &p = a.payload;
    s.id = a.caseId;
    s.reportedAt = a.at;
    s.no = p[QLatin1String("no")].toString();
    s.title = p[QLatin1String("title")].toString();
    s.text = p[QLatin1String("text")].toString();
    s.item = p[QLatin1String("item")].toString();
    s.channel = p[QLatin1String("channel")].toString();
    s.reporterMasked = p[QLatin1String("reporter")].toString();
    s.phoneMasked = p[QLatin1String("phone")].toString();
    s.flags = p[QLatin1String("flags")].toInt();
    takePlace(s, p);
}

void takeUnits(CaseState &s, const QJsonObject &payload)
{
    s.units.clear();
    for (const QJsonValue &unit : payload[QLatin1String("units")].toArray())
        s.units << unit.toString();
    s.unitStage = UnitStage::Sent;
}

void takeClock(CaseState &s, ClockEffect effect, TimeMs at)
{
    if ((effect == ClockEffect::Go || effect == ClockEffect::End) && s.stoppedAt) {
        const TimeMs stop = at - s.stoppedAt;
        s.stoppedMs += stop;
        if (s.dueAt)
            s.dueAt += stop;
        s.stoppedAt = 0;
    }
    if (effect == ClockEffect::Stop)
        s.stoppedAt = at;
    if (effect == ClockEffect::End)
        s.unitStage = UnitStage::None;
}

/// Times, counters and fields that belong to the action itself, whatever the site's table makes of it.
void takeEffect(CaseState &s, const Action &a)
{
    using Effect = void (*)(CaseState &, const Action &);
    static const QHash<QString, Effect> effects{
        {QStringLiteral("report"), takeReport},
        {QStringLiteral("accept"), [](CaseState &c, const Action &x) { c.acceptedAt = x.at; }},
        {QStringLiteral("assign"),
         [](CaseState &c, const Action &x) {
             c.assignedAt = x.at;
             c.org = x.payload[QLatin1String("org")].toString();
             c.assist.clear();
             for (const QJsonValue &assist : x.payload[QLatin1String("assist")].toArray())
                 c.assist << assist.toString();
         }},
        {QStringLiteral("sign"), [](CaseState &c, const Action &x) { c.signedAt = x.at; }},
        {QStringLiteral("return"),
         [](CaseState &c, const Action &) {
             ++c.returned;
             c.org.clear();
             c.assist.clear();
             c.units.clear();
             c.unitStage = UnitStage::None;
         }},
        {QStringLiteral("dispatch"), [](CaseState &c, const Action &x) { takeUnits(c, x.payload); }},
        {QStringLiteral("depart"), [](CaseState &c, const Action &) { c.unitStage = UnitStage::EnRoute; }},
        {QStringLiteral("arrive"),
         [](CaseState &c, const Action &x) {
             c.unitStage = UnitStage::OnScene;
             if (!c.signedAt)
                 c.signedAt = x.at;
         }},
        {QStringLiteral("resolve"),
         [](CaseState &c, const Action &x) {
             c.resolvedAt = x.at;
             c.unitStage = UnitStage::None;
         }},
        {QStringLiteral("pass"), [](CaseState &c, const Action &x) { c.checkedAt = x.at; }},
        {QStringLiteral("fail"), [](CaseState &c, const Action &) { ++c.rework; }},
        {QStringLiteral("rate"),
         [](CaseState &c, const Action &x) { c.satisfaction = x.payload[QLatin1String("satisfaction")].toInt(); }},
        {QStringLiteral("urge"), [](CaseState &c, const Action &) { ++c.urged; }},
        {QStringLiteral("extend"), [](CaseState &c, const Action &) { ++c.extended; }},
        {QStringLiteral("locate"), [](CaseState &c, const Action &x) { takePlace(c, x.payload); }},
    };
    if (const auto effect = effects.find(a.kind); effect != effects.end())
        (*effect)(s, a);
}

} // namespace

Result<CaseState> reduce(const Workflow &workflow, const CaseState &state, const Action &action)
{
    const WorkflowAction *rule = workflow.action(action.kind);
    if (!rule)
        return fail(ErrorKind::Refused, QStringLiteral("流程表里没有动作 %1").arg(action.kind));
    if (action.expectedVersion != state.version)
        return fail(ErrorKind::Conflict, QStringLiteral("案卷 %1 已有新动作（您看到第 %2 版，现为第 %3 版），请看过再办")
                                             .arg(state.no)
                                             .arg(action.expectedVersion)
                                             .arg(state.version));
    if (const QString why = workflow.refusal(*rule, state); !why.isEmpty())
        return fail(ErrorKind::Refused, why);
    if (action.at < state.updatedAt)
        return fail(ErrorKind::Refused, QStringLiteral("动作时间早于案卷 %1 的上一个动作，请检查本机时钟").arg(state.no));
    for (const QString &need : rule->needs)
        if (isMissing(action.payload, need))
            return fail(ErrorKind::Refused, QStringLiteral("“%1”缺少 %2").arg(rule->zh, need));

    CaseState next = state;
    takeEffect(next, action);
    takeClock(next, rule->clock, action.at);
    if (rule->to != QLatin1String("="))
        next.state = rule->to;
    if (workflow.isFinal(next.state) && !next.closedAt)
        next.closedAt = action.at;
    next.dueAt = timeIn(action.payload, QLatin1String("due"), next.dueAt);
    next.limitMs = timeIn(action.payload, QLatin1String("limit"), next.limitMs);
    next.photos += action.payload[QLatin1String("photos")].toInt();
    next.updatedAt = action.at;
    ++next.version;
    return next;
}

} // namespace huying
