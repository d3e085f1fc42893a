// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/indicatorcounts.h"
#include "data/model/unitboard.h"

#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <queue>

namespace huying
{

/// The figures of tiles, walls and the desk, kept by adding and taking away what single cases mean, so that neither
/// a change nor the passing of time counts the board again. Only another instant does, and of all the cases only those
/// that count in its month, the one before, or are open. GUI thread.
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
    bool isSettled() const { return !m_turningTo && !m_recount; }
    /// A slice of what is left of a turn, some milliseconds; they come by themselves. True when that was the last one.
    bool advance();
    /// Facts of the cases that do not count now are made while nobody waits, so that another instant finds them: a slice,
    /// some milliseconds. They come by themselves. True when none is left.
    bool prepare();

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
    using Wake = std::pair<TimeMs, int>;
    using Wakes = std::priority_queue<Wake, std::vector<Wake>, std::greater<>>;
    using Sinces = std::priority_queue<Wake>;
    /// All counted anew for another instant, row by row; nobody sees it before it is whole.
    struct Recount
    {
        TimeMs at = 0, from = 0;
        int row = 0; ///< that comes next
        IndicatorCounts counts;
        std::vector<Wake> wakes, sinces;
    };
    static constexpr int unread = -3; ///< beside the forms of a board

    void rebuild();
    void takeRows(int first, int last);
    void changeRows(const QList<int> &rows);
    int expect(int row);
    bool read(int row, TimeMs at, TimeMs from);
    void uncount(int row);
    void setRow(int row);
    void startRecount(TimeMs at);
    void countRow(int row);
    void finishRecount();
    void wakeRows(TimeMs now);
    void putBack(TimeMs now);
    void snapshot();
    TimeMs countedFrom(TimeMs at) const;

    const CaseBoard &m_board;
    const UnitBoard &m_units;
    Now m_now;
    CaseReading m_read;
    TimeMs m_at = 0;
    TimeMs m_from = 0; ///< cases that count for nothing since then are left out: years of them, in any month
    QTimer m_soon;     ///< many changes, one refresh
    Figures m_figures;

    // By board row. What a look at the case would cost is kept for when it counts again.
    std::vector<CaseFacts> m_facts;
    std::vector<int> m_forms;         ///< of the case that the facts are of
    std::vector<TimeMs> m_lastCounts; ///< of its form in m_expected
    std::vector<int> m_expected;
    std::vector<quint8> m_isCounted;
    IndicatorCounts m_counts;
    Wakes m_wakes;   ///< may hold rows that have changed since
    Sinces m_sinces; ///< the same for a clock that is put back
    std::optional<TimeMs> m_turningTo; ///< the board turns to it
    std::unique_ptr<Recount> m_recount;
    int m_prepared = 0; ///< rows whose facts have been made ahead
    QTimer m_slice, m_idle;
};

} // namespace huying
