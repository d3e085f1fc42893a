// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

namespace huying
{

/// A new password from the environment, else twice from the terminal without showing it; never from the command line,
/// which every process of the machine can read. Errors: BadInput (two that differ), Unavailable (neither).
Result<QString> askNewPassword(const QString &whose, const char *variable);

} // namespace huying
