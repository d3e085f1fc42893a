// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/indicators.h"

#include <QWidget>
#include <array>

namespace huying
{

class KpiTile;

/// The six figures of a seat: open, accepted today, handled in time, overdue, near, field workers online.
class KpiStrip : public QWidget
{
    Q_OBJECT
public:
    explicit KpiStrip(const Indicators &indicators, QWidget *parent = nullptr);

signals:
    /// A tile was chosen: show the open cases with these lamps (bits 1 << Lamp, 0 for all).
    void lampsChosen(int lamps);
    void unitsChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum Tile { Open, Today, OnTime, Overdue, Near, Online, TileCount };
    void refresh();
    KpiTile *tile(Tile which) const { return m_tiles[which]; }

    const Indicators &m_indicators;
    std::array<KpiTile *, TileCount> m_tiles{};
};

} // namespace huying
