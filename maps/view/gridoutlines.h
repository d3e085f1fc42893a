// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/areas/gridmesh.h"
#include "maps/view/viewport.h"

#include <QPolygonF>

namespace huying {

/// Borders of a mesh as a window shows them: bends that can't be told apart at its zoom are left out, and what lies beside
/// the window is drawn in as few points as lead round it. So a border of any number of bends costs a frame.
class GridOutlines
{
public:
    static constexpr qsizetype mostPoints = 4000; ///< in a line; one of more is drawn coarser

    explicit GridOutlines(const GridMesh &mesh) : m_mesh(mesh) {}

    QPointF world(quint32 vertex) const;
    /// Closed, in pixels; empty if the loop stays out of the window.
    QPolygonF line(std::size_t face, std::size_t loop, const Viewport &view) const;

private:
    struct Outline
    {
        QRectF box;
        std::vector<QPointF> points; ///< world, not closed
        double distance = 0;         ///< pixels between the bends that were drawn last
    };
    void thin(double step) const;

    const GridMesh &m_mesh;
    mutable std::vector<std::pair<Spot, QPointF>> m_world; ///< by vertex, as it was worked out last
    mutable std::vector<std::vector<Outline>> m_outlines;  ///< by face and loop
    mutable quint64 m_revision = 0;
    mutable double m_step = -1;
};

} // namespace huying
