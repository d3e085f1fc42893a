// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/units/facttable.h"

#include "theme/theme.h"
#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/rowground.h"

#include <QHeaderView>
#include <QPainter>

namespace huying
{

namespace
{

constexpr int headerIndent = 7; ///< of the titles: what stands below them begins where they do

} // namespace

void FactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *row = index.data(FactModel::RowRole).value<const FactRow *>();
    if (!row)
        return;
    const Theme &t = themeOf(option.widget);
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    QPainter &p = *painter;
    p.save();
    paintRow(p, option, index, RowState::Normal, view && view->hasFocus() && view->currentIndex().row() == index.row());
    QRect cell = option.rect.adjusted(headerIndent, 0, -6, -1);
    if (index.column() == 0 && row->lamp) {
        symbolsOf(option.widget).draw(p, QPointF(cell.left() + 6, cell.center().y() + 0.5), Symbol::lamp(*row->lamp, 12));
        cell.setLeft(cell.left() + 22);
    }
    const bool isLoud = index.column() == 0 && row->lamp == LampShape::Diamond;
    p.setFont(t.font(t.type.table, index.column() == 0));
    p.setPen(isLoud ? t.red : index.column() == 0 ? t.t1 : t.t2);
    p.drawText(cell, Qt::AlignVCenter, p.fontMetrics().elidedText(row->cells.value(index.column()), Qt::ElideRight, cell.width()));
    p.restore();
}

FactTable::FactTable(const QStringList &titles, const QList<int> &widths, QWidget *parent) : QTableView(parent), m_rows(titles)
{
    setModel(&m_rows);
    setItemDelegate(new FactDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.dockedRow);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column < widths.size(); ++column)
        horizontalHeader()->resizeSection(column, widths[column]);
}

void FactTable::currentChanged(const QModelIndex &now, const QModelIndex &before)
{
    QTableView::currentChanged(now, before);
    viewport()->update(); // the ring goes round rows, not round the two cells
}

QString FactTable::currentKey() const
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    return row >= 0 && row < m_rows.rowCount() ? m_rows.row(row).key : QString();
}

void FactTable::setRows(QList<FactRow> rows)
{
    const QString key = currentKey();
    m_rows.setRows(std::move(rows));
    for (int row = 0; !key.isEmpty() && currentKey() != key && row < m_rows.rowCount(); ++row)
        if (m_rows.row(row).key == key)
            selectRow(row);
}

} // namespace huying
