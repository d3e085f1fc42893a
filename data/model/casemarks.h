// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

namespace huying
{

/// What a supervisor counts about a case, as bits that a filter can ask for.
enum CaseMark : int {
    MarkReworked = 1,
    MarkReturned = 2,
    MarkSupervised = 4,
    MarkUrged = 8,
    MarkYellowCard = 16,
    MarkRedCard = 32,
    MarkWhistle = 64,  ///< an open one
    MarkRequest = 128, ///< somebody waits for an answer
    MarkExtended = 256
};
constexpr int caseMarkCount = 9;

inline int caseMarks(const CaseState &c)
{
    return (c.rework ? MarkReworked : 0) | (c.returned ? MarkReturned : 0) | (c.flags & FlagSupervised ? MarkSupervised : 0)
         | (c.urged ? MarkUrged : 0) | (c.yellowCards ? MarkYellowCard : 0) | (c.redCards ? MarkRedCard : 0)
         | (c.whistle.isOpen() ? MarkWhistle : 0) | (c.request.kind.isEmpty() ? 0 : MarkRequest)
         | (c.extended ? MarkExtended : 0);
}

} // namespace huying
