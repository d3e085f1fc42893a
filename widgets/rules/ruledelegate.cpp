// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rules/ruledelegate.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/delegates/rowground.h"

#include <QPainter>
#include <QTableView>

namespace huying
{

void RuleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    QPainter &p = *painter;
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const bool focused = view && view->hasFocus() && view->currentIndex().row() == index.row();
    if (index.column() == RuleModel::OnColumn) {
        paintRow(p, option, index, RowState::Normal, focused);
        QStyleOptionViewItem box = option;
        box.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
        box.backgroundBrush = Qt::NoBrush;
        QStyledItemDelegate::paint(painter, box, index);
        return;
    }
    p.save();
    const QString problem = m_model.problem(index.row());
    const bool wrong = m_model.isWrong(index.row());
    paintRow(p, option, index, wrong ? RowState::Unacked : problem.isEmpty() ? RowState::Normal : RowState::Conflict, focused);
    QRect cell = option.rect.adjusted(8, 0, -6, -1);
    const bool on = m_model.rules()[index.row()].isOn;
    const bool mainText = index.column() == RuleModel::NameColumn || index.column() == RuleModel::OrgColumn;
    QString text = index.data(Qt::DisplayRole).toString();
    QColor color = !on ? t.t3 : mainText ? t.t1 : t.t2;
    if (index.column() == RuleModel::WhenColumn && !problem.isEmpty()) {
        paintIcon(p, QRectF(cell.left(), cell.top() + (cell.height() - 14) / 2.0, 14, 14), QStringLiteral("warning"), wrong ? t.red : t.yel);
        cell.setLeft(cell.left() + 20);
        text = problem;
        color = wrong ? t.red : t.yel;
    }
    p.setFont(t.font(t.type.table, index.column() == RuleModel::NameColumn && on));
    p.setPen(color);
    const bool number = index.column() == RuleModel::OrderColumn;
    p.drawText(cell, (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
               p.fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
    p.restore();
}

} // namespace huying
