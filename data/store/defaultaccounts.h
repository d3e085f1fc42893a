// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/records.h"
#include "data/model/result.h"

#include <QList>

namespace huying
{

/// The seats and desks that a store without an administrator starts with (resources/accounts.json): every role of
/// the workflow has somebody. `area`, if not empty, becomes the scope of all of them.
Result<QList<AccountRecord>> defaultAccounts(const QString &area = {});

} // namespace huying
