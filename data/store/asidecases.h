// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/store/store.h"

namespace huying
{

/// A case whose log, as upstream has it, this program can't fold. It is in the store as it was before, or not at all.
struct AsideCase
{
    CaseId id;
    QString no;     ///< empty: the store does not hold it
    QString reason; ///< what can't be folded, and why
    TimeMs since = 0;
};

// Kept in `meta`; writing is inside the caller's transaction. They throw SQLite::Exception.
void setAside(Store &store, const CaseId &id, const QString &reason, TimeMs now); ///< `since` stays that of the first time
void takeFromAside(Store &store, const CaseId &id);
QList<AsideCase> asideCases(Store &store); ///< the longest set aside first

/// What to tell whoever runs the seat; empty if there are none.
QString asideWords(const QList<AsideCase> &cases);

} // namespace huying
