// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/caselog.h"

namespace huying
{

/// A store's past played again: everything after an instant is taken back into table `recorded`, and comes in
/// from there, when its time has come, through the same CaseLog as live actions. Writer thread.
class Recording
{
public:
    Recording(Store &store, const Workflow &workflow, CaseLog &log)
        : m_store(store), m_workflow(workflow), m_log(log) {}

    /// Takes back all actions after `at`; cases reported later are gone from the board until they come again.
    Result<void> rewind(TimeMs at);

    struct Step
    {
        QList<CaseState> changed;
        qint64 leftOut = 0; ///< recorded actions of cases that an operator has taken another way
    };
    /// Submits what is due, at most `limit` actions.
    Result<Step> playUntil(TimeMs now, int limit);

private:
    Store &m_store;
    const Workflow &m_workflow;
    CaseLog &m_log;
};

} // namespace huying
