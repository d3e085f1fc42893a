// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace huying
{

/// Sessions that send actions, `batch` a call, as fast as upstream answers: case after case from report to rating. Prints
/// "actions a second over the second half, best second, all of them" and fails when one is not accepted.
int submitAll(int sessions, int batch, int seconds, const QString &conninfo);

/// Sessions to which actions come, `perSecond` altogether, whether upstream keeps up or not; each sends in one call what has
/// come since its last one, as a seat's outbox does. Prints "accepted a second, actions a call, median ms, 99th percentile ms, all
/// of them", all but the last over the second half; an action's time goes from when it came to its answer.
int submitAsTheyCome(int sessions, int perSecond, int seconds, const QString &conninfo);

} // namespace huying
