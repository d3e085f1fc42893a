// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/layer.h"

#include <QHash>

namespace huying {

/// A register of any size: heat from afar, then exact counts by cell, then each thing.
class RegisterLayer : public Layer
{
public:
    explicit RegisterLayer(MapRegister reg) : m_register(reg) {}

    void paintGround(QPainter &painter, const Frame &frame) override;
    void addMarks(MarkSet &set, const Frame &frame) override;

    static const char *layerId(MapRegister reg);
    /// Level of the quadtree whose cells are the clusters of this zoom: cells of 128 to 256 pixels, twice that on a wall,
    /// whose plates are as much larger.
    static int cellLevel(const Viewport &view, bool isWall = false);

private:
    const PointMask *maskOf(const Frame &frame) const;
    const Sprite &symbol(const Frame &frame, const PointTable &points, quint32 row);
    void addSymbol(MarkSet &set, const Frame &frame, const PointTable &points, quint32 row, quint32 ref);
    void addCell(MarkSet &set, const Frame &frame, const PointIndex::Cell *packed, const PointIndex::Cell *written);

    MapRegister m_register;
    PointIndexPtr m_of;            ///< what m_heatUnit is of
    QHash<int, double> m_heatUnit; ///< by level: points in a cell that count as one
    QHash<quint32, Sprite> m_symbols;
    quint32 m_themeRevision = 0;
    double m_ratio = 0;
};

} // namespace huying
