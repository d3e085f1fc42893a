// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/workflow.h"

namespace huying
{

/// A step that wants an unclaimed case may be taken where a claim is past its end; one without an end holds.
inline bool mayClaimAnew(const WorkflowAction &action, const CaseState &state, TimeMs at)
{
    return !state.claimedBy.isEmpty() && state.claimUntil && at >= state.claimUntil && action.guards.contains(Guard::Unclaimed);
}

/// Workflow::refusal(action, state) at that time.
inline QString refusalAt(const Workflow &workflow, const WorkflowAction &action, const CaseState &state, TimeMs at)
{
    if (!mayClaimAnew(action, state, at))
        return workflow.refusal(action, state);
    CaseState free = state;
    free.claimedBy.clear();
    return workflow.refusal(action, free);
}

} // namespace huying
