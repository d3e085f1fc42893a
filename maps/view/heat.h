// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/pointindex.h"
#include "maps/view/viewport.h"

#include <QColor>
#include <QImage>

class QPainter;

namespace huying {

/// Where the points of a view lie close together, as shades to be laid over it: more opaque the more points. One
/// pixel (Alpha8) stands for heatCell × heatCell of the view; `full` points in such a cell, after smoothing, are
/// nearly opaque.
constexpr int heatCell = 4;
/// `written`: more points, those of `writtenMask` or all; may be null.
QImage heatPicture(const PointIndex &index, const Viewport &view, double full, const PointMask *mask = nullptr,
                   const PointIndex *written = nullptr, const PointMask *writtenMask = nullptr);

/// Over the view whose top left corner is the painter's origin, without steps between the cells.
void paintHeat(QPainter &painter, const QImage &cells, const QColor &color, double opacity);

/// What `full` should be at a zoom: from the whole register, so that a glide of the view changes nothing.
double heatReference(const PointIndex &index, int zoom);

} // namespace huying
