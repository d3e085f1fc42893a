// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/caseplan.h"
#include "data/demo/world.h"
#include "data/model/action.h"
#include "data/rules/alarms.h"

namespace huying::demo {

/// What supervisors, towns and departments do about some cases while they are handled: whistles, supervised orders
/// with their replies and cards, requests for more time. Draws from a stream of its own for each case, so that the
/// cases themselves stay as they are.
class OversightStory
{
public:
    OversightStory(const World &world, const WorkCalendar &calendar) : m_world(world), m_calendar(calendar) {}

    /// Adds to the actions of a plain case; numbers and order are right again.
    void tell(const CasePlan &plan, std::vector<Action> &actions);
    /// The alarm that the shift before the recommended replay has seen, if this case gave one.
    std::optional<AlarmMark> seenAlarm(const CasePlan &plan, const std::vector<Action> &actions, const QString &operatorName) const;

private:
    struct Span
    {
        TimeMs from = 0, to = 0; ///< the case is being handled
        TimeMs at(double share) const { return from + static_cast<TimeMs>(share * static_cast<double>(to - from)); }
    };
    void whistle(const CasePlan &plan, const Span &span, TimeMs called, const QString &org);
    void answer(const QString &org, const Span &span, TimeMs called);
    void order(TimeMs at, TimeMs until, const QString &by, const QString &text, const QString &org, double lateChance = 0.2);
    void request(TimeMs asked, TimeMs answered, const Span &span, const QString &org);
    void usual(const CasePlan &plan, const Span &span, const QString &org);
    void ofTheReplay(const CasePlan &plan, const Span &span, const QString &org);
    void act(const char *kind, TimeMs at, const QString &actor, QJsonObject payload = {}, const QString &org = {});

    const World &m_world;
    const WorkCalendar &m_calendar;
    Rng m_rng{0, 0};
    CaseId m_case;
    std::vector<Action> m_added;
};

} // namespace huying::demo
