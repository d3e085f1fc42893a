// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <vector>

namespace huying
{

/// How the rows of a board stood at an instant, told by what was different from now.
struct PastView
{
    static constexpr qint32 asNow = -1, notYet = -2;

    TimeMs at = 0;
    std::vector<qint32> rows;      ///< by board row: asNow, notYet, or an index in `states`
    std::vector<CaseState> states;
};

} // namespace huying
