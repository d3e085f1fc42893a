// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/whistlelist.h"
#include "widgets/wall/wallblock.h"

namespace huying
{

/// Open whistles: which town called which department, what is owed and how long there is for it. The most urgent first,
/// a row a whistle; what and where, never who.
class WhistlesBlock : public WallBlock
{
    Q_OBJECT
public:
    /// `list` outlives the block; it is counted anew when the figures change.
    WhistlesBlock(WallSource source, WhistleList &list, QWidget *parent = nullptr);

protected:
    QString note() const override;
    QString spoken() const override;
    void paintContent(QPainter &p, const QRect &box) override;

private:
    /// Of each public whistle, the row of the department whose answer is most urgent.
    QList<int> rows(int most) const;
    QString called(int row) const;
    void paintWhistle(QPainter &p, const QRect &box, int row) const;

    WhistleList &m_list;
};

} // namespace huying
