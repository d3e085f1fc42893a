// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/timelinedelegate.h"

#include "theme/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace huying {

namespace {

void paintNode(QPainter &p, const Theme &t, QPointF at, TimelineStep::State state)
{
    p.setRenderHint(QPainter::Antialiasing);
    if (state == TimelineStep::State::Done) {
        p.setPen(Qt::NoPen);
        p.setBrush(t.t2);
        p.drawEllipse(at, 5, 5);
    } else {
        const bool now = state == TimelineStep::State::Now;
        p.setPen(now ? QPen(t.acc, 3) : QPen(t.line2, 1.5));
        p.setBrush(t.bg1);
        p.drawEllipse(at, now ? 5.5 : 4.25, now ? 5.5 : 4.25);
    }
    p.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

TimelineDelegate::TimelineDelegate(Read read, QObject *parent)
    : QStyledItemDelegate(parent), m_read(std::move(read))
{
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    const TimelineStep step = m_read(index);
    const bool now = step.state == TimelineStep::State::Now, todo = step.state == TimelineStep::State::Todo;
    const QRect r = option.rect;
    QPainter &p = *painter;
    p.save();
    const bool lit = now || option.state & QStyle::State_Selected;
    p.fillRect(r, lit ? t.acct : option.state & QStyle::State_MouseOver ? t.bg2 : t.bg1);

    const int axis = r.left() + 62, middle = r.center().y();
    const bool first = index.row() == 0, last = index.row() == index.model()->rowCount(index.parent()) - 1;
    p.fillRect(QRect(QPoint(axis, first ? middle : r.top()), QPoint(axis, last ? middle : r.bottom())),
               t.line2);
    paintNode(p, t, QPointF(axis + 0.5, middle + 0.5), step.state);

    p.setFont(t.font(t.type.table));
    p.setPen(todo ? t.t3 : t.t2);
    p.drawText(QRect(r.left() + 12, r.top(), 44, r.height()), Qt::AlignVCenter,
               step.time.isEmpty() ? QStringLiteral("—") : step.time);
    p.setFont(t.font(t.type.table, true));
    p.setPen(todo ? t.t2 : t.t1);
    QRect text = r.adjusted(76, 0, -12, 0);
    p.drawText(text, Qt::AlignVCenter, step.stage);
    text.setLeft(text.left() + p.fontMetrics().horizontalAdvance(step.stage) + 8);
    p.setFont(t.font(t.type.label));
    p.setPen(todo ? t.t3 : t.t2);
    p.drawText(text, Qt::AlignVCenter, p.fontMetrics().elidedText(step.note, Qt::ElideRight, text.width()));
    if (option.state & QStyle::State_HasFocus) {
        p.setPen(QPen(t.acc, 2));
        p.setBrush(Qt::NoBrush);
        p.drawRect(r.adjusted(1, 1, -1, -1));
    }
    p.restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, themeOf(option.widget).type.label + 16};
}

bool TimelineDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                 const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), m_read(index).note, view);
    return true;
}

} // namespace huying
