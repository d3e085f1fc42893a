// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/whistlelist.h"

#include <algorithm>
#include <limits>

namespace huying
{

WhistleStep owedStep(const WhistleLeg &leg)
{
    if (leg.isOver())
        return WhistleStep::Rate;
    return !leg.signedAt ? WhistleStep::Sign : !leg.arrivedAt ? WhistleStep::Arrive : WhistleStep::Handle;
}

WhistleMark whistleMark(const Whistle &whistle, const WhistleLeg &leg, WhistleStep step, TimeMs now)
{
    WhistleMark mark;
    const std::pair<TimeMs, TimeMs> times[] = {{leg.signedAt, leg.signDue}, {leg.arrivedAt, leg.arriveDue},
                                               {leg.handledAt, leg.handleDue}, {whistle.ratedAt, 0}};
    std::tie(mark.at, mark.due) = times[static_cast<int>(step)];
    if (mark.at) {
        mark.lamp = Lamp::Closed;
        mark.late = mark.due && mark.at > mark.due;
    } else if (!leg.returnedAt && owedStep(leg) == step && mark.due) {
        const TimeMs left = mark.due - now;
        mark.lamp = left < 0 ? Lamp::Overdue : left * 5 <= mark.due - whistle.calledAt ? Lamp::Near : Lamp::OnTime;
    } else if (owedStep(leg) == step && step == WhistleStep::Rate) {
        mark.lamp = Lamp::OnTime;
    }
    return mark;
}

std::optional<Lamp> whistleLamp(const Whistle &whistle, TimeMs now)
{
    if (!whistle.isOpen())
        return std::nullopt;
    Lamp worst = Lamp::OnTime;
    for (const WhistleLeg &leg : whistle.legs) {
        const Lamp lamp = whistleMark(whistle, leg, owedStep(leg), now).lamp;
        if (lamp == Lamp::Overdue)
            return lamp;
        if (lamp == Lamp::Near)
            worst = lamp;
    }
    return worst;
}

WhistleList::WhistleList(const OpenCases &cases, Now now, QObject *parent)
    : QAbstractListModel(parent), m_cases(cases), m_now(std::move(now))
{
    connect(&cases, &OpenCases::changed, this, [this] { m_stale = true; });
    connect(&cases, &OpenCases::reset, this, [this] { m_stale = true; });
    refresh();
}

/// Of the step that is owed soonest; whistles that only wait for the town's rating come last.
TimeMs WhistleList::dueOf(const CaseState &c) const
{
    TimeMs due = std::numeric_limits<TimeMs>::max();
    for (const WhistleLeg &leg : c.whistle.legs)
        if (const WhistleStep step = owedStep(leg); step != WhistleStep::Rate)
            due = std::min(due, whistleMark(c.whistle, leg, step, 0).due);
    return due;
}

void WhistleList::refresh()
{
    m_stale = false;
    std::vector<std::tuple<TimeMs, TimeMs, int>> cases;
    for (const int row : m_cases.rows())
        if (const CaseState &c = m_cases.board().at(row); c.whistle.isOpen())
            cases.emplace_back(dueOf(c), c.whistle.calledAt, row);
    std::sort(cases.begin(), cases.end());
    QList<Row> rows;
    for (const auto &[due, called, board] : cases)
        for (qsizetype leg = 0; leg < m_cases.board().at(board).whistle.legs.size(); ++leg)
            rows << Row{board, leg};
    const bool same = rows == m_rows;
    if (!same)
        beginResetModel();
    m_rows = rows;
    m_whistles = static_cast<int>(cases.size());
    if (!same)
        endResetModel();
}

void WhistleList::tick()
{
    if (m_stale)
        refresh();
    m_late = m_near = 0;
    for (int row = 0; row < m_rows.size(); ++row) {
        const Lamp lamp = whistleMark(caseAt(row).whistle, legAt(row), owedStep(legAt(row)), m_now()).lamp;
        m_late += lamp == Lamp::Overdue;
        m_near += lamp == Lamp::Near;
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    emit countsChanged();
}

int WhistleList::rowOf(const CaseId &id, const QString &org) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (caseAt(row).id == id && (org.isEmpty() || legAt(row).org == org))
            return row;
    return -1;
}

int WhistleList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant WhistleList::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[index.row()];
    // A change of the board that is not counted yet may have left fewer legs.
    const CaseState &c = m_cases.board().at(row.board);
    if (row.leg >= c.whistle.legs.size())
        return {};
    switch (role) {
    case CaseRole: return QVariant::fromValue(&c);
    case LegRole: return QVariant::fromValue(&c.whistle.legs[row.leg]);
    case FirstRole: return index.row() == 0 || m_rows[index.row() - 1].board != row.board;
    default: return {};
    }
}

} // namespace huying
