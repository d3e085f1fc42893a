// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/pointfile.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace huying {

bool writePointFile(const PointTable &points, const QString &file)
{
    GDALAllRegister();
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (!driver)
        return false;
    GDALDatasetUniquePtr set(driver->Create(file.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!set)
        return false;
    OGRSpatialReference degrees;
    degrees.SetFromUserInput("EPSG:4326");
    OGRLayer *layer = set->CreateLayer("people", &degrees, wkbPoint, nullptr);
    if (!layer || set->StartTransaction() != OGRERR_NONE)
        return false;
    for (const WorldPoint &at : points.at) {
        const LonLat place = toLonLat(at);
        OGRFeature feature(layer->GetLayerDefn());
        OGRPoint point(place.lon, place.lat);
        feature.SetGeometry(&point);
        if (layer->CreateFeature(&feature) != OGRERR_NONE)
            return false;
    }
    return set->CommitTransaction() == OGRERR_NONE;
}

} // namespace huying
