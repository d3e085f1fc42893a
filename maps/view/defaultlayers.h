// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/layermodel.h"

namespace huying {

/// The live layers of the one map, top to bottom as the panel lists them, with zoom limits that keep it
/// readable. Ids: units, people, towns, villages, grids, heatmap, cases, cameras, things, sentiments,
/// organizations, places.
QList<MapLayer> defaultLayers();

} // namespace huying
