// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/gridmesh.h"
#include "data/model/account.h"
#include "data/store/store.h"

namespace huying
{

/// Those who keep the place's tables: shift chief and business administrator.
bool mayEditAreas(const Account &account);

struct SavedAreas
{
    int areas = 0;      ///< changed, added and superseded
    qint64 rows = 0;    ///< of registers that lie in another grid now
};

/// Writes an edit of the grids and one entry of the audit, all or nothing; writer thread. Codes that are gone stay
/// known (area_supersede), so cases keep theirs; register rows go to the grid that they lie in. Errors: Refused (role,
/// a copy of an upstream, nothing to save), Conflict (an area is not any more what it was when the edit began), Storage.
Result<SavedAreas> saveGrids(Store &store, const AreaEdit &edit, const Account &who, TimeMs at);

} // namespace huying
