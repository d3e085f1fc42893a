// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/deadlines.h"

#include "data/model/resource.h"

#include <QJsonDocument>

namespace huying
{

namespace
{

void put(Action &action, const char *member, TimeMs value)
{
    const QLatin1String key(member);
    if (value && !action.payload.contains(key))
        action.payload[key] = value;
}

bool countsWorkingTime(Limit limit)
{
    return limit.unit == LimitUnit::WorkHour || limit.unit == LimitUnit::WorkDay;
}

} // namespace

Result<Deadlines> Deadlines::load()
{
    auto calendar = WorkCalendar::load();
    if (!calendar)
        return tl::unexpected(calendar.error());
    auto catalogue = Catalogue::load();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    Deadlines deadlines;
    deadlines.m_calendar = std::move(*calendar);
    deadlines.m_catalogue = std::move(*catalogue);
    return deadlines.readLimits().map([&] { return std::move(deadlines); });
}

Result<void> Deadlines::readLimits()
{
    const auto file = readResource(QStringLiteral("limits.json"));
    if (!file)
        return tl::unexpected(file.error());
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(file->bytes, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行：%3")
                                             .arg(file->fileName)
                                             .arg(file->bytes.left(parse.offset).count('\n') + 1)
                                             .arg(parse.errorString()));
    QString bad;
    const auto read = [&bad](const QJsonObject &from, const QString &name) {
        const auto limit = limitFrom(from[name].toString());
        if (!limit && bad.isEmpty())
            bad = name;
        return limit.value_or(Limit());
    };
    const QJsonObject stages = root[QLatin1String("stages")].toObject();
    for (const QString &state : stages.keys())
        m_stages.insert(state, read(stages, state));
    const QJsonObject whistle = root[QLatin1String("whistle")].toObject();
    m_whistleSign = read(whistle, QStringLiteral("sign"));
    m_whistleArrive = read(whistle, QStringLiteral("arrive"));
    m_whistleHandle = read(whistle, QStringLiteral("handle"));
    m_orderReply = read(root[QLatin1String("order")].toObject(), QStringLiteral("reply"));
    m_default = read(root, QStringLiteral("default"));
    m_claimMs = root[QLatin1String("claim_minutes")].toInteger() * minuteMs;
    const QJsonObject units = root[QLatin1String("units")].toObject();
    m_receiveMs = units[QLatin1String("receive_minutes")].toInteger() * minuteMs;
    m_arriveMs = units[QLatin1String("arrive_minutes")].toInteger() * minuteMs;
    if (m_receiveMs <= 0 || m_arriveMs <= 0)
        bad = QStringLiteral("units");
    const QString dissatisfied = root[QLatin1String("follow_up")].toObject()[QLatin1String("dissatisfied")].toString();
    m_reworks = dissatisfied == QLatin1String("rework");
    if (!m_reworks && !dissatisfied.isEmpty() && dissatisfied != QLatin1String("keep"))
        return fail(ErrorKind::BadInput, QStringLiteral("%1 的 follow_up.dissatisfied 只能是 rework（返工）或 keep（不变）").arg(file->fileName));
    if (m_claimMs <= 0)
        bad = QStringLiteral("claim_minutes");
    if (!bad.isEmpty())
        return fail(ErrorKind::BadInput, QStringLiteral("%1 的“%2”读不懂，应形如“2 工作时”“5 工作日”；claim_minutes、receive_minutes、arrive_minutes 是大于 0 的分钟数")
                                             .arg(file->fileName, bad));
    return {};
}

Limit Deadlines::itemLimit(const QString &item) const
{
    const CaseItem *known = m_catalogue.item(item);
    return known && known->limit.amount ? known->limit : m_default;
}

TimeMs Deadlines::ending(TimeMs from, Limit limit) const
{
    return limit.amount ? m_calendar.dueAt(from, limit) : 0;
}

void Deadlines::fillReport(Action &action) const
{
    if (!action.payload.contains(QLatin1String("due")))
        put(action, "due", ending(action.at, itemLimit(action.payload.value(QLatin1String("item")).toString())));
    if (const TimeMs due = action.payload.value(QLatin1String("due")).toInteger())
        put(action, "limit", due - action.at);
}

void Deadlines::fillStage(const Workflow &workflow, const CaseState &before, Action &action) const
{
    const WorkflowAction *rule = workflow.action(action.kind);
    if (!rule)
        return;
    const QString to = rule->to == QLatin1String("<") ? before.priorState : rule->to;
    if (const TimeMs due = ending(action.at, stageLimit(to))) {
        put(action, "stage_due", due);
        put(action, "stage_limit", due - action.at);
    }
}

/// What was left of the limit when the clock stopped is counted on from now, on the calendar.
void Deadlines::fillResumed(const CaseState &before, Action &action) const
{
    if (!before.stoppedAt || before.dueAt <= before.stoppedAt || !countsWorkingTime(itemLimit(before.item)))
        return;
    const TimeMs left = m_calendar.workingTimeBetween(before.stoppedAt, before.dueAt);
    put(action, "due", m_calendar.afterWorkingTime(action.at, left));
}

/// A limit that runs into a year without a file is marked as reckoned without its holidays.
void Deadlines::sayMissingYear(Action &action) const
{
    TimeMs last = 0;
    for (const char *member : {"due", "stage_due", "reply_due", "arrive_due", "handle_due"})
        last = std::max(last, static_cast<TimeMs>(action.payload.value(QLatin1String(member)).toInteger()));
    if (last > action.at)
        if (const auto year = m_calendar.missingYear(action.at, last))
            put(action, "calendar_missing", *year);
}

void Deadlines::fill(const Workflow &workflow, const CaseState &before, Action &action) const
{
    fillStage(workflow, before, action);
    const QString &kind = action.kind;
    if (kind == QLatin1String("report")) {
        fillReport(action);
    } else if (kind == QLatin1String("resume") || kind == QLatin1String("unmerge")) {
        fillResumed(before, action);
    } else if (kind == QLatin1String("supervise")) {
        const auto own = limitFrom(action.payload.value(QLatin1String("reply_limit")).toString());
        put(action, "reply_due", ending(action.at, own.value_or(m_orderReply)));
    } else if (kind == QLatin1String("whistle")) {
        put(action, "sign_due", ending(action.at, m_whistleSign));
        put(action, "arrive_due", ending(action.at, m_whistleArrive));
        put(action, "handle_due", ending(action.at, m_whistleHandle));
    } else if (kind == QLatin1String("dispatch")) {
        put(action, "receive_due", action.at + m_receiveMs);
        put(action, "arrive_due", action.at + m_arriveMs);
    } else if (kind == QLatin1String("extend")) {
        // "add" instead of "due": so much from where the limit ends, or from now if that has passed
        if (const auto more = limitFrom(action.payload.value(QLatin1String("add")).toString()))
            put(action, "due", ending(std::max(before.dueAt, action.at), *more));
    } else if (kind == QLatin1String("assign_checker")) {
        put(action, "until", std::max(before.stageDue, ending(action.at, stageLimit(QStringLiteral("resolved")))));
    } else if (kind == QLatin1String("reopen")) {
        put(action, "due", ending(action.at, itemLimit(before.item)));
    } else if (kind == QLatin1String("claim") || kind == QLatin1String("take_over")) {
        put(action, "until", action.at + m_claimMs);
    }
    sayMissingYear(action);
}

} // namespace huying
