// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/unitmodel.h"

#include <QStyledItemDelegate>

namespace huying
{

/// What a cell of the unit board says.
QString unitCell(const UnitLine &line, int column, TimeMs now);
/// Logical pixels; the last one takes what is left.
int unitColumnWidth(int column);

/// Cells of the unit board: symbol and status, what it owes with its lamp; what stands against sending it in yellow.
class UnitLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit UnitLineDelegate(std::function<TimeMs()> now, QObject *parent = nullptr)
        : QStyledItemDelegate(parent), m_now(std::move(now)) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    std::function<TimeMs()> m_now;
};

} // namespace huying
