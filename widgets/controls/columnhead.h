// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QWidget>

class QAbstractScrollArea;

namespace huying {

/// Columns of a list whose delegate paints whole rows: fixed widths, and one that takes the rest.
struct RowColumns
{
    struct Column
    {
        QString title;
        int width = 0; ///< logical pixels; 0 takes what the others leave
    };

    QList<Column> columns;

    /// One rectangle a column inside the row, with room between them.
    QList<QRect> split(const QRect &row) const;
};

/// 28 px line with the titles of the columns.
class ColumnHead : public QWidget
{
    Q_OBJECT

public:
    /// Stands above `view` and is as wide as its rows, scroll bar or not.
    ColumnHead(RowColumns columns, QAbstractScrollArea *view, QWidget *parent = nullptr);

    void setColumns(const RowColumns &columns);
    QSize sizeHint() const override { return {200, 28}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    RowColumns m_columns;
    QAbstractScrollArea *m_view;
};

} // namespace huying
