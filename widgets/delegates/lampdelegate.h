// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"
#include "theme/symbols.h"

#include <QStyledItemDelegate>

#include <functional>

namespace huying {

struct LampCell
{
    LampShape shape = LampShape::DashedRing;
    QString text; ///< bold; in the lamp's colour when near or overdue
};

/// "余 1:54", "超 0:36", "停钟", "办结", "无数据"; hours and minutes, days from 100 hours on.
QString limitText(LampShape shape, TimeMs left);

/// A cell with a lamp and what it says. `read` turns an index into the cell, so any model fits.
class LampDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using Read = std::function<LampCell(const QModelIndex &)>;

    explicit LampDelegate(Read read, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Read m_read;
};

} // namespace huying
