// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/gridoutlines.h"
#include "maps/view/maptool.h"

namespace huying {

enum class GridMode { Borders, Split, Merge };

/// Edits a mesh of grids on the map. Borders: a drag of a corner moves it, of a line bends it, Del drops the corner
/// clicked last. Split: clicks draw a line across a grid, Enter or a double click cuts. Merge: a click picks a grid, a
/// click on a neighbour joins that to it.
class GridTool : public ToolState
{
public:
    /// `done` after each edit, with the reason if it was refused. The mesh outlives the tool.
    GridTool(GridMesh &mesh, std::function<void(const Result<void> &)> done);

    GridMode mode() const { return m_mode; }
    void setMode(GridMode mode);
    void removeCorner(); ///< the one clicked last
    void setLine(const Line &line); ///< a cut to look at, then Enter

    void press(QPointF pixel, const Viewport &view) override;
    void move(QPointF pixel, const Viewport &view) override;
    void release(QPointF pixel, const Viewport &view) override;
    void finish() override;
    bool cancel() override;
    bool dragPans() const override { return m_mode != GridMode::Borders || (!m_corner && !m_edge); }
    bool key(int key) override;
    void paint(QPainter &p, const Viewport &view, const Theme &theme) const override;

private:
    void forget();
    void pickOrMerge(Spot at);
    void cut();
    int faceToCut() const;
    void paintBorders(QPainter &p, const Viewport &view, const Theme &t) const;
    void paintDrag(QPainter &p, const Viewport &view, const Theme &t) const;
    void paintLine(QPainter &p, const Viewport &view, const Theme &t) const;
    void paintHandles(QPainter &p, const Loop &loop, const Viewport &view, const Theme &t) const;
    QPointF world(quint32 vertex) const { return m_outlines.world(vertex); }

    GridMesh &m_mesh;
    std::function<void(const Result<void> &)> m_done;
    GridMode m_mode = GridMode::Borders;
    std::optional<quint32> m_corner, m_chosen; ///< under the mouse; clicked last
    std::optional<GridMesh::Near> m_edge;      ///< under the mouse, where no corner is
    bool m_isDragging = false, m_hasMoved = false;
    QPointF m_pressed;
    Spot m_mouse;
    std::vector<Spot> m_line;
    int m_picked = -1; ///< face
    GridOutlines m_outlines;
};

/// What a grid that is cut off is called: its own number instead of the old one's.
QString nameOfCutOff(const GridFace &face, const QString &code);

} // namespace huying
