// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/daycounts.h"

#include <QDateTime>

#include <utility>

namespace huying {

namespace {

constexpr TimeMs quarterMs = 15 * minuteMs;

} // namespace

DayCounts::DayCounts(const CaseBoard &board, const Workflow &workflow, QObject *parent)
    : QObject(parent), m_board(board), m_workflow(workflow)
{
    connect(&board, &CaseBoard::reset, this, [this] {
        m_reported.clear();
        m_due.clear();
        count(); // what there is will be appended
        emit changed();
    });
    connect(&board, &CaseBoard::appended, this, [this](int first, int last) {
        read(first, last);
        take(first, last);
        countLimits();
        emit changed();
    });
    connect(&board, &CaseBoard::openChanged, this, [this](const QList<int> &rows) {
        for (const int row : rows) {
            m_due[static_cast<std::size_t>(row)] = dueOf(row);
            watch(row);
        }
        if (countLimits())
            emit changed();
    });
    read(0, board.size() - 1);
}

/// The only look at the cases themselves: another day is counted from columns, years of cases in a millisecond.
void DayCounts::read(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        m_reported.push_back(m_board.at(row).reportedAt);
        m_due.push_back(dueOf(row));
    }
}

TimeMs DayCounts::dueOf(int row) const
{
    const CaseState &state = m_board.at(row);
    return m_workflow.isFinal(state.state) ? 0 : state.dueAt;
}

int DayCounts::quarterOf(TimeMs at) const
{
    if (!m_day.isValid() || at < m_begin || at >= m_begin + dayMs)
        return -1;
    return static_cast<int>((at - m_begin) / quarterMs);
}

bool DayCounts::setNow(TimeMs now)
{
    m_now = now;
    const QDate day = QDateTime::fromMSecsSinceEpoch(now).date();
    if (day == m_day)
        return countLimits();
    m_day = day;
    m_begin = day.startOfDay().toMSecsSinceEpoch();
    count();
    return true;
}

void DayCounts::count()
{
    m_arrived.fill(0);
    m_all = m_most = 0;
    m_dueToday.clear();
    take(0, static_cast<int>(m_reported.size()) - 1);
    countLimits();
}

void DayCounts::take(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        if (const int quarter = quarterOf(m_reported[static_cast<std::size_t>(row)]); quarter >= 0) {
            m_most = qMax(m_most, ++m_arrived[static_cast<std::size_t>(quarter)]);
            ++m_all;
        }
        watch(row);
    }
}

void DayCounts::watch(int row)
{
    if (quarterOf(m_due[static_cast<std::size_t>(row)]) >= 0)
        m_dueToday.insert(row);
    else
        m_dueToday.remove(row);
}

bool DayCounts::countLimits()
{
    const auto before = std::exchange(m_limits, {});
    for (const int row : std::as_const(m_dueToday)) {
        const CaseState &state = m_board.at(row);
        const Lamp lamp = lampOf(state, false, m_now);
        Limits &limits = m_limits[static_cast<std::size_t>(quarterOf(state.dueAt))];
        limits.overdue += lamp == Lamp::Overdue;
        limits.near += lamp == Lamp::Near;
    }
    return m_limits != before;
}

} // namespace huying
