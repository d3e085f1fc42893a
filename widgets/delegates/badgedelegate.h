// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QStyledItemDelegate>

#include <functional>

namespace huying {

struct BadgeCell
{
    BadgeShape shape = BadgeShape::Official;
    QString text; ///< two characters: 热线
};

/// A cell with a source badge: square official, round people, dashed machine.
class BadgeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using Read = std::function<BadgeCell(const QModelIndex &)>;

    explicit BadgeDelegate(Read read, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Read m_read;
};

} // namespace huying
