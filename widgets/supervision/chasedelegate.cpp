// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervision/chasedelegate.h"

#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/rowground.h"

#include <QPainter>

namespace huying
{

namespace
{

RowColumns columnsOf(ChaseList::Mode mode)
{
    const RowColumns::Column lamp{{}, 14}, number{ChaseList::tr("No."), 92}, org{ChaseList::tr("Organisation"), 112};
    switch (mode) {
    case ChaseList::Mode::Orders:
        // A seat's dock is narrow: the matter is what may not go short.
        return {{lamp, number, {org.title, 92}, {ChaseList::tr("Matter"), 0}, {ChaseList::tr("Level"), 44}, {ChaseList::tr("Limit"), 66},
                 {ChaseList::tr("Reply"), 76}}};
    case ChaseList::Mode::Requests:
        return {{lamp, number, org, {ChaseList::tr("Asks for"), 150}, {ChaseList::tr("Reason"), 0}, {ChaseList::tr("Waits"), 64},
                 {ChaseList::tr("Limit"), 76}}};
    case ChaseList::Mode::Pressing:
        break;
    }
    return {{lamp, number, org, {ChaseList::tr("Matter"), 0}, {ChaseList::tr("Kind"), 56}, {ChaseList::tr("Limit"), 76},
             {ChaseList::tr("State"), 64}}};
}

QColor colorOf(const Theme &t, Lamp lamp)
{
    return lamp == Lamp::Overdue ? t.red : lamp == Lamp::Near ? t.yel : t.t1;
}

QString levelWord(const CaseState &c)
{
    if (c.redCards)
        return ChaseList::tr("Red card");
    if (c.yellowCards)
        return ChaseList::tr("Yellow card");
    return c.flags & FlagSupervised ? ChaseList::tr("Supervised") : c.urged > 1 ? ChaseList::tr("Urged ×%1").arg(c.urged) : ChaseList::tr("Urged");
}

} // namespace

ChaseDelegate::ChaseDelegate(const CaseWords &words, QObject *parent)
    : QStyledItemDelegate(parent), m_words(words), m_columns(columnsOf(m_mode))
{
}

void ChaseDelegate::setMode(ChaseList::Mode mode)
{
    m_mode = mode;
    m_columns = columnsOf(mode);
}

QSize ChaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {320, themeOf(option.widget).metrics.dockedRow};
}

QList<ChaseDelegate::Cell> ChaseDelegate::orderCells(const Theme &t, const CaseState &c, Lamp lamp, TimeMs left, TimeMs now) const
{
    const bool supervised = c.order.at > 0;
    const QString reply = !supervised          ? m_words.state(c.state)
                          : c.order.answeredAt ? ChaseList::tr("Replied %1").arg(clockTime(c.order.answeredAt, now))
                                               : ChaseList::tr("No reply");
    const QString matter = supervised && !c.order.text.isEmpty() ? QStringLiteral("%1 · %2").arg(c.title, c.order.text) : c.title;
    return {{matter, t.t1},
            {levelWord(c), c.redCards ? t.red : c.yellowCards ? t.yel : t.t1, c.redCards > 0 || c.yellowCards > 0},
            {supervised && c.order.answeredAt ? QStringLiteral("—") : limitText(shapeOf(lamp), left), colorOf(t, lamp), true},
            {reply, t.t2}};
}

QList<ChaseDelegate::Cell> ChaseDelegate::requestCells(const Theme &t, const CaseState &c, TimeMs now) const
{
    const bool extension = c.request.kind == QLatin1String("extend");
    return {{extension ? ChaseList::tr("Extension to %1").arg(clockTime(c.request.until, now)) : ChaseList::tr("Suspension"), t.t1, true},
            {c.request.reason, t.t1},
            {clockSpan(now - c.request.at), t.t2}};
}

QList<ChaseDelegate::Cell> ChaseDelegate::cells(const Theme &t, const CaseState &c, Lamp lamp, TimeMs left, TimeMs now) const
{
    const Cell limit{limitText(shapeOf(lamp), left), colorOf(t, lamp), true};
    if (m_mode == ChaseList::Mode::Orders)
        return orderCells(t, c, lamp, left, now);
    if (m_mode == ChaseList::Mode::Requests)
        return requestCells(t, c, now) << limit;
    return {{c.title, t.t1}, {pressingWord(c, lamp), t.t1}, limit, {m_words.state(c.state), t.t2}};
}

void ChaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *c = index.data(QueueModel::CaseRole).value<const CaseState *>();
    if (!c)
        return;
    const Theme &t = themeOf(option.widget);
    const TimeMs now = static_cast<const QueueModel *>(index.model())->now();
    const bool ownClock = m_mode == ChaseList::Mode::Orders;
    const Lamp lamp = ownClock ? orderLamp(*c, now) : static_cast<Lamp>(index.data(QueueModel::LampRole).toInt());
    const TimeMs left = ownClock ? orderLeft(*c, now) : index.data(QueueModel::LeftRole).toLongLong();
    QPainter &p = *painter;
    p.save();
    paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
    const QList<QRect> at = m_columns.split(option.rect);
    symbolsOf(option.widget).draw(p, QRectF(at[0]).center(), Symbol::lamp(shapeOf(lamp), 12));
    QList<Cell> row{{c->no, t.t2}, {c->org.isEmpty() ? QStringLiteral("—") : m_words.shortOrganization(c->org), t.t1}};
    row << cells(t, *c, lamp, left, now);
    for (qsizetype i = 0; i < row.size(); ++i) {
        p.setFont(t.font(t.type.table, row[i].bold));
        p.setPen(row[i].color);
        p.drawText(at[i + 1], Qt::AlignVCenter, p.fontMetrics().elidedText(row[i].text, Qt::ElideRight, at[i + 1].width()));
    }
    p.restore();
}

} // namespace huying
