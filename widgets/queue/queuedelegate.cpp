// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/queuedelegate.h"

#include "theme/icons.h"
#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/rowground.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace huying
{

QStringList marksOf(const CaseState &state)
{
    QStringList marks;
    if (state.flags & FlagUrgent)
        marks << QueueDelegate::tr("Urgent", "mark in a queue row");
    if (state.flags & FlagSupervised)
        marks << QueueDelegate::tr("Sup.", "supervised, mark in a queue row");
    if (state.urged)
        marks << QueueDelegate::tr("Urged %1").arg(state.urged);
    if (state.rework)
        marks << QueueDelegate::tr("Rework %1").arg(state.rework);
    return marks;
}

QueueDelegate::QueueDelegate(const CaseWords &words, QObject *parent) : QStyledItemDelegate(parent), m_words(words) {}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {240, themeOf(option.widget).metrics.queueRow};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *c = index.data(QueueModel::CaseRole).value<const CaseState *>();
    if (!c)
        return;
    const auto lamp = static_cast<Lamp>(index.data(QueueModel::LampRole).toInt());
    QPainter &p = *painter;
    p.save();
    paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
    SymbolPainter &symbols = symbolsOf(option.widget);
    const QRect r = option.rect;
    const int middle = r.top() + (r.height() - 1) / 2;
    symbols.draw(p, QPointF(r.left() + 17, middle + 0.5), Symbol::lamp(shapeOf(lamp), lamp == Lamp::Overdue ? 15 : 13));
    const BadgeCell badge = m_words.badge(c->channel);
    const int badgeWidth = static_cast<int>(symbols.badgeWidth(badge.text));
    symbols.sourceBadge(p, QPointF(r.left() + 40 + std::max(0, (36 - badgeWidth) / 2), middle - 10), badge.shape, badge.text);
    const int x = r.left() + 48 + std::max(36, badgeWidth), top = r.top() + (r.height() - 1 - 38) / 2;
    const int width = r.right() - 12 - x;
    paintFirstLine(p, option, QRect(x, top, width, 22), *c, lamp, index.data(QueueModel::LeftRole).toLongLong());
    paintSecondLine(p, option, QRect(x, top + 22, width, 16), *c);
    p.restore();
}

void QueueDelegate::paintFirstLine(QPainter &p, const QStyleOptionViewItem &option, QRect line, const CaseState &c,
                                   Lamp lamp, TimeMs left) const
{
    const Theme &t = themeOf(option.widget);
    SymbolPainter &symbols = symbolsOf(option.widget);
    const QFont bold = t.font(t.type.table, true), titleFont = t.font(t.type.list);
    const QString limit = limitText(shapeOf(lamp), left);
    p.setFont(bold);
    p.setPen(lamp == Lamp::Overdue ? t.red : lamp == Lamp::Near ? t.yel : t.t1);
    p.drawText(line, Qt::AlignRight | Qt::AlignVCenter, limit);
    line.setRight(line.right() - QFontMetrics(bold).horizontalAdvance(limit) - 8);

    symbols.categoryChip(p, line.topLeft() + QPointF(0, 1), m_words.glyph(c));
    line.setLeft(line.left() + 28);
    const QFontMetrics title(titleFont), small(t.font(t.type.label));
    QStringList marks = marksOf(c);
    const bool isWaiting = m_isWaiting && m_isWaiting(c.id);
    if (isWaiting)
        marks.prepend(QStringLiteral("↑"));
    int marksWidth = 0;
    for (const QString &mark : marks)
        marksWidth += small.horizontalAdvance(mark) + 16;
    const int titleWidth = std::min(title.horizontalAdvance(c.title), std::max(40, line.width() - marksWidth));
    p.setFont(titleFont);
    p.setPen(t.t1);
    p.drawText(QRect(line.left(), line.top(), titleWidth + 1, line.height()), Qt::AlignVCenter,
               title.elidedText(c.title, Qt::ElideRight, titleWidth + 1));
    if (isWaiting) {
        p.setPen(QPen(t.t2, 1, Qt::DotLine));
        p.drawLine(line.left(), line.bottom() - 1, line.left() + titleWidth, line.bottom() - 1);
    }
    qreal x = line.left() + titleWidth + 8;
    for (const QString &mark : marks)
        x += symbols.mergeTag(p, QPointF(x, line.top() + 2), mark, option.state & QStyle::State_Selected) + 4;
}

void QueueDelegate::paintSecondLine(QPainter &p, const QStyleOptionViewItem &option, QRect line, const CaseState &c) const
{
    const Theme &t = themeOf(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    QString state = m_words.state(c.state);
    if (!c.org.isEmpty())
        state = tr("%1 · %2", "state · organization").arg(state, m_words.shortOrganization(c.org));
    const bool held = m_isHeld && m_isHeld(c);
    if (held) {
        state = tr("%1 is working on it", "short, in a queue row").arg(m_words.actor(c.claimedBy));
        paintIcon(p, QRectF(line.right() - 11, line.top() + (line.height() - 12) / 2.0, 12, 12), QStringLiteral("lock"), t.t2);
        line.setRight(line.right() - 16);
    }
    const QFont font = t.font(t.type.label), stateFont = t.font(t.type.label, selected);
    const QFontMetrics metrics(font), stateMetrics(stateFont);
    state = stateMetrics.elidedText(state, Qt::ElideRight, line.width() * 3 / 5);
    p.setFont(stateFont);
    p.setPen(selected ? t.t1 : t.t3);
    p.drawText(line, Qt::AlignRight | Qt::AlignVCenter, state);
    line.setRight(line.right() - stateMetrics.horizontalAdvance(state) - 8);
    p.setFont(font);
    p.setPen(t.t2);
    p.drawText(line, Qt::AlignVCenter, metrics.elidedText(m_words.shortPlace(c), Qt::ElideRight, line.width()));
}

bool QueueDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    const auto *c = index.data(QueueModel::CaseRole).value<const CaseState *>();
    if (event->type() != QEvent::ToolTip || !c)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString tip = QStringLiteral("%1 %2\n%3").arg(c->no, c->title, m_words.fullPlace(*c));
    if (m_isWaiting && m_isWaiting(c->id))
        tip += QLatin1Char('\n') + tr("↑ To be sent to upstream");
    QToolTip::showText(event->globalPos(), tip, view);
    return true;
}

} // namespace huying
