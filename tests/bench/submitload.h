// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace huying
{

/// Sessions that send actions, `batch` a call, as fast as upstream answers: case after case from report to rating. Prints
/// "actions a second over the second half, best second, all of them" and fails when one is not accepted.
int submitAll(int sessions, int batch, int seconds, const QString &conninfo);

} // namespace huying
