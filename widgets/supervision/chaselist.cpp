// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervision/chaselist.h"

#include "widgets/controls/columnhead.h"
#include "widgets/controls/emptystate.h"
#include "widgets/queue/queuefollower.h"
#include "widgets/supervision/chasedelegate.h"

#include <QListView>
#include <QVBoxLayout>

namespace huying
{

QString pressingWord(const CaseState &state, Lamp lamp)
{
    if (state.flags & FlagSupervised)
        return ChaseList::tr("Supervised");
    if (state.urged)
        return state.urged > 1 ? ChaseList::tr("Urged ×%1").arg(state.urged) : ChaseList::tr("Urged");
    switch (lamp) {
    case Lamp::Overdue: return ChaseList::tr("Overdue");
    case Lamp::Near: return ChaseList::tr("Near due");
    case Lamp::Stopped: return ChaseList::tr("Suspended");
    default: return {};
    }
}

Lamp orderLamp(const CaseState &c, TimeMs now)
{
    if (!c.order.at || !c.order.due)
        return lampOf(c, c.closedAt > 0, now);
    if (c.order.answeredAt)
        return Lamp::Closed;
    const TimeMs left = c.order.due - now;
    return left < 0 ? Lamp::Overdue : left * 5 <= c.order.due - c.order.at ? Lamp::Near : Lamp::OnTime;
}

TimeMs orderLeft(const CaseState &c, TimeMs now)
{
    return c.order.due ? c.order.due - now : timeLeft(c, now);
}

QueueFilter ChaseList::filterOf(Mode mode)
{
    QueueFilter filter;
    if (mode == Mode::Pressing)
        filter.pressing = true;
    else
        filter.marks = mode == Mode::Requests ? MarkRequest : MarkSupervised | MarkUrged;
    return filter;
}

ChaseList::ChaseList(const CaseBoard &board, const CaseWords &words, Selection &selection, QueueModel::Now now, QWidget *parent)
    : QWidget(parent), m_model(board, words.workflow(), std::move(now), nullptr, QueueModel::Text::OnDemand),
      m_view(new QListView(this)), m_delegate(new ChaseDelegate(words, m_view)),
      m_head(new ColumnHead(m_delegate->columns(), m_view, this)), m_empty(new EmptyState(this))
{
    m_model.setDescription([this, &words](const CaseState &c, Lamp lamp) {
        return QStringList{pressingWord(c, lamp), words.sentence(c, lamp, m_model.now())}.join(QStringLiteral(" · "));
    });
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setTabKeyNavigation(false);
    m_view->setItemDelegate(m_delegate);
    m_view->setAccessibleName(tr("Cases to chase"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *follower = new QueueFollower(*m_view, m_model, selection);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    setFocusProxy(m_view);
    connect(follower, &QueueFollower::activated, this, &ChaseList::caseActivated);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ChaseList::askMenu);
    connect(&m_model, &QueueModel::countsChanged, this, &ChaseList::showEmpty);
    connect(&words, &CaseWords::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    setMode(m_mode);
}

void ChaseList::setMode(Mode mode)
{
    m_mode = mode;
    m_delegate->setMode(mode);
    m_head->setColumns(m_delegate->columns());
    m_model.setSorting(mode == Mode::Orders ? QueueSort::ReplyDue : mode == Mode::Requests ? QueueSort::Updated : QueueSort::TimeLeft);
    m_model.setFilter(filterOf(mode));
    m_view->viewport()->update();
    showEmpty();
}

void ChaseList::tick()
{
    m_model.tick();
    m_view->viewport()->update();
}

/// At the pointer, or below the current row when a key asked for it.
void ChaseList::askMenu(const QPoint &at)
{
    QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        index = m_view->currentIndex();
    if (index.isValid())
        emit menuWanted(m_model.caseAt(index.row()).id, m_view->viewport()->mapToGlobal(m_view->visualRect(index).contains(at) ? at : m_view->visualRect(index).bottomLeft() + QPoint(120, 0)));
}

void ChaseList::showEmpty()
{
    const bool empty = m_model.rowCount() == 0;
    m_view->setVisible(!empty);
    m_head->setVisible(!empty);
    m_empty->setVisible(empty);
    if (!empty)
        return;
    if (m_mode == Mode::Orders)
        m_empty->tell(QStringLiteral("flag"), tr("No orders running"), tr("No open case is supervised or urged"));
    else if (m_mode == Mode::Requests)
        m_empty->tell(QStringLiteral("check"), tr("Nothing waits for approval"), tr("Nobody asks for an extension or a suspension"));
    else
        m_empty->tell(QStringLiteral("flag"), tr("Nothing to chase"), tr("No case is late, near its limit, urged or suspended"));
}

} // namespace huying
