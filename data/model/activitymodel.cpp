// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/activitymodel.h"

#include <algorithm>

namespace huying
{

namespace
{

QString stateChange(const Workflow &workflow, const CaseState *before, const CaseState &after)
{
    const bool arrived = after.unitStage == UnitStage::OnScene && before && before->unitStage != UnitStage::OnScene;
    if (arrived && after.state == QLatin1String("handling"))
        return QStringLiteral("arrive");
    for (const WorkflowAction &action : workflow.actions())
        if (action.to == after.state && (!before || action.from.contains(before->state)))
            return action.code;
    return {};
}

/// Which of the steps that keep the state it was.
QString stepInState(const CaseState &before, const CaseState &after)
{
    if (after.urged > before.urged)
        return QStringLiteral("urge");
    if (after.extended > before.extended)
        return QStringLiteral("extend");
    if (!after.stoppedAt != !before.stoppedAt)
        return after.stoppedAt ? QStringLiteral("suspend") : QStringLiteral("resume");
    if (after.units != before.units || (after.unitStage == UnitStage::Sent && before.unitStage != UnitStage::Sent))
        return QStringLiteral("dispatch");
    if (after.unitStage != before.unitStage)
        return after.unitStage == UnitStage::OnScene ? QStringLiteral("arrive") : QStringLiteral("depart");
    if (after.place != before.place)
        return QStringLiteral("locate");
    return after.version == before.version + 1 ? QStringLiteral("note") : QString();
}

} // namespace

QString stepBetween(const Workflow &workflow, const CaseState *before, const CaseState &after)
{
    const bool moved = !before || before->state != after.state;
    const QString code = moved ? stateChange(workflow, before, after) : stepInState(*before, after);
    return workflow.action(code) ? code : QString();
}

ActivityModel::ActivityModel(const CaseBoard &board, const Workflow &workflow, QObject *parent)
    : QAbstractListModel(parent), m_board(board), m_workflow(workflow)
{
}

QString ActivityModel::actionOf(const CaseState &state) const
{
    const int row = m_board.rowOf(state.id);
    const CaseState *before = row < 0 ? nullptr : &m_board.at(row);
    if (!before && state.version > 1)
        return {};
    return stepBetween(m_workflow, before, state);
}

/// What upstream confirms, or takes back, has been told when it was done, or is no step.
bool ActivityModel::isNews(const CaseState &state) const
{
    const int row = m_board.rowOf(state.id);
    return row < 0 || m_board.at(row).version < state.version;
}

void ActivityModel::add(const QList<CaseState> &states)
{
    QList<const CaseState *> order;
    for (const CaseState &state : states)
        if (isNews(state))
            order << &state;
    std::ranges::stable_sort(order, {}, [](const CaseState *s) { return s->updatedAt; });
    if (order.size() > mostEntries)
        order = order.last(mostEntries);
    if (order.isEmpty())
        return;
    if (m_isPast) {
        for (const CaseState *s : std::as_const(order))
            m_present.push_front({s->id, s->updatedAt, s->no, s->title, s->org, s->state, actionOf(*s)});
        m_present.resize(std::min<std::size_t>(m_present.size(), mostEntries));
        return;
    }
    beginInsertRows({}, 0, static_cast<int>(order.size()) - 1);
    for (const CaseState *s : std::as_const(order))
        m_entries.push_front({s->id, s->updatedAt, s->no, s->title, s->org, s->state, actionOf(*s)});
    endInsertRows();
    const int size = static_cast<int>(m_entries.size());
    if (size <= mostEntries)
        return;
    beginRemoveRows({}, mostEntries, size - 1);
    m_entries.resize(mostEntries);
    endRemoveRows();
}

void ActivityModel::showPast(std::deque<Entry> entries)
{
    beginResetModel();
    if (!std::exchange(m_isPast, true))
        m_present = std::move(m_entries);
    m_entries = std::move(entries);
    endResetModel();
}

void ActivityModel::showPresent()
{
    if (!std::exchange(m_isPast, false))
        return;
    beginResetModel();
    m_entries = std::move(m_present);
    m_present.clear();
    endResetModel();
}

void ActivityModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &e = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return QString(e.no + u' ' + e.title);
    case EntryRole:
        return QVariant::fromValue(&e);
    case IdRole:
        return e.id;
    default:
        return {};
    }
}

} // namespace huying
