// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/casesteps.h"
#include "data/model/unitrow.h"
#include "data/rules/addressplaces.h"
#include "data/rules/admission.h"
#include "data/rules/commandline.h"
#include "data/rules/deadlines.h"
#include "data/rules/duplicates.h"
#include "data/rules/routing.h"

namespace huying
{

class OpenByClass;

/// What a line leaves open and somebody or something else decided.
struct PlanChoices
{
    std::optional<PlaceCandidate> place;
    CaseId selected;           ///< the case that a line without number means
    QString reason;            ///< why something outside the catalogue gets in all the same
    bool asConsultation = false;
    QString mergeInto;         ///< number of the case that the new one is the same as
    QStringList files;
};

/// What Enter will do, before it does it.
struct CommandPlan
{
    CommandLine line;
    CaseState subject;      ///< a new case as it will stand, else the case as it stands
    QList<Action> actions;  ///< of one case, in order; empty for what only looks
    QString problem;        ///< why Enter does nothing, empty if it does

    // Of a new case.
    std::optional<PlaceCandidate> place;
    Route route;            ///< what the rules say, whoever is named in the line
    QString org;            ///< whose it will be; empty: nobody's yet
    Limit limit;
    TimeMs dueAt = 0;
    QString refusal;        ///< of the catalogue's gate, empty if it is open
    QList<DuplicateHint> duplicates;
    QString mergeInto;
    QStringList files;

    bool isNew() const { return line.verb == CommandLine::Verb::New; }
    bool runs() const { return problem.isEmpty() && !actions.isEmpty(); }
    CaseSteps steps() const { return {actions, line.reporter, line.phone, files}; }
};

/// All that plans are made from; everything outlives the planner and may be null only where it says so.
struct PlanWorld
{
    const Workflow *workflow = nullptr;
    const Catalogue *catalogue = nullptr;
    const Deadlines *deadlines = nullptr;
    const Routing *routing = nullptr;
    const Admission *admission = nullptr;
    const OpenByClass *cases = nullptr;
    const QHash<QString, UnitRow> *units = nullptr;
    std::function<const CaseState *(const CaseId &)> caseOf;
    Account account;
};

/// Turns lines that were understood into plans. Pure but for the cases that it looks at; a few milliseconds at most.
class CommandPlanner
{
public:
    explicit CommandPlanner(PlanWorld world) : m_world(std::move(world)) {}

    CommandPlan plan(const CommandLine &line, const PlanChoices &choices, TimeMs now) const;

private:
    void planNew(CommandPlan &plan, const PlanChoices &choices, TimeMs now) const;
    Action reportOf(const CommandPlan &plan, const PlanChoices &choices, TimeMs now) const;
    void findLimit(CommandPlan &plan, TimeMs now) const;
    void findSteps(CommandPlan &plan, const PlanChoices &choices, TimeMs now) const;
    void planOnCase(CommandPlan &plan, const PlanChoices &choices, TimeMs now) const;
    QString complete(CommandPlan &plan, Action &action, TimeMs now) const;
    QString unitProblem(const CommandPlan &plan, TimeMs now) const;
    Action action(const char *kind, int version, TimeMs now) const;
    bool may(const char *kind, const CaseState &state, TimeMs now) const;

    PlanWorld m_world;
};

} // namespace huying
