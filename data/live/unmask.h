// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/access.h"
#include "data/store/store.h"

namespace huying
{

class CellKey;

/// Somebody's wish to read one personal cell as it was given.
struct UnmaskRequest
{
    PersonalField field = PersonalField::ReporterPhone;
    CaseId caseId;    ///< for what a case's reporter gave
    quint32 fid = 0;  ///< row in register `people`, for the others
    QString reason;
};

/// A cell that may be opened.
struct SealedCell
{
    QByteArray cell;         ///< empty: the store holds none; a copy's lie upstream
    QString subject, member; ///< as upstream calls them: case id or person's ref, and what of it
};

/// Writes who asked for what and why into the audit chain; a refusal too. Writer thread.
/// Errors: Refused (role, no reason), NotFound (no such row), Storage.
Result<SealedCell> askForCell(Store &store, const AccessPolicy &policy, const Account &account, const UnmaskRequest &request, TimeMs at);

/// Errors: NotFound (nothing was given, or no key here), Damaged, Unavailable (the keyring).
Result<QString> openCell(CellKey &key, const QByteArray &cell, PersonalField field);

} // namespace huying
