// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/importcontext.h"
#include "data/import/rejects.h"

namespace huying
{

/// Brings OpenStreetMap in as GDAL's OSM driver lays it out (a .osm.pbf, or the same layers in a GeoPackage): roads,
/// buildings, land, waterways and named places in one reading. A feature keeps its OSM id as ref, so that a later
/// extract replaces it. Which tag becomes what stands in basemaptags.h. Throws SQLite::Exception.
Result<void> importBasemap(const QString &path, ImportContext &context, Rejects &rejects, const ImportProgress &progress);

} // namespace huying
