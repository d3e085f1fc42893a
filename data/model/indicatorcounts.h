// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casefacts.h"
#include "data/model/figures.h"

#include <QHash>
#include <map>
#include <set>
#include <vector>

namespace huying
{

/// What the facts of single cases add up to; each is added, and taken away as it was added.
struct IndicatorCounts
{
    /// Instants of a day, in order; while all are counted anew they are put in order when that is over and somebody asks.
    class Times
    {
    public:
        void add(TimeMs at);
        void append(TimeMs at); ///< out of order
        void take(TimeMs at);
        int size() const { return static_cast<int>(m_times.size()); }
        int upTo(TimeMs at) const;
        const std::vector<TimeMs> &inOrder() const;

    private:
        mutable std::vector<TimeMs> m_times;
        mutable bool m_isInOrder = true;
    };
    struct Day
    {
        Times reported, accepted, closed;
        QHash<int, int> channels; ///< of the accepted
    };
    struct Village
    {
        int count = 0, before = 0;
        QHash<int, int> items;
    };
    struct Rated
    {
        int satisfied = 0, basically = 0, valid = 0;
    };
    struct Week
    {
        int count = 0, before = 0;
    };
    using Pair = std::pair<int, int>;

    /// `sign` −1 takes it away.
    void add(int row, const CaseFacts &facts, const LocalTime &local, int sign = 1);
    int openAt(TimeMs at, const LocalTime &local) const;
    const Day &day(int number) const;

    bool isRecount = false; ///< many are still to come, and nobody looks before
    OpenCount open;
    std::set<std::pair<TimeMs, int>> pressing; ///< due time and row of what is overdue or near
    std::map<int, Day> days;
    QHash<int, OpenCount> townOpen, orgOpen, stateOpen;
    QHash<int, DueCount> due;                ///< by month
    QHash<Pair, DueCount> townDue, orgDue;   ///< by town or organisation, and month
    QHash<Pair, int> townClosed;             ///< by town and day
    QHash<int, Rated> rated;                 ///< by month
    QHash<int, Village> villages;
    QHash<int, Week> items;

private:
    void addDays(const CaseFacts &facts, const LocalTime &local, int sign);
    void addWeek(const CaseFacts &facts, int sign);
};

} // namespace huying
