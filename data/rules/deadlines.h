// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/codes.h"
#include "data/model/workflow.h"
#include "data/rules/calendar.h"

namespace huying
{

/// Limits of the stages, of supervised orders, whistles and claims (resources/limits.json), counted on the calendar.
class Deadlines
{
public:
    /// The site's files where there are some. Errors name file and entry.
    static Result<Deadlines> load();

    /// Writes into an action's payload the instants that its limits end at, as they are counted now; what stands
    /// there already is kept. So a later change of calendar or limits does not move what was promised.
    void fill(const Workflow &workflow, const CaseState &before, Action &action) const;

    const WorkCalendar &calendar() const { return m_calendar; }
    Limit itemLimit(const QString &item) const; ///< that of the catalogue, else the default
    /// Whether a reporter who isn't satisfied sends the case back by that alone.
    bool reworksDissatisfied() const { return m_reworks; }
    Limit stageLimit(const QString &state) const { return m_stages.value(state); }

private:
    Result<void> readLimits();
    void fillReport(Action &action) const;
    void fillStage(const Workflow &workflow, const CaseState &before, Action &action) const;
    void fillResumed(const CaseState &before, Action &action) const;
    TimeMs ending(TimeMs from, Limit limit) const;
    void sayMissingYear(Action &action) const;

    WorkCalendar m_calendar;
    Catalogue m_catalogue;
    QHash<QString, Limit> m_stages;
    Limit m_default, m_orderReply, m_whistleSign, m_whistleArrive, m_whistleHandle;
    TimeMs m_claimMs = 0, m_receiveMs = 0, m_arriveMs = 0;
    bool m_reworks = false;
};

} // namespace huying
