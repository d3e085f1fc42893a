// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/columnhead.h"

#include "theme/theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>

namespace huying {

namespace {

constexpr int headMargin = 12, columnGap = 8, narrowest = 40;

} // namespace

QList<QRect> RowColumns::split(const QRect &row) const
{
    int fixed = 2 * headMargin, open = 0;
    for (const Column &column : columns) {
        fixed += column.width + columnGap;
        open += column.width == 0;
    }
    const int rest = qMax(narrowest, (row.width() - fixed + columnGap) / qMax(1, open));
    QList<QRect> rects;
    int x = row.left() + headMargin;
    for (const Column &column : columns) {
        const int wide = column.width ? column.width : rest;
        rects << QRect(x, row.top(), wide, row.height());
        x += wide + columnGap;
    }
    return rects;
}

ColumnHead::ColumnHead(RowColumns columns, QAbstractScrollArea *view, QWidget *parent)
    : QWidget(parent), m_columns(std::move(columns)), m_view(view)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_view->viewport()->installEventFilter(this);
}

void ColumnHead::setColumns(const RowColumns &columns)
{
    m_columns = columns;
    update();
}

bool ColumnHead::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        update();
    return QWidget::eventFilter(watched, event);
}

void ColumnHead::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.dark ? t.bg1 : t.bg2);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    const QList<QRect> rects = m_columns.split(QRect(0, 0, m_view->viewport()->width(), height() - 1));
    for (int i = 0; i < rects.size(); ++i)
        p.drawText(rects[i], Qt::AlignVCenter, m_columns.columns[i].title);
}

} // namespace huying
