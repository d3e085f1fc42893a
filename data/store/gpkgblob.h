// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QByteArray>
#include <optional>
#include <span>

// GeoPackage geometry cells (OGC 12-128r18, clause 2.1.3): header with envelope, then little-endian WKB; EPSG:4326.
namespace huying
{

QByteArray gpkgPoint(LonLat p);
QByteArray gpkgLine(const Line &line);
QByteArray gpkgMultiPolygon(const MultiPolygon &shape);
/// The cell of a little-endian 2D WKB point, line or (multi)polygon in degrees; empty if it is something else.
QByteArray gpkgFromWkb(const QByteArray &wkb);

using Blob = std::span<const unsigned char>;

inline Blob blobOf(const QByteArray &cell)
{
    return {reinterpret_cast<const unsigned char *>(cell.constData()), static_cast<std::size_t>(cell.size())};
}

std::optional<LonLat> pointFromGpkg(Blob blob);
/// Polygon or MultiPolygon, 2D; empty if it is something else or damaged.
MultiPolygon polygonsFromGpkg(Blob blob);
Line lineFromGpkg(Blob blob);
/// Envelope from the header, or of the point; empty box if the cell is damaged or empty.
Box boundsFromGpkg(Blob blob);

} // namespace huying
