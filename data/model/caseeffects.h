// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/model/payload.h"

namespace huying
{

/// Times, counters and fields that belong to the action itself, whatever the site's table makes of it.
void takeEffect(CaseState &state, const ActionView &action);

} // namespace huying
