// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/deskcells.h"

#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/rowground.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace huying
{

namespace
{

constexpr int boxRoom = 40, boxSize = 16, pad = 6;

const CaseState &caseOf(const QModelIndex &index)
{
    return *index.data(QueueModel::CaseRole).value<const CaseState *>();
}

QRect boxOf(const QRect &cell)
{
    return QRect(cell.left() + 12, cell.center().y() - boxSize / 2 + 1, boxSize, boxSize);
}

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool focused = view && view->hasFocus() && view->currentIndex().row() == index.row();
    paintRow(*painter, option, index, RowState::Normal, focused);
}

} // namespace

void CheckLampDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    paintGround(painter, option, index);
    QStyleOptionButton box;
    box.rect = boxOf(option.rect);
    box.palette = option.palette;
    box.state = QStyle::State_Enabled
        | (index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
    const auto shape = static_cast<LampShape>(index.data(QueueModel::LampRole).toInt());
    const QRect cell = option.rect.adjusted(boxRoom, 0, -4, 0);
    const qreal diameter = t.type.label;
    symbolsOf(option.widget).draw(*painter, QPointF(cell.left() + diameter / 2, QRectF(cell).center().y()),
                                  Symbol::lamp(shape, float(diameter)));
    painter->save();
    painter->setFont(t.font(t.type.table, true));
    painter->setPen(shape == LampShape::Diamond ? t.red : shape == LampShape::Triangle ? t.yel : t.t1);
    painter->drawText(cell.adjusted(int(diameter) + pad, 0, 0, 0), Qt::AlignVCenter,
                      limitText(shape, index.data(QueueModel::LeftRole).toLongLong()));
    painter->restore();
}

bool CheckLampDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                    const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    // The whole left of the cell is the target: 16 px alone are hard to hit.
    const QRect target(option.rect.left(), option.rect.top(), boxRoom - 4, option.rect.height());
    if (!target.contains(static_cast<QMouseEvent *>(event)->position().toPoint()))
        return false;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void GlyphDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(painter, option, index);
    const QRect r = option.rect;
    symbolsOf(option.widget).categoryChip(*painter, QPointF(r.center().x() - 9, r.center().y() - 9), m_words.glyph(caseOf(index)));
}

bool DeskTextDelegate::isRightAligned(int column)
{
    switch (column) {
    case QueueModel::ReportedColumn:
    case QueueModel::ResolvedColumn:
    case QueueModel::StoppedColumn:
    case QueueModel::ReworkColumn:
    case QueueModel::PhotosColumn:
        return true;
    default:
        return false;
    }
}

QString DeskTextDelegate::textOf(const QModelIndex &index) const
{
    const CaseState &c = caseOf(index);
    const auto *queue = static_cast<const QueueModel *>(index.model());
    switch (index.column()) {
    case QueueModel::AreaColumn:
        return m_words.shortPlace(c);
    case QueueModel::OrgColumn:
        return c.org.isEmpty() ? QStringLiteral("—") : m_words.organization(c.org);
    case QueueModel::StateColumn:
        return m_words.state(c.state);
    case QueueModel::ReportedColumn:
    case QueueModel::ResolvedColumn:
        return clockTime(index.data().toLongLong(), queue->now());
    case QueueModel::StoppedColumn:
        return clockSpan(index.data().toLongLong());
    default:
        return index.data().toString();
    }
}

void DeskTextDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    paintGround(painter, option, index);
    const bool isNothing = (index.column() == QueueModel::StoppedColumn || index.column() == QueueModel::ReworkColumn)
        && index.data().toLongLong() == 0;
    const bool alarms = index.column() == QueueModel::ReworkColumn && !isNothing;
    painter->save();
    painter->setFont(t.font(t.type.table, index.column() == QueueModel::TitleColumn || alarms));
    painter->setPen(isNothing ? t.t3 : alarms ? t.yel : index.column() == QueueModel::TitleColumn ? t.t1 : t.t2);
    const QRect cell = option.rect.adjusted(pad, 0, -pad, 0);
    painter->drawText(cell, Qt::AlignVCenter | (isRightAligned(index.column()) ? Qt::AlignRight : Qt::AlignLeft),
                      painter->fontMetrics().elidedText(textOf(index), Qt::ElideRight, cell.width()));
    painter->restore();
}

bool DeskTextDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), textOf(index), view);
    return true;
}

} // namespace huying
