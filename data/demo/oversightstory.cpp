// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/oversightstory.h"

#include <QJsonArray>

namespace huying::demo {

namespace {

constexpr TimeMs shortest = 6 * hourMs; ///< there is no time for more in a case that is handled faster
constexpr double answeredBy = 0.92;     ///< of a span, when whoever was called has answered

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

constexpr const char *calls[] = {"请到现场联合处置", "多次处置后反复，请牵头单位到场", "涉及多个部门权责，请到场会商", "群众聚集反映，请派人到场", "乡镇无执法权，请到场处理"};
constexpr const char *orders[] = {"请限时办结并说明超期原因", "群众多次反映，请加快办理", "请明确责任人和办结时间", "领导批示件，请专人办理"};
constexpr const char *replies[] = {"已安排专人，今日内办结", "材料已到场，正在施工", "已与当事人联系，约定时间处理", "已完成大部分，剩余明日完成"};
constexpr const char *pleas[] = {"需外购配件，到货需要时间", "产权单位待确认", "连日降雨，无法施工", "当事人外出，约定回来后处理"};
constexpr const char *refusals[] = {"理由不充分，请按期办结", "请先采取临时措施", "同类事件均按期办结，不予延期"};

QString handlerOf(const QString &org)
{
    return org.startsWith(QLatin1Char('D')) ? org.left(3).toLower() : QStringLiteral("xiangzhen");
}

const Action *firstOf(const std::vector<Action> &actions, const char *kind)
{
    for (const Action &action : actions)
        if (action.kind == QLatin1String(kind))
            return &action;
    return nullptr;
}

} // namespace

void OversightStory::act(const char *kind, TimeMs at, const QString &actor, QJsonObject payload, const QString &org)
{
    const quint64 high = m_rng.bits(), low = m_rng.bits();
    m_added.push_back({uuid7(at, high, low), m_case, QString::fromLatin1(kind), actor, org, at, 0, std::move(payload)});
}

/// One department's answer, inside the span; a late one goes to supervision by itself, as the rules have it.
void OversightStory::answer(const QString &org, const Span &span, TimeMs called)
{
    const QJsonObject leg{{QStringLiteral("org"), org}};
    const TimeMs signDue = called + 2 * hourMs, left = span.to - called;
    const bool late = left > 8 * hourMs && m_rng.chance(0.3);
    const TimeMs signedAt = late ? signDue + m_rng.whole(15, 150) * minuteMs : called + std::min<TimeMs>(m_rng.whole(12, 110) * minuteMs, left / 6);
    if (late && m_added.size() == 1) // the first to be late is what the case is supervised for
        order(signDue, std::min(span.to, signDue + 6 * hourMs), QStringLiteral("system"), u("应哨签收超时，请立即签收并说明原因"), org);
    if (m_rng.chance(0.06)) {
        QJsonObject back = leg;
        back[QStringLiteral("reason")] = u("不属本部门职责，建议由牵头单位处理");
        act("whistle_return", signedAt, handlerOf(org), back, org);
        return;
    }
    act("whistle_sign", signedAt, handlerOf(org), leg, org);
    const TimeMs arrived = signedAt + std::min<TimeMs>(m_rng.whole(30, 20 * 60) * minuteMs, (span.to - signedAt) / 3);
    act("whistle_arrive", arrived, handlerOf(org), leg, org);
    QJsonObject handled = leg;
    handled[QStringLiteral("result")] = u("已到场处置，问题消除");
    act("whistle_handle", arrived + static_cast<TimeMs>(m_rng.between(0.3, 0.85) * static_cast<double>(span.to - arrived)), handlerOf(org), handled, org);
}

void OversightStory::whistle(const CasePlan &plan, const Span &span, TimeMs called, const QString &org)
{
    QStringList orgs{org};
    const int wanted = m_rng.whole(2, 3);
    while (orgs.size() < wanted) {
        const QString other = m_world.departmentCode(m_rng.pick(m_world.codes.departments()).code, plan.grid);
        if (!orgs.contains(other))
            orgs << other;
    }
    act("whistle", called, QStringLiteral("xiangzhen"),
        {{QStringLiteral("orgs"), QJsonArray::fromStringList(orgs)},
         {QStringLiteral("text"), m_rng.pick(calls)},
         {QStringLiteral("sign_due"), called + 2 * hourMs},
         {QStringLiteral("arrive_due"), called + 24 * hourMs},
         {QStringLiteral("handle_due"), m_calendar.dueAt(called, {5, LimitUnit::WorkDay})}});
    const Span within{span.from, span.at(answeredBy)};
    for (const QString &one : orgs)
        answer(one, within, called);
    static constexpr double weights[] = {1, 3, 8};
    act("whistle_rate", span.at(0.96), QStringLiteral("xiangzhen"), {{QStringLiteral("satisfaction"), 1 + m_rng.weighted(weights)}});
}

/// A supervised order with its reply, late now and then; the card for that comes by itself.
void OversightStory::order(TimeMs at, TimeMs until, const QString &by, const QString &text, const QString &org, double lateChance)
{
    const TimeMs due = m_calendar.dueAt(at, {4, LimitUnit::WorkHour});
    act("supervise", at, by, {{QStringLiteral("text"), text}, {QStringLiteral("reply_due"), due}});
    const bool late = m_rng.chance(lateChance);
    const TimeMs reply = late ? due + m_rng.whole(20, 200) * minuteMs : at + static_cast<TimeMs>(m_rng.between(0.3, 0.95) * static_cast<double>(due - at));
    if (late && due < until)
        act("yellow_card", due, QStringLiteral("system"), {{QStringLiteral("reason"), u("督办逾期未回复")}});
    if (reply >= until)
        return;
    act("supervise_reply", reply, handlerOf(org), {{QStringLiteral("text"), m_rng.pick(replies)}}, org);
    if (const TimeMs end = reply + m_rng.whole(60, 600) * minuteMs; end < until && m_rng.chance(0.6))
        act("supervise_end", end, QStringLiteral("hefeng"));
}

void OversightStory::request(TimeMs asked, TimeMs answered, const Span &span, const QString &org)
{
    const bool extension = m_rng.chance(0.6);
    QJsonObject plea{{QStringLiteral("reason"), m_rng.pick(pleas)}};
    if (extension)
        plea[QStringLiteral("until")] = m_calendar.dueAt(span.to, {m_rng.whole(1, 3), LimitUnit::WorkDay});
    act(extension ? "ask_extend" : "ask_suspend", asked, handlerOf(org), plea, org);
    if (answered < span.to)
        act("refuse", answered, QStringLiteral("hefeng"), {{QStringLiteral("reason"), m_rng.pick(refusals)}});
}

void OversightStory::usual(const CasePlan &plan, const Span &span, const QString &org)
{
    if (org.startsWith(QLatin1Char('D')) && m_rng.chance(0.13))
        whistle(plan, span, span.at(m_rng.between(0.04, 0.2)), org);
    else if (plan.due + hourMs < span.to && m_rng.chance(0.5))
        order(plan.due + static_cast<TimeMs>(m_rng.between(0.02, 0.3) * static_cast<double>(span.to - plan.due)), span.to,
              m_rng.chance(0.5) ? QStringLiteral("hefeng") : QStringLiteral("system"), m_rng.pick(orders), org);
    else if (m_rng.chance(0.14)) {
        const TimeMs asked = span.at(m_rng.between(0.1, 0.5));
        request(asked, asked + m_rng.whole(3 * 60, 22 * 60) * minuteMs, span, org);
    }
}

/// The recommended replay shows a lively hour: some of what is open then was called or ordered not long ago.
void OversightStory::ofTheReplay(const CasePlan &plan, const Span &span, const QString &org)
{
    const auto ago = [&](int least, int most) { return std::max(span.from + minuteMs, replayAt - m_rng.whole(least, most) * minuteMs); };
    if (org.startsWith(QLatin1Char('D')) && m_rng.chance(0.22)) {
        if (const TimeMs called = ago(15, 330); called < span.at(answeredBy)) // else nobody has the time to answer
            whistle(plan, span, called, org);
    } else if (m_rng.chance(plan.due < replayAt + 4 * hourMs ? 0.5 : 0.1))
        order(ago(20, 1500), span.to, QStringLiteral("hefeng"), m_rng.pick(orders), org, 0.45);
    else if (m_rng.chance(0.1))
        request(ago(10, 300), replayAt + m_rng.whole(60, 600) * minuteMs, span, org);
}

void OversightStory::tell(const CasePlan &plan, std::vector<Action> &actions)
{
    const Action *sign = firstOf(actions, "sign"), *resolve = firstOf(actions, "resolve");
    if (plan.course != Course::Plain || plan.twist != Twist::None || !sign)
        return;
    const Span span{sign->at + minuteMs, (resolve ? resolve->at : lastAt) - minuteMs};
    if (span.to - span.from < shortest)
        return;
    m_case = sign->caseId;
    m_added.clear();
    const QByteArray id = m_case.toRfc4122();
    quint64 stream = 0;
    for (const char byte : id)
        stream = stream * 257 + static_cast<unsigned char>(byte);
    m_rng = Rng(m_world.seed ^ stream, 77);
    const QString org = sign->org;
    if (span.from < replayAt - hourMs && span.to > replayAt + hourMs)
        ofTheReplay(plan, span, org);
    else
        usual(plan, span, org);
    if (m_added.empty())
        return;
    for (Action &added : m_added)
        if (added.at > span.from && added.at < span.to)
            actions.push_back(std::move(added));
    std::stable_sort(actions.begin(), actions.end(), [](const Action &a, const Action &b) { return a.at < b.at; });
    for (std::size_t i = 0; i < actions.size(); ++i)
        actions[i].expectedVersion = static_cast<int>(i);
}

std::optional<AlarmMark> OversightStory::seenAlarm(const CasePlan &plan, const std::vector<Action> &actions, const QString &operatorName) const
{
    const TimeMs seen = plan.due + 4 * minuteMs;
    const bool stillOpen = !actions.empty() && actions.back().at > replayAt;
    if (plan.twist != Twist::None || !stillOpen || plan.due > replayAt - 25 * minuteMs || plan.at > replayAt)
        return std::nullopt;
    QString org;
    for (const Action &action : actions)
        if (action.kind == QLatin1String("assign") && action.at <= replayAt)
            org = action.payload[QLatin1String("org")].toString();
    const QString key = QStringLiteral("overdue/%1/%2").arg(actions.front().caseId.toString(QUuid::WithoutBraces), org);
    return AlarmMark{key, AlarmState::Acknowledged, plan.due, 0, seen, operatorName, {}};
}

} // namespace huying::demo
