// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

namespace huying
{

class Drawing;

/// Lays a sheet out with QGIS and writes it as PDF: title, map, legend of the layers shown, scale, north, sources,
/// the console's live picture over the map. Blocks until it is written. Either the whole file is there in the end,
/// or what was there before.
wire::Problem writePage(Drawing &drawing, const wire::Page &order);

} // namespace huying
