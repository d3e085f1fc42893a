// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/commandplan.h"

#include "data/live/openbyclass.h"
#include "data/rules/recommend.h"
#include "data/store/vault.h"

#include <QJsonArray>

namespace huying
{

namespace
{

using Verb = CommandLine::Verb;

constexpr qsizetype longestTitle = 60, longestAddress = 200;

QJsonArray arrayOf(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

const char *kindOf(Verb verb)
{
    switch (verb) {
    case Verb::Accept: return "accept";
    case Verb::Assign: return "assign";
    case Verb::Dispatch: return "dispatch";
    case Verb::Urge: return "urge";
    case Verb::Supervise: return "supervise";
    case Verb::Whistle: return "whistle";
    default: return nullptr;
    }
}

void put(QJsonObject &payload, const char *member, const QString &value)
{
    if (!value.isEmpty())
        payload[QLatin1String(member)] = value;
}

} // namespace

Action CommandPlanner::action(const char *kind, int version, TimeMs now) const
{
    Action made;
    made.kind = QLatin1String(kind);
    made.actor = m_world.account.name;
    made.org = m_world.account.org;
    made.at = now;
    made.expectedVersion = version;
    return made;
}

bool CommandPlanner::may(const char *kind, const CaseState &state, TimeMs now) const
{
    const WorkflowAction *rule = m_world.workflow->action(QLatin1String(kind));
    return rule && m_world.workflow->refusal(*rule, state, m_world.account, now).isEmpty();
}

CommandPlan CommandPlanner::plan(const CommandLine &line, const PlanChoices &choices, TimeMs now) const
{
    CommandPlan plan;
    plan.line = line;
    plan.problem = line.problem;
    if (line.verb == Verb::New)
        planNew(plan, choices, now);
    else if (kindOf(line.verb))
        planOnCase(plan, choices, now);
    return plan;
}

Action CommandPlanner::reportOf(const CommandPlan &plan, const PlanChoices &choices, TimeMs now) const
{
    const CommandLine &line = plan.line;
    Action report = action("report", 0, now);
    QJsonObject &p = report.payload;
    put(p, "title", line.title.left(longestTitle));
    put(p, "text", line.title.size() > longestTitle ? line.title + QLatin1Char('\n') + line.text : line.text);
    put(p, "item", choices.asConsultation ? m_world.admission->consultation() : line.item);
    put(p, "channel", line.channel.isEmpty() ? m_world.admission->channel() : line.channel);
    put(p, "variant", m_world.admission->variantOf(p[QLatin1String("item")].toString()));
    put(p, "address", line.address.left(longestAddress));
    put(p, "reporter", maskName(line.reporter));
    put(p, "phone", maskPhone(line.phone));
    put(p, "reason", choices.reason);
    if (plan.place) {
        p[QLatin1String("lon")] = plan.place->place.lon;
        p[QLatin1String("lat")] = plan.place->place.lat;
        put(p, "area", plan.place->area);
        put(p, "found", plan.place->name); // beside the address as it was typed
    }
    if (line.urgent)
        p[QLatin1String("flags")] = static_cast<int>(FlagUrgent);
    return report;
}

void CommandPlanner::findLimit(CommandPlan &plan, TimeMs now) const
{
    plan.limit = plan.line.limit          ? *plan.line.limit
                 : plan.route.limit.amount ? plan.route.limit
                                           : m_world.deadlines->itemLimit(plan.subject.item);
    plan.dueAt = plan.limit.amount ? m_world.deadlines->calendar().dueAt(now, plan.limit) : 0;
}

void CommandPlanner::planNew(CommandPlan &plan, const PlanChoices &choices, TimeMs now) const
{
    plan.place = choices.place;
    plan.files = choices.files;
    plan.mergeInto = choices.mergeInto;
    Action report = reportOf(plan, choices, now);
    report.payload[QLatin1String("no")] = QStringLiteral("?"); // the store numbers it
    auto state = reduce(*m_world.workflow, {}, report);
    if (!state) {
        if (plan.problem.isEmpty())
            plan.problem = state.error().message;
        return;
    }
    plan.subject = *state;
    if (!choices.asConsultation && choices.reason.isEmpty())
        plan.refusal = m_world.admission->refusal(plan.subject.item, plan.line.title);
    plan.route = m_world.routing->route(plan.subject);
    plan.org = plan.line.org.isEmpty() && !plan.route.needsPerson ? plan.route.org : plan.line.org;
    findLimit(plan, now);
    const auto likely = m_world.cases->ofClass(plan.subject.item.left(3));
    if (!plan.subject.item.isEmpty())
        plan.duplicates = duplicatesOf(plan.subject, likely, now);
    report.payload.remove(QLatin1String("no"));
    if (plan.dueAt)
        report.payload[QLatin1String("due")] = plan.dueAt;
    if (plan.line.urgent || plan.route.urgent)
        report.payload[QLatin1String("flags")] = static_cast<int>(FlagUrgent);
    if (plan.problem.isEmpty())
        plan.problem = plan.refusal;
    if (plan.problem.isEmpty() && !may("report", {}, now))
        plan.problem = m_world.workflow->refusal(*m_world.workflow->action(QStringLiteral("report")), {}, m_world.account, now);
    plan.actions << report;
    findSteps(plan, choices, now);
}

/// After the report as far as the account may go: merged into another, or accepted and given to whom it belongs.
void CommandPlanner::findSteps(CommandPlan &plan, const PlanChoices &choices, TimeMs now) const
{
    CaseState state = plan.subject;
    if (!choices.mergeInto.isEmpty()) {
        plan.actions << action("merge", 0, now);
        plan.actions.last().payload[QLatin1String("into")] = choices.mergeInto;
        return;
    }
    if (!may("accept", state, now))
        return;
    plan.actions << action("accept", 0, now);
    Action accept = plan.actions.last();
    accept.expectedVersion = state.version;
    accept.caseId = state.id;
    if (auto next = reduce(*m_world.workflow, state, accept))
        state = *next;
    if (!plan.org.isEmpty() && may("assign", state, now)) {
        Action assign = action("assign", 0, now);
        assign.payload[QLatin1String("org")] = plan.org;
        const QStringList assist = plan.line.org.isEmpty() ? plan.route.assist : plan.line.assist;
        if (!assist.isEmpty())
            assign.payload[QLatin1String("assist")] = arrayOf(assist);
        if (plan.org == plan.route.org)
            put(assign.payload, "rule", plan.route.rule);
        plan.actions << assign;
    }
}

void CommandPlanner::planOnCase(CommandPlan &plan, const PlanChoices &choices, TimeMs now) const
{
    const CaseState *found = plan.line.caseNo.isEmpty() ? m_world.caseOf(choices.selected)
                                                        : m_world.cases->numbered(plan.line.caseNo);
    const auto refuse = [&plan](const QString &why) {
        if (plan.problem.isEmpty())
            plan.problem = why;
    };
    if (!found)
        return refuse(plan.line.caseNo.isEmpty() ? QStringLiteral("没有选中案卷，写上案号或先选一件")
                                                 : QStringLiteral("没有编号为 %1 的在办案卷").arg(plan.line.caseNo));
    plan.subject = *found;
    const char *kind = kindOf(plan.line.verb);
    Action wanted = action(kind, found->version, now);
    wanted.caseId = found->id;
    refuse(complete(plan, wanted, now));
    if (const WorkflowAction *rule = m_world.workflow->action(wanted.kind))
        refuse(m_world.workflow->refusal(*rule, *found, m_world.account, now));
    plan.actions << wanted;
}

/// Fills in what the line says; what is missing is the answer.
QString CommandPlanner::complete(CommandPlan &plan, Action &wanted, TimeMs now) const
{
    const CommandLine &line = plan.line;
    QJsonObject &p = wanted.payload;
    put(p, "text", line.text.isEmpty() ? line.address : line.text);
    switch (line.verb) {
    case Verb::Assign:
        plan.route = m_world.routing->route(plan.subject);
        plan.org = line.org.isEmpty() ? plan.route.org : line.org;
        if (plan.org.isEmpty())
            return QStringLiteral("没有规则说是谁的，写上分给谁，例如“分 /城管局”");
        p[QLatin1String("org")] = plan.org;
        if (plan.org == plan.route.org)
            put(p, "rule", plan.route.rule);
        if (const QStringList assist = line.org.isEmpty() ? plan.route.assist : line.assist; !assist.isEmpty())
            p[QLatin1String("assist")] = arrayOf(assist);
        if (line.limit)
            p[QLatin1String("due")] = plan.dueAt = m_world.deadlines->calendar().dueAt(now, *line.limit);
        return {};
    case Verb::Dispatch:
        p[QLatin1String("units")] = arrayOf(line.units);
        return unitProblem(plan, now);
    case Verb::Supervise:
        return line.text.isEmpty() && line.address.isEmpty() ? QStringLiteral("写上督办要求，例如“督：限明日中午前回复”") : QString();
    case Verb::Whistle:
        p[QLatin1String("orgs")] = arrayOf(QStringList{line.org} + line.assist);
        return line.text.isEmpty() && line.address.isEmpty() ? QStringLiteral("写上为什么吹哨，例如“：夜市占道需联合整治”") : QString();
    default:
        return {};
    }
}

/// Nobody is sent off duty or without certificate unless the line says so with `!`.
QString CommandPlanner::unitProblem(const CommandPlan &plan, TimeMs now) const
{
    for (const QString &ref : plan.line.units) {
        const auto unit = m_world.units->find(ref);
        if (unit == m_world.units->end() || plan.line.urgent)
            continue;
        const auto advice = adviseUnits(plan.subject, {*unit}, {now, {}, {}, {}});
        if (!advice.isEmpty() && advice.first().needsYes())
            return QStringLiteral("%1 %2，确定要派请加 !")
                .arg(unit->name, advice.first().onDuty ? QStringLiteral("培训证已过期") : QStringLiteral("不在班"));
    }
    return {};
}

} // namespace huying
