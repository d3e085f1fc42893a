// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervision/oversightgrid.h"

#include "widgets/delegates/rowground.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace huying
{

namespace
{

constexpr int widest = 84, narrowest = 46, nameWidth = 150;

class FigureDelegate : public QStyledItemDelegate
{
public:
    FigureDelegate(const CaseWords &words, OversightTable::By by, QObject *parent) : QStyledItemDelegate(parent), m_words(words), m_by(by) {}

    QString displayText(const QModelIndex &index) const
    {
        if (index.column() != OversightTable::NameColumn)
            return QString::number(index.data(OversightTable::CountRole).toInt());
        const QString code = index.data(OversightTable::CodeRole).toString();
        if (code.isEmpty())
            return OversightGrid::tr("All");
        if (code == noOrganization)
            return OversightGrid::tr("Not assigned yet");
        return m_by == OversightTable::By::Organization ? m_words.organization(code) : m_words.area(code);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = themeOf(option.widget);
        QPainter &p = *painter;
        p.save();
        paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
        const bool isName = index.column() == OversightTable::NameColumn, isSum = index.row() == 0;
        const int count = index.data(OversightTable::CountRole).toInt();
        const QRect at = option.rect.adjusted(12, 0, -12, 0);
        const QString text = displayText(index);
        p.setFont(t.font(t.type.table, isSum || (count > 0 && isLoud(index.column()))));
        p.setPen(isName ? t.t1 : count == 0 ? t.t3 : colorOf(t, index.column()));
        p.drawText(at, (isName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, p.fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
        if (!isName && count > 0)
            paintShape(p, option, QPointF(at.right() - p.fontMetrics().horizontalAdvance(text) - 10, option.rect.center().y() + 0.5), index.column());
        p.restore();
    }

private:
    static bool isLoud(int column)
    {
        return column == OversightTable::LateColumn || column == OversightTable::NearColumn || column >= OversightTable::YellowColumn;
    }
    static QColor colorOf(const Theme &t, int column)
    {
        if (column == OversightTable::LateColumn || column == OversightTable::RedColumn)
            return t.red;
        return column == OversightTable::NearColumn || column == OversightTable::YellowColumn ? t.yel : t.t1;
    }
    static void paintShape(QPainter &p, const QStyleOptionViewItem &option, QPointF at, int column)
    {
        const Theme &t = themeOf(option.widget);
        if (column == OversightTable::LateColumn || column == OversightTable::NearColumn)
            symbolsOf(option.widget).draw(p, at, Symbol::lamp(column == OversightTable::LateColumn ? LampShape::Diamond : LampShape::Triangle, 10));
        else if (column >= OversightTable::YellowColumn) // a card is a card: upright, filled
            p.fillRect(QRectF(at.x() - 4, at.y() - 6, 8, 11), column == OversightTable::RedColumn ? t.red : t.yelf);
    }

    const CaseWords &m_words;
    const OversightTable::By m_by;
};

} // namespace

OversightGrid::OversightGrid(OversightTable &table, const CaseWords &words, OversightTable::By by, QWidget *parent)
    : QTableView(parent), m_table(table), m_words(words)
{
    setModel(&table);
    setItemDelegate(new FigureDelegate(words, by, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.dockedRow);
    verticalHeader()->setMinimumSectionSize(themeOf(this).metrics.dockedRow);
    nameColumns();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(narrowest);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(OversightTable::NameColumn, QHeaderView::Stretch);
    setAccessibleName(by == OversightTable::By::Organization ? tr("Open cases by organisation") : tr("Open cases by town"));
    connect(this, &QTableView::clicked, this, &OversightGrid::open);
    connect(&words, &CaseWords::changed, viewport(), qOverload<>(&QWidget::update));
}

void OversightGrid::nameColumns()
{
    const QString names[] = {tr("Name"),     tr("Open"),       tr("Overdue"), tr("Near due"), tr("Reworked"),
                             tr("Returned"), tr("Supervised"), tr("Urged"),   tr("Yellow card"), tr("Red card")};
    for (int column = 0; column < OversightTable::ColumnCount; ++column)
        m_table.setHeaderData(column, Qt::Horizontal, names[column], Qt::DisplayRole);
}

void OversightGrid::open(const QModelIndex &index)
{
    if (index.isValid())
        emit filterChosen(m_table.filterOf(index.row(), index.column()));
}

/// A docked panel is narrow, a page of its own is not: figures share what the name leaves.
void OversightGrid::resizeEvent(QResizeEvent *event)
{
    const int figures = OversightTable::ColumnCount - 1;
    horizontalHeader()->setDefaultSectionSize(std::clamp((viewport()->width() - nameWidth) / figures, narrowest, widest));
    QTableView::resizeEvent(event);
}

void OversightGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        open(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

} // namespace huying
