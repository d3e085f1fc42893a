// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/smallstore.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gdal_priv.h>
#include <memory>
#include <ogrsf_frmts.h>

namespace huying
{
namespace
{

OGRLineString lineOf(const Line &points)
{
    OGRLineString line;
    for (const LonLat &p : points)
        line.addPoint(p.lon, p.lat);
    return line;
}

OGRPolygon polygonOf(const Ring &points)
{
    OGRLinearRing ring;
    for (const LonLat &p : points)
        ring.addPoint(p.lon, p.lat);
    OGRPolygon polygon;
    polygon.addRing(&ring);
    return polygon;
}

OGRLayer *makeTable(GDALDataset &set, const char *table, OGRwkbGeometryType type, const char *kindColumn)
{
    OGRSpatialReference srs;
    srs.importFromEPSG(4326);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer *layer = set.CreateLayer(table, &srs, type);
    for (const char *column : {"ref", kindColumn, "name"}) {
        OGRFieldDefn field(column, OFTString);
        layer->CreateField(&field);
    }
    return layer;
}

void add(OGRLayer &layer, const OGRGeometry &shape, const char *kindColumn, const QString &kind, const QString &name)
{
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetGeometry(&shape);
    feature.SetField(kindColumn, kind.toUtf8().constData());
    if (!name.isEmpty())
        feature.SetField("name", name.toUtf8().constData());
    if (layer.CreateFeature(&feature) != OGRERR_NONE)
        qFatal("fixture feature not written");
}

} // namespace

bool SmallStore::write(const QString &file) const
{
    GDALAllRegister();
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    {
        const std::unique_ptr<GDALDataset> set(
            driver->Create(file.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!set)
            return false;
        OGRLayer *table = makeTable(*set, "roads", wkbLineString, "class");
        for (const Road &r : roads)
            add(*table, lineOf(r.line), "class", r.kind, r.name);
        table = makeTable(*set, "buildings", wkbPolygon, "kind");
        for (const Face &f : buildings)
            add(*table, polygonOf(f.ring), "kind", f.kind, f.name);
        table = makeTable(*set, "land", wkbPolygon, "kind");
        for (const Face &f : land)
            add(*table, polygonOf(f.ring), "kind", f.kind, f.name);
        table = makeTable(*set, "waterways", wkbLineString, "kind");
        for (const Road &r : waterways)
            add(*table, lineOf(r.line), "kind", r.kind, r.name);
    }
    SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE);
    return db.execAndGet("PRAGMA journal_mode = WAL").getString() == "wal";
}

Ring rectangle(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

} // namespace huying
