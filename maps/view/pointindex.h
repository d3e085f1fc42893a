// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/pointmask.h"

#include <QPolygonF>
#include <functional>
#include <memory>

namespace huying {

/// A register's points in Morton order, so that every cell of every level of the mercator quadtree is one run
/// of rows: a pyramid of exact counts that costs no memory beside the points. Immutable, shared between
/// threads.
class PointIndex
{
public:
    static constexpr int levels = 32; ///< a cell of level l is 2^(32−l) world steps wide

    struct Cell
    {
        int level = 0;
        quint32 x = 0, y = 0;        ///< 0 … 2^level − 1
        quint32 first = 0, last = 0; ///< rows [first, last)
        quint32 count() const { return last - first; }
    };

    /// Sorts a copy of the rows that `keep` wants, or all. Takes a while: not for the GUI thread.
    explicit PointIndex(const PointTable &table, const std::function<bool(std::size_t row)> &keep = {});
    /// Of the table itself if it is in Morton order, as a store's are: then nothing is copied.
    explicit PointIndex(const PointTablePtr &table);

    const PointTable &points() const { return *m_points; }
    quint32 size() const { return static_cast<quint32>(m_points->size()); }
    /// Cells that hold points and touch the rectangle, in Morton order.
    void eachCell(int level, const QRectF &world, const std::function<void(const Cell &)> &visit) const;
    /// Points inside the rectangle that the mask wants, left and top edge included.
    qint64 countIn(const QRectF &world, const PointMask *mask = nullptr) const;
    /// Rows inside the rectangle; stops when `visit` returns false.
    void eachIn(const QRectF &world, const std::function<bool(quint32 row)> &visit) const;
    /// The points within a ring (world, odd-even) as runs of rows, each once, in Morton order.
    void eachRun(const QPolygonF &ring, const std::function<void(quint32 first, quint32 last)> &visit) const;
    /// The middle of up to 64 wanted points of the cell, evenly taken: the same each time. There must be one.
    QPointF centre(const Cell &cell, const PointMask *mask = nullptr) const;

private:
    std::array<Cell, 4> split(const Cell &cell) const;
    PointTablePtr m_points;
};

using PointIndexPtr = std::shared_ptr<const PointIndex>;

} // namespace huying
