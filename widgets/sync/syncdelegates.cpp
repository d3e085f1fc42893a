// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sync/syncdelegates.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/delegates/rowground.h"
#include "widgets/sync/syncwords.h"

#include <QDateTime>
#include <QPainter>

namespace huying
{

ReturnedDelegate::ReturnedDelegate(const SyncDesk &desk, const CaseWords &words, QObject *parent)
    : QStyledItemDelegate(parent), m_desk(desk), m_words(words)
{
}

QSize ReturnedDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {320, themeOf(option.widget).metrics.queueRow};
}

void ReturnedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *r = index.data(ReturnedModel::ActionRole).value<const ReturnedAction *>();
    if (!r)
        return;
    const Theme &t = themeOf(option.widget);
    const CaseState now = m_desk.caseOf(*r);
    const QString problem = index.data(ReturnedModel::ProblemRole).toString();
    QPainter &p = *painter;
    p.save();
    paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
    const QRect row = option.rect;
    p.setFont(t.font(t.type.title, true));
    p.setPen(t.yel);
    p.drawText(QRect(row.left() + 8, row.top(), 20, row.height() - 1), Qt::AlignCenter, QStringLiteral("≠"));

    QRect line(row.left() + 40, row.top() + 6, row.width() - 52, 20);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t2);
    const QString at = clockTime(r->action.at, QDateTime::currentMSecsSinceEpoch());
    p.drawText(line, Qt::AlignRight | Qt::AlignVCenter, at);
    line.setRight(line.right() - p.fontMetrics().horizontalAdvance(at) - 10);
    const QString what = actionWord(r->action, m_words);
    p.setFont(t.font(t.type.list, true));
    p.setPen(t.t1);
    p.drawText(line, Qt::AlignVCenter, what);
    line.setLeft(line.left() + p.fontMetrics().horizontalAdvance(what) + 10);
    p.setFont(t.font(t.type.list));
    const QString title = now.version ? now.title : r->action.payload[QLatin1String("title")].toString();
    p.drawText(line, Qt::AlignVCenter, p.fontMetrics().elidedText(title.isEmpty() ? tr("Case not held here any more") : title, Qt::ElideRight, line.width()));

    QRect below(row.left() + 40, row.top() + 27, row.width() - 52, 18);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t2);
    if (!now.no.isEmpty()) {
        p.drawText(below, Qt::AlignVCenter, now.no);
        below.setLeft(below.left() + p.fontMetrics().horizontalAdvance(now.no) + 10);
    }
    const bool busy = index.data(ReturnedModel::BusyRole).toBool();
    p.setPen(!problem.isEmpty() ? t.red : t.yel);
    const QString why = busy ? tr("Writing…") : !problem.isEmpty() ? tr("Not done: %1").arg(problem) : r->reason;
    p.drawText(below, Qt::AlignVCenter, p.fontMetrics().elidedText(why, Qt::ElideRight, below.width()));
    p.restore();
}

QSize SyncHistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {220, themeOf(option.widget).metrics.dockedRow};
}

void SyncHistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    const auto state = static_cast<SyncStatus::State>(index.data(SyncHistory::StateRole).toInt());
    const bool isOfFiles = index.data(SyncHistory::OfFilesRole).toBool(), asks = !isOfFiles && wantsSomebody(state);
    const QColor ink = asks ? t.yel : t.t1;
    QPainter &p = *painter;
    p.save();
    paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
    QRect line = option.rect.adjusted(12, 0, -12, -1);
    p.setFont(t.font(t.type.table));
    p.setPen(t.t2);
    const QString at = clockSeconds(index.data(SyncHistory::AtRole).toLongLong());
    p.drawText(line, Qt::AlignVCenter, at);
    line.setLeft(line.left() + p.fontMetrics().horizontalAdvance(at) + 12);
    paintIcon(p, QRectF(line.left(), line.top() + (line.height() - 13) / 2.0, 13, 13), isOfFiles ? QStringLiteral("file") : syncIcon(state), asks ? t.yel : t.t2);
    line.setLeft(line.left() + 20);
    const QString word = isOfFiles ? tr("Attachment") : syncWord(state);
    p.setPen(ink);
    p.drawText(line, Qt::AlignVCenter, word);
    line.setLeft(line.left() + p.fontMetrics().horizontalAdvance(word) + 10);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(line, Qt::AlignVCenter, p.fontMetrics().elidedText(shortReason(index.data(SyncHistory::WhyRole).toString()), Qt::ElideRight, line.width()));
    p.restore();
}

} // namespace huying
