// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/columnhead.h"
#include "widgets/supervision/chaselist.h"

#include <QStyledItemDelegate>

namespace huying
{

/// Paints the rows of a ChaseList in each of its modes.
class ChaseDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ChaseDelegate(const CaseWords &words, QObject *parent);

    void setMode(ChaseList::Mode mode);
    const RowColumns &columns() const { return m_columns; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Cell
    {
        QString text;
        QColor color;
        bool bold = false;
    };
    QList<Cell> cells(const Theme &t, const CaseState &c, Lamp lamp, TimeMs left, TimeMs now) const;
    QList<Cell> orderCells(const Theme &t, const CaseState &c, Lamp lamp, TimeMs left, TimeMs now) const;
    QList<Cell> requestCells(const Theme &t, const CaseState &c, TimeMs now) const;

    const CaseWords &m_words;
    ChaseList::Mode m_mode = ChaseList::Mode::Orders;
    RowColumns m_columns;
};

} // namespace huying
