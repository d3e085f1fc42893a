// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/pointindex.h"
#include "maps/view/viewport.h"

#include <QColor>
#include <QImage>

namespace huying {

/// Where the points of a view lie close together, as a picture to be laid over it: `color`, more opaque the
/// more points. One pixel stands for heatCell × heatCell of the view; `full` points in such a cell, after
/// smoothing, are opaque.
constexpr double heatCell = 4;
QImage heatPicture(const PointIndex &index, const Viewport &view, double full, const QColor &color,
                   const PointMask *mask = nullptr);

/// What `full` should be at a zoom: from the whole register, so that a glide of the view changes nothing.
double heatReference(const PointIndex &index, int zoom);

} // namespace huying
