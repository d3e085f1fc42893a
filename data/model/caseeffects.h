// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

namespace huying
{

/// Payload `member` missing, null, blank or an empty list; "place" stands for lon and lat.
bool isMissing(const QJsonObject &payload, const QString &member);

/// Times, counters and fields that belong to the action itself, whatever the site's table makes of it.
void takeEffect(CaseState &state, const Action &action);

} // namespace huying
