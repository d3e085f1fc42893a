// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/alarms.h"
#include "data/store/store.h"

namespace huying
{

/// Throws SQLite::Exception.
QList<AlarmMark> readAlarmMarks(Store &store);
/// The decisions with an audit entry each, inside the caller's transaction. Throws SQLite::Exception.
void putAlarmMarks(SQLite::Database &db, const QList<AlarmMark> &marks);
/// The decisions with an audit entry each, in one transaction. Writer thread. Errors: Storage.
Result<void> writeAlarmMarks(Store &store, const QList<AlarmMark> &marks);

} // namespace huying
