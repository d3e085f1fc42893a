// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/recommend.h"

#include <QAbstractListModel>
#include <QSet>
#include <QStyledItemDelegate>

namespace huying
{

/// One row of the recommendation.
struct UnitPick
{
    UnitAdvice advice;
    UnitRow unit;
    bool recommended = false, ticked = false;
};

/// The units proposed for a case, with ticks. Rows are not moved while `hold` is set, only brought up to date.
class UnitPicks : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// `fresh`: another case, the ticks are those of the recommendation again.
    void setPicks(QList<UnitPick> picks, bool fresh, bool hold);
    const UnitPick &pick(int row) const { return m_picks[row]; }
    void toggle(int row);
    QStringList ticked() const;
    QList<UnitPick> picks() const { return m_picks; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void ticksChanged();

private:
    void keepRows(const QList<UnitPick> &picks);

    QList<UnitPick> m_picks;
    QHash<QString, bool> m_chosen; ///< ticked or unticked by hand
};

/// Tick box, symbol, name, what matters, distance and minutes in one line of 36 px.
class UnitPickDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace huying
