// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huying
{

/// From now on this process opens GeoPackages for reading only, whatever QGIS and GDAL ask for: the store
/// belongs to the console. (QGIS opens them for writing first and takes them out of WAL mode when it closes them.)
/// Call before anything opens a database.
void keepStoresReadOnly();

} // namespace huying
