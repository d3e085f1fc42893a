// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/planwords.h"

#include "widgets/words/casewords.h"

#include <QCoreApplication>

namespace huying {

namespace {

using Kind = CommandToken::Kind;
using Verb = CommandLine::Verb;
using Step = DeckPreview::Step;
using Button = DeckPreview::Button;
using How = PlaceCandidate::How;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

Button goButton(const QString &text)
{
    return {QStringLiteral("go"), text, QStringLiteral("⏎"), true};
}

Button editButton()
{
    return {QStringLiteral("edit"), Words::tr("Edit"), QStringLiteral("Tab")};
}

Step itemStep(const CommandPlan &plan, const Intake &intake)
{
    const CaseItem *item = intake.catalogue().item(plan.subject.item);
    if (!plan.refusal.isEmpty())
        return {Words::tr("Not in the catalogue"), plan.refusal, 3, true};
    if (!item)
        return {Words::tr("New · outside the catalogue"), plan.subject.title};
    const bool guess = std::any_of(plan.line.tokens.begin(), plan.line.tokens.end(), [](const CommandToken &t) { return t.isGuess; });
    return {guess ? Words::tr("New · taken for") : Words::tr("New"), item->code.mid(1) + u' ' + item->name, 1, guess};
}

Step placeStep(const CommandPlan &plan, const PlaceState &state, const Intake &intake)
{
    if (plan.line.address.isEmpty())
        return {Words::tr("Place · none given"), Words::tr("to be located later"), 1, true};
    if (state.isLooking)
        return {Words::tr("Place · looking"), plan.line.address};
    if (state.needsChoice)
        return {Words::tr("Place · %n may be meant", nullptr, static_cast<int>(state.candidates)), Words::tr("choose with ↑↓"), 1, true};
    if (!plan.place)
        return {Words::tr("Place · not found"), Words::tr("to be located later"), 1, true};
    const QString area = areaWords(plan.place->area, intake.areas());
    const QString text = area.isEmpty() ? plan.place->name : area;
    switch (plan.place->how) {
    case How::Exact: return {state.candidates > 1 ? Words::tr("Place · chosen") : Words::tr("Place · the only one"), text};
    case How::Near: return {Words::tr("Place · near %1").arg(plan.place->name), text, 1, true};
    case How::Street: return {Words::tr("Place · somewhere on %1").arg(plan.place->name), text, 1, true};
    case How::Area: return {Words::tr("Place · somewhere in"), plan.place->name, 1, true};
    }
    return {};
}

bool has(const CommandPlan &plan, const char *kind)
{
    return std::any_of(plan.actions.begin(), plan.actions.end(), [&](const Action &a) { return a.kind == QLatin1String(kind); });
}

Step orgStep(const CommandPlan &plan, const CaseWords &names)
{
    if (plan.org.isEmpty())
        return {Words::tr("Goes to · a person decides"),
                plan.route.org.isEmpty() ? Words::tr("nobody yet") : Words::tr("proposed: %1").arg(names.organization(plan.route.org)), 1, true};
    const QString name = names.organization(plan.org);
    if (!has(plan, "assign"))
        return {Words::tr("Would go to · not yours to assign"), name};
    if (plan.org == plan.route.org)
        return {plan.route.rule.isEmpty() ? Words::tr("Goes to · by area") : Words::tr("Goes to · rule %1").arg(plan.route.rule), name};
    return {plan.route.org.isEmpty() ? Words::tr("Goes to · as you say")
                                     : Words::tr("Goes to · rule %1 says %2").arg(plan.route.rule, names.organization(plan.route.org)),
            name, 1, !plan.route.org.isEmpty()};
}

Step limitStep(const CommandPlan &plan, TimeMs now)
{
    return {Words::tr("Limit %1").arg(toText(plan.limit)), Words::tr("done by %1").arg(clockTime(plan.dueAt, now))};
}

QString leadOf(qsizetype steps)
{
    return Words::tr("Does\n%n step(s)", nullptr, static_cast<int>(steps));
}

PlanWords newWords(const CommandPlan &plan, const PlaceState &state, const Intake &intake, const CaseWords &names)
{
    PlanWords words;
    words.steps << itemStep(plan, intake);
    if (!plan.refusal.isEmpty()) {
        words.lead = Words::tr("Not\nadmitted");
        words.buttons = {{QStringLiteral("consult"), Words::tr("As consultation"), QStringLiteral("K")},
                         {QStringLiteral("reason"), Words::tr("Give a reason"), QStringLiteral("Y")},
                         editButton()};
        return words;
    }
    words.steps << placeStep(plan, state, intake) << orgStep(plan, names);
    if (plan.dueAt)
        words.steps << limitStep(plan, intake.now());
    words.buttons << goButton(Words::tr("Do it"));
    if (!plan.duplicates.isEmpty()) {
        const DuplicateHint &first = plan.duplicates.first();
        words.steps << Step{Words::tr("%n may be the same", nullptr, static_cast<int>(plan.duplicates.size())),
                            QStringLiteral("%1 %2").arg(shortNo(first.no), nearness(first)), 1, true};
        words.buttons << Button{QStringLiteral("merge"), Words::tr("Merge into %1").arg(shortNo(first.no)), QStringLiteral("M")};
    }
    words.buttons << editButton();
    words.lead = leadOf(words.steps.size());
    return words;
}

QString effectWords(const CommandPlan &plan, const CaseWords &names, TimeMs now)
{
    const CommandLine &line = plan.line;
    QStringList called;
    switch (line.verb) {
    case Verb::Assign:
        return plan.dueAt ? Words::tr("to %1, done by %2").arg(names.organization(plan.org), clockTime(plan.dueAt, now))
                          : Words::tr("to %1").arg(names.organization(plan.org));
    case Verb::Dispatch:
        for (const QString &ref : line.units)
            called << names.unit(ref);
        return Words::tr("sends %1").arg(called.join(QStringLiteral("、")));
    case Verb::Whistle:
        for (const QString &org : QStringList{line.org} + line.assist)
            called << names.organization(org);
        return Words::tr("calls %1").arg(called.join(QStringLiteral("、")));
    default:
        return line.text.isEmpty() ? Words::tr("at once, to be undone for 30 s where the table allows") : line.text;
    }
}

PlanWords caseWords(const CommandPlan &plan, const Intake &intake, const CaseWords &names)
{
    PlanWords words;
    const WorkflowAction *rule = plan.actions.isEmpty() ? nullptr : intake.workflow().action(plan.actions.first().kind);
    words.steps << Step{plan.subject.no, plan.subject.title, 1};
    words.steps << Step{Words::tr("Stands at"), names.state(plan.subject.state), 1};
    if (rule)
        words.steps << Step{names.action(*rule), effectWords(plan, names, intake.now()), 2};
    words.lead = leadOf(1);
    words.buttons << goButton(Words::tr("Do it")) << editButton();
    return words;
}

PlanWords lookWords(const CommandPlan &plan, const PlaceState &state, const Intake &intake, const CaseWords &names)
{
    PlanWords words;
    const CommandLine &line = plan.line;
    if (line.verb == Verb::Filter) {
        QStringList parts{line.address};
        if (!line.org.isEmpty())
            parts.prepend(names.organization(line.org));
        parts.removeAll(QString());
        words.steps << Step{Words::tr("Queue shows only"), parts.isEmpty() ? Words::tr("all open cases") : parts.join(QStringLiteral(" · ")), 2};
    } else if (!line.caseNo.isEmpty()) {
        words.steps << Step{Words::tr("Fly to the case"), line.caseNo, 2};
    } else {
        words.steps << placeStep(plan, state, intake);
    }
    words.lead = Words::tr("On Enter");
    words.buttons << goButton(Words::tr("Go"));
    return words;
}

} // namespace

QString wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Item: return Words::tr("Item");
    case Kind::Organization: return Words::tr("Organisation");
    case Kind::Unit: return Words::tr("Unit");
    case Kind::Channel: return Words::tr("Channel");
    default: return {};
    }
}

QString areaWords(const QString &code, const AreaTreePtr &areas)
{
    const int index = areas ? areas->indexOf(code) : -1;
    if (index < 0)
        return code;
    return areas->path(index).section(QStringLiteral(" · "), -1);
}

QString pathWords(const QString &code, const AreaTreePtr &areas)
{
    const int index = areas ? areas->indexOf(code) : -1;
    return index < 0 ? code : areas->path(index);
}

QString shortNo(const QString &no)
{
    return no.section(u'-', -1);
}

QString nearness(const DuplicateHint &hint)
{
    return hint.metres < 0 ? Words::tr("same address") : Words::tr("%1 m away").arg(hint.metres, 0, 'f', 0);
}

PlanWords wordsOf(const CommandPlan &plan, const PlaceState &place, const Intake &intake, const CaseWords &names)
{
    if (!plan.problem.isEmpty() && plan.refusal.isEmpty()) {
        PlanWords words;
        words.lead = Words::tr("Not yet");
        words.steps << Step{Words::tr("To be mended"), plan.problem, 1, true};
        words.buttons << editButton();
        return words;
    }
    if (plan.isNew())
        return newWords(plan, place, intake, names);
    return plan.actions.isEmpty() ? lookWords(plan, place, intake, names) : caseWords(plan, intake, names);
}

QList<GrammarRow> grammar()
{
    const auto meaning = [](Verb verb) {
        switch (verb) {
        case Verb::New: return Words::tr("New case: what, where, whom, limit");
        case Verb::Accept: return Words::tr("Accept the selected case or the one named");
        case Verb::Assign: return Words::tr("Assign; without a name to whom the rules say");
        case Verb::Dispatch: return Words::tr("Send units; ! sends them off duty too");
        case Verb::Urge: return Words::tr("Urge");
        case Verb::Supervise: return Words::tr("Supervise, with what is asked");
        case Verb::Filter: return Words::tr("Filter the queue");
        case Verb::Fly: return Words::tr("Fly the map there");
        case Verb::Whistle: return Words::tr("Whistle for departments");
        case Verb::None: break;
        }
        return QString();
    };
    QList<GrammarRow> rows;
    for (const VerbWords &verb : verbWords())
        rows << GrammarRow{verb.words.first(), verb.example, meaning(verb.verb)};
    return rows;
}

} // namespace huying
