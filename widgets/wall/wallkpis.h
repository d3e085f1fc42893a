// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wall/wallblock.h"

namespace huying
{

/// The five figures over the right wall, 96 px: closing, on-time and satisfaction rate, open cases, workers online.
class WallKpis : public WallWidget
{
    Q_OBJECT
public:
    explicit WallKpis(WallSource source, QWidget *parent = nullptr);

protected:
    void paintWall(QPainter &p, const QRect &box) override;

private:
    struct Cell
    {
        QString label, value, unit, note;
        int overdue = 0, near = 0; ///< before the note, with their lamps
    };
    QList<Cell> cells() const;
    void paintCell(QPainter &p, const QRect &box, const Cell &cell) const;
    int paintLampCount(QPainter &p, const QRect &line, LampShape shape, int count) const;
    void refresh();

    const WallSource m_source;
};

} // namespace huying
