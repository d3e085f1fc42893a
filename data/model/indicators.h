// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/casefacts.h"
#include "data/model/figures.h"
#include "data/model/unitboard.h"

#include <QTimer>
#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <set>

namespace huying
{

/// The figures of tiles, walls and the desk, kept by adding and taking away what single cases mean, so that neither
/// a change nor the passing of time counts the board again. GUI thread.
class Indicators : public QObject
{
    Q_OBJECT
public:
    using Now = std::function<TimeMs()>;

    Indicators(const CaseBoard &board, const UnitBoard &units, const Workflow &workflow, Now now,
               QObject *parent = nullptr);

    /// Counts anew; call it before the cases come if possible.
    void setAreas(const AreaTreePtr &areas);
    /// Lamps, days and windows move with the clock: call it every second. Changes of the board call it by themselves.
    void refresh();
    /// While the board turns to another instant, and a moment after, the figures are those of before.
    bool isSettled() const { return !m_turningTo; }
    /// A slice of what is left of a turn, some milliseconds; they come by themselves. True when that was the last one.
    bool advance();

    const Figures &figures() const { return m_figures; }
    QList<TownFigures> towns() const;                ///< all towns of the place, by code
    QList<OrgFigures> organizations() const;         ///< that have open or due cases, by due, most first
    QList<HotArea> hotAreas(int most) const;
    QList<ItemFigure> topItems(int most) const;
    QList<ChannelFigure> channelsToday() const;      ///< most first
    QList<StateFigure> openStates() const;           ///< every state that isn't final, in the table's order
    /// Rows of the board that are overdue or near, the most pressing first.
    QList<int> pressing(int most) const;
    const CaseBoard &board() const { return m_board; }
    const Workflow &workflow() const { return m_read.workflow; }
    TimeMs now() const { return m_now(); }

signals:
    void changed();

private:
    struct Day
    {
        std::vector<TimeMs> reported, accepted, closed; ///< ascending
        QHash<int, int> channels;                       ///< of the accepted
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

    void rebuild();
    void setRow(int row);
    void put(int row, const CaseFacts &facts);
    void getReady(const QList<int> &rows, TimeMs at);
    void endTurn();
    void wakeRows(TimeMs now);
    void putBack(TimeMs now);
    void count(int row, const CaseFacts &facts, int sign);
    void countDays(const CaseFacts &facts, int sign);
    void countWeek(const CaseFacts &facts, int sign);
    void snapshot();
    int openAt(TimeMs at) const;

    const CaseBoard &m_board;
    const UnitBoard &m_units;
    Now m_now;
    CaseReading m_read;
    TimeMs m_at = 0;
    QTimer m_soon; ///< many changes, one refresh
    Figures m_figures;

    std::vector<CaseFacts> m_facts; ///< by board row
    using Wake = std::pair<TimeMs, int>;
    using Wakes = std::priority_queue<Wake, std::vector<Wake>, std::greater<>>;
    using Sinces = std::priority_queue<Wake>;
    Wakes m_wakes;    ///< may hold rows that have changed since
    Sinces m_sinces;  ///< the same for a clock that is put back
    std::optional<TimeMs> m_turningTo; ///< the board turns to it, or has, and the rows that it did not tell are still to follow
    int m_turned = 0;                  ///< rows that have
    std::vector<Wake> m_nextWakes, m_nextSinces;
    QTimer m_slice;

    OpenCount m_open;
    std::set<std::pair<TimeMs, int>> m_pressing; ///< due time and row of what is overdue or near
    std::map<int, Day> m_days;
    QHash<int, OpenCount> m_townOpen, m_orgOpen, m_stateOpen;
    QHash<int, DueCount> m_due;                  ///< by month
    QHash<Pair, DueCount> m_townDue, m_orgDue;   ///< by town or organisation, and month
    QHash<Pair, int> m_townClosed;               ///< by town and day
    QHash<int, Rated> m_rated;                   ///< by month
    QHash<int, Village> m_villages;
    QHash<int, Week> m_items;
};

} // namespace huying
