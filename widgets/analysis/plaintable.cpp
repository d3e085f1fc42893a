// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/analysis/plaintable.h"

#include "theme/theme.h"
#include "widgets/delegates/rowground.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

namespace huying
{

namespace
{

constexpr int margin = 12;

/// Text as the model aligns it, after a swatch of colour if the row has one.
class PlainDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = themeOf(option.widget);
        QPainter &p = *painter;
        p.save();
        const auto *view = qobject_cast<const QTableView *>(option.widget);
        paintRow(p, option, index, RowState::Normal, view && view->hasFocus() && view->currentIndex().row() == index.row());
        QRect at = option.rect.adjusted(margin, 0, -margin, 0);
        if (const QVariant swatch = index.data(Qt::DecorationRole); swatch.canConvert<QBrush>()) {
            const QRect box(at.left(), option.rect.center().y() - 6, 18, 13);
            p.fillRect(box, swatch.value<QBrush>().color());
            p.setPen(t.line2);
            p.setBrush(Qt::NoBrush);
            p.drawRect(box);
            at.setLeft(box.right() + 8);
        }
        const bool bold = index.data(Qt::FontRole).toBool();
        p.setFont(t.font(t.type.table, bold));
        p.setPen(index.column() == 0 || bold ? t.t1 : t.t2);
        const QVariant align = index.data(Qt::TextAlignmentRole);
        p.drawText(at, (align.isValid() ? align.toInt() : int(Qt::AlignLeft)) | Qt::AlignVCenter,
                   p.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, at.width()));
        p.restore();
    }
};

} // namespace

QTableView *makePlainTable(QAbstractItemModel *rows, const QList<int> &widths, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(rows);
    table->setItemDelegate(new PlainDelegate(table));
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, table->viewport(), qOverload<>(&QWidget::update));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    table->setMouseTracking(true);
    table->setWordWrap(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int height = themeOf(parent).metrics.dockedRow;
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(height);
    table->verticalHeader()->setDefaultSectionSize(height);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    for (int column = 0; column < widths.size(); ++column)
        if (widths[column])
            table->setColumnWidth(column, widths[column]);
        else
            table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    return table;
}

} // namespace huying
