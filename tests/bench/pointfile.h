// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pointtable.h"

#include <QString>

namespace huying {

/// The places of a table as layer "people" of a new GeoPackage, for others to draw.
bool writePointFile(const PointTable &points, const QString &file);

} // namespace huying
