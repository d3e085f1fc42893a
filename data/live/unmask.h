// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/access.h"
#include "data/store/store.h"

namespace huying
{

/// Somebody's wish to read one personal cell as it was given.
struct UnmaskRequest
{
    PersonalField field = PersonalField::ReporterPhone;
    CaseId caseId;    ///< for what a case's reporter gave
    quint32 fid = 0;  ///< row in register `people`, for the others
    QString reason;
};

/// Writes who asked for what and why into the audit chain, then opens the cell; a cell that could not be audited stays
/// shut. A refusal is audited too. `keyStore`: the store whose key seals the cells. Writer thread.
/// Errors: Refused (role, no reason), NotFound (nothing was given), Damaged (cell), Storage.
Result<QString> unmask(Store &store, const QString &keyStore, const AccessPolicy &policy, const Account &account,
                       const UnmaskRequest &request, TimeMs at);

} // namespace huying
