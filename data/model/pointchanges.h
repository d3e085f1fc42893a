// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pointtable.h"

namespace huying
{

/// What has become of some rows of a register since its table was packed: laid over it until somebody packs anew.
/// Immutable, shared between threads.
struct PointChanges
{
    RegisterKind kind = RegisterKind::People;
    std::vector<quint32> fids;  ///< of all rows that were added, changed or went, ascending
    std::vector<quint32> latest; ///< of them those that were added last
    PointTablePtr now;          ///< those of them that are there, in Morton order; its categories begin as the table's do
    std::size_t replaced = 0;   ///< rows of the table that count no more
};

using PointChangesPtr = std::shared_ptr<const PointChanges>;

/// Rows of the table with one of these keys (ascending), in order. One pass over the keys.
std::vector<quint32> rowsWithFids(const PointTable &table, const std::vector<quint32> &fids);
/// Both, the newer word about a row being the one that counts. `before` may be null.
PointChangesPtr addedTo(const PointChangesPtr &before, const PointTable &table, std::vector<quint32> fids, const PointTable &now);
/// The table as it is now, in Morton order: copied once, nothing is sorted.
PointTable withChanges(const PointTable &table, const PointChanges &changes);
/// The same, or the table itself if nothing has changed.
PointTablePtr withChanges(const PointTablePtr &table, const PointChangesPtr &changes);
/// Points that count.
std::size_t sizeOf(const PointTable &table, const PointChangesPtr &changes);

} // namespace huying
