// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/pastdifference.h"

#include "data/model/lamp.h"

#include <algorithm>

namespace huying
{

namespace
{

/// Null: not there yet.
const CaseState *stateIn(const CaseBoard &present, const PastView &view, int row)
{
    const qint32 at = view.rows.empty() ? PastView::asNow : view.rows[static_cast<std::size_t>(row)];
    if (at == PastView::asNow)
        return &present.at(row);
    return at == PastView::notYet ? nullptr : &view.states[static_cast<std::size_t>(at)];
}

/// A case at one of the instants.
struct Standing
{
    const CaseState *state = nullptr;
    bool isFinal = false;
    Lamp lamp = Lamp::NoData;

    Standing(const CaseState *s, const Workflow &workflow, TimeMs now) : state(s)
    {
        if (s) {
            isFinal = workflow.isFinal(s->state);
            lamp = lampOf(*s, isFinal, now);
        }
    }
    bool isOpen() const { return state && !isFinal; }
};

void add(InstantFigures &figures, const Standing &standing)
{
    figures.reported += standing.state != nullptr;
    figures.closed += standing.isFinal;
    figures.open += standing.isOpen();
    figures.overdue += standing.lamp == Lamp::Overdue;
    figures.near += standing.lamp == Lamp::Near;
    figures.stopped += standing.lamp == Lamp::Stopped;
}

std::optional<CaseDifference::What> whatBetween(const Standing &then, const Standing &later)
{
    using What = CaseDifference::What;
    if (!later.state)
        return std::nullopt;
    if (!then.state)
        return What::New;
    if (then.isOpen() != later.isOpen())
        return then.isOpen() ? What::Closed : What::Reopened;
    if (later.lamp == Lamp::Overdue && then.lamp != Lamp::Overdue)
        return What::Overdue;
    if (then.state->org != later.state->org)
        return What::Handed;
    return then.state->state != later.state->state ? std::optional(What::Moved) : std::nullopt;
}

CaseDifference differenceOf(CaseDifference::What what, const Standing &then, const Standing &later)
{
    const CaseState &s = *later.state;
    const bool byOrg = what == CaseDifference::What::Handed;
    return {s.id, what, s.no, s.title, s.org, !then.state ? QString() : byOrg ? then.state->org : then.state->state,
            byOrg ? s.org : s.state, what == CaseDifference::What::Overdue ? s.dueAt : s.updatedAt};
}

} // namespace

int InstantComparison::count(CaseDifference::What what) const
{
    return static_cast<int>(std::ranges::count(differences, what, &CaseDifference::what));
}

InstantComparison compareInstants(const CaseBoard &present, const PastView &before, const PastView &after, const Workflow &workflow)
{
    InstantComparison result;
    result.before = before.at;
    result.after = after.at;
    for (int row = 0; row < present.size(); ++row) {
        const Standing then(stateIn(present, before, row), workflow, before.at);
        const Standing later(stateIn(present, after, row), workflow, after.at);
        add(result.then, then);
        add(result.later, later);
        if (const auto what = whatBetween(then, later))
            result.differences << differenceOf(*what, then, later);
    }
    std::ranges::stable_sort(result.differences, std::greater(), &CaseDifference::at);
    return result;
}

} // namespace huying
