// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/lamp.h"
#include "data/model/workflow.h"

#include <QDate>
#include <QObject>
#include <QSet>

#include <array>

namespace huying {

/// One day of the board by quarter hours, kept up to date as cases arrive: what the time bar draws.
/// Local time; a day of a change of clocks has 96 quarters like any other. GUI thread.
class DayCounts : public QObject
{
    Q_OBJECT

public:
    static constexpr int quarters = 96;

    /// Open cases whose limit ends in a quarter, by what their lamp shows now.
    struct Limits
    {
        int overdue = 0, near = 0;
        bool operator==(const Limits &) const = default;
    };

    DayCounts(const CaseBoard &board, const Workflow &workflow, QObject *parent = nullptr);

    QDate day() const { return m_day; }
    TimeMs begin() const { return m_begin; } ///< its midnight
    /// Counts anew if the day is another one; else only lamps are looked at again. True if something changed.
    bool setNow(TimeMs now);

    int arrived(int quarter) const { return m_arrived[static_cast<std::size_t>(quarter)]; }
    int arrivedInAll() const { return m_all; }
    const Limits &limits(int quarter) const { return m_limits[static_cast<std::size_t>(quarter)]; }
    int most() const { return m_most; }

    /// −1 outside the day.
    int quarterOf(TimeMs at) const;

signals:
    void changed();

private:
    void read(int first, int last);
    TimeMs dueOf(int row) const; ///< 0: closed
    void count();
    void take(int first, int last);
    void watch(int row);
    bool countLimits();

    const CaseBoard &m_board;
    const Workflow &m_workflow;
    QDate m_day;
    std::vector<TimeMs> m_reported, m_due; ///< by row
    TimeMs m_begin = 0, m_now = 0;
    std::array<int, quarters> m_arrived{};
    std::array<Limits, quarters> m_limits{};
    int m_all = 0, m_most = 0;
    QSet<int> m_dueToday; ///< rows of open cases whose limit ends on this day
};

} // namespace huying
