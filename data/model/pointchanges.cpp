// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/pointchanges.h"

#include "data/model/pointorder.h"

#include <algorithm>
#include <iterator>

namespace huying
{

namespace
{

struct Run
{
    bool isNew;
    std::size_t first, last;
};

/// In which order pieces of both tables stand in the packed one.
std::vector<Run> runsOf(const PointTable &table, const PointTable &now, const std::vector<quint32> &gone)
{
    std::vector<Run> runs;
    std::size_t at = 0, dropped = 0;
    const auto copyUpTo = [&](std::size_t to) {
        for (; dropped < gone.size() && gone[dropped] < to; ++dropped) {
            if (gone[dropped] > at)
                runs.push_back({false, at, gone[dropped]});
            at = gone[dropped] + 1;
        }
        if (to > at)
            runs.push_back({false, at, to});
        at = std::max(at, to);
    };
    for (std::size_t row = 0; row < now.size(); ++row) {
        const auto from = table.at.begin() + static_cast<std::ptrdiff_t>(at);
        copyUpTo(static_cast<std::size_t>(std::ranges::upper_bound(from, table.at.end(), mortonKey(now.at[row]), {}, mortonKey) - table.at.begin()));
        if (!runs.empty() && runs.back().isNew)
            ++runs.back().last;
        else
            runs.push_back({true, row, row + 1});
    }
    copyUpTo(table.size());
    return runs;
}

template <class T> std::vector<T> joined(const std::vector<T> &old, const std::vector<T> &now, const std::vector<Run> &runs)
{
    std::vector<T> out;
    if (old.empty() && now.empty())
        return out;
    std::size_t size = 0;
    for (const Run &run : runs)
        size += run.last - run.first;
    out.reserve(size);
    for (const Run &run : runs) {
        const std::vector<T> &from = run.isNew ? now : old;
        out.insert(out.end(), from.begin() + static_cast<std::ptrdiff_t>(run.first), from.begin() + static_cast<std::ptrdiff_t>(run.last));
    }
    return out;
}

PointTable joined(const PointTable &old, const PointTable &now, const std::vector<quint32> &gone)
{
    const std::vector<Run> runs = runsOf(old, now, gone);
    PointTable out;
    out.kind = old.kind;
    out.categories = now.categories.size() > old.categories.size() ? now.categories : old.categories;
    out.at = joined(old.at, now.at, runs);
    out.fid = joined(old.fid, now.fid, runs);
    out.area = joined(old.area, now.area, runs);
    out.category = joined(old.category, now.category, runs);
    out.heading = joined(old.heading, now.heading, runs);
    out.offline = joined(old.offline, now.offline, runs);
    out.visited = joined(old.visited, now.visited, runs);
    return out;
}

} // namespace

std::vector<quint32> rowsWithFids(const PointTable &table, const std::vector<quint32> &fids)
{
    std::vector<quint32> rows;
    if (fids.empty())
        return rows;
    std::vector<bool> wanted(static_cast<std::size_t>(fids.back()) + 1, false);
    for (const quint32 fid : fids)
        wanted[fid] = true;
    for (std::size_t row = 0; row < table.size(); ++row)
        if (table.fid[row] < wanted.size() && wanted[table.fid[row]])
            rows.push_back(static_cast<quint32>(row));
    return rows;
}

PointChangesPtr addedTo(const PointChangesPtr &before, const PointTable &table, std::vector<quint32> fids, const PointTable &now)
{
    auto sum = std::make_shared<PointChanges>();
    sum->kind = table.kind;
    sum->latest = fids;
    if (before) {
        sum->now = std::make_shared<const PointTable>(joined(*before->now, now, rowsWithFids(*before->now, fids)));
        std::ranges::set_union(before->fids, fids, std::back_inserter(sum->fids));
    } else {
        sum->now = std::make_shared<const PointTable>(now);
        sum->fids = std::move(fids);
    }
    sum->replaced = rowsWithFids(table, sum->fids).size();
    return sum;
}

PointTable withChanges(const PointTable &table, const PointChanges &changes)
{
    return joined(table, *changes.now, rowsWithFids(table, changes.fids));
}

PointTablePtr withChanges(const PointTablePtr &table, const PointChangesPtr &changes)
{
    return changes ? std::make_shared<const PointTable>(withChanges(*table, *changes)) : table;
}

std::size_t sizeOf(const PointTable &table, const PointChangesPtr &changes)
{
    return table.size() + (changes ? changes->now->size() - changes->replaced : 0);
}

} // namespace huying
