// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QString>
#include <vector>

namespace huying
{

/// A GeoPackage with the base tables of a store, for the map engine to draw.
struct SmallStore
{
    struct Road
    {
        QString kind, name;
        Line line;
    };
    struct Face
    {
        QString kind, name;
        Ring ring;
    };
    std::vector<Road> roads, waterways;
    std::vector<Face> land, buildings;

    /// In WAL mode, as the console keeps it. False if it can't be written.
    bool write(const QString &file) const;
};

Ring rectangle(double west, double south, double east, double north);

} // namespace huying
