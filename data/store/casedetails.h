// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"

#include <QByteArray>

namespace huying
{

/// Column `cases.details`: a compact JSON object, members sorted, of what is not empty; empty if all is.
/// order {at, due, answered, by, text}; whistle {called, rated, by, text, rating, legs [{org, sign_due, signed, …}]};
/// request {kind, by, reason, at, until}; mediation {org, mediator, agreement, difficulty}; claim_until, prior, rule,
/// yellow, red, reopened, escalated, contacted, solved, forced. Times in milliseconds since 1970 UTC.
QByteArray toDetails(const CaseState &state);
void readDetails(const QByteArray &json, CaseState &state);

} // namespace huying
