// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/pointfilter.h"
#include "data/model/pointtable.h"

#include <bit>
#include <memory>
#include <vector>

namespace huying {

/// The rows of a table that a filter lets through: a bit a row, and counts a block, so that those of any run of
/// rows are counted at once. Made in one pass. Immutable, shared between threads.
class PointMask
{
public:
    /// `today`: days since 1970, UTC. An area that the tree does not know lets nothing through. `without`: rows that it
    /// leaves out whatever the filter says.
    PointMask(const PointTable &points, const PointFilter &filter, const AreaTree *areas, int today,
              const std::vector<quint32> &without = {});

    quint32 count() const { return rank(m_rows); }
    quint32 count(quint32 first, quint32 last) const { return rank(last) - rank(first); }
    bool test(quint32 row) const { return m_words[row >> 6] >> (row & 63) & 1; }
    /// Of rows 64 · block and on, the first in the lowest bit.
    quint64 bitsOf(quint32 block) const { return m_words[block]; }
    /// The first such row from this one on; the number of rows if there is none.
    quint32 next(quint32 row) const;

private:
    void sift(const PointTable &points, const PointFilter &filter, const AreaTree *areas, int today);
    quint32 rank(quint32 row) const; ///< how many come before

    quint32 m_rows;
    std::vector<quint64> m_words;
    std::vector<quint32> m_before; ///< by blocks of eight words
};

using PointMaskPtr = std::shared_ptr<const PointMask>;

/// Of rows [first, last); a null mask wants all.
inline quint32 wantedOf(const PointMask *mask, quint32 first, quint32 last)
{
    return mask ? mask->count(first, last) : last - first;
}

template <class Visit>
void eachWanted(const PointMask *mask, quint32 first, quint32 last, Visit visit)
{
    if (!mask)
        for (quint32 row = first; row < last; ++row)
            visit(row);
    else
        for (quint32 row = mask->next(first); row < last; row = mask->next(row + 1))
            visit(row);
}

} // namespace huying
