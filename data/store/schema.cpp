// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/schema.h"

#include "data/model/resource.h"
#include "data/store/gpkgblob.h"
#include "data/store/rtreeload.h"

#include <sqlite3.h>

namespace huying
{

namespace
{

struct FeatureTable
{
    const char *name;
    const char *geometry;
    bool indexed; ///< the console has its own index over the huge ones
};

constexpr FeatureTable featureTables[] = {
    {"areas", "MULTIPOLYGON", true}, {"organizations", "POINT", true}, {"people", "POINT", false},
    {"places", "POINT", true},       {"things", "POINT", true},        {"sentiments", "POINT", true},
    {"units", "POINT", true},        {"roads", "LINESTRING", true},    {"buildings", "MULTIPOLYGON", true},
    {"land", "MULTIPOLYGON", true},  {"waterways", "LINESTRING", true}, {"cases", "POINT", false}};

constexpr const char *attributeTables[] = {"meta",    "codes",       "area_supersede", "actions",
                                           "attachments", "accounts", "audit",         "recorded",
                                           "rules",   "alarms",     "outbox",         "returned", "messages",
                                           "uploads",  "point_snapshots", "register_changes"};

constexpr const char *gpkgTables = R"(
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_spatial_ref_sys VALUES
 ('Undefined cartesian', -1, 'NONE', -1, 'undefined', NULL),
 ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
 ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude, also CGCS2000 within a decimetre');
)";

std::string replaced(std::string text, const std::string &table)
{
    for (std::size_t at = text.find("%t"); at != std::string::npos; at = text.find("%t", at))
        text.replace(at, 2, table);
    return text;
}

/// The triggers of GeoPackage 1.3, annex F.3, with fid as key and geom as column.
constexpr const char *rtreeTriggers = R"(
CREATE TRIGGER rtree_%t_geom_insert AFTER INSERT ON %t WHEN (new.geom NOT NULL AND NOT ST_IsEmpty (new.geom)) BEGIN
 INSERT OR REPLACE INTO rtree_%t_geom VALUES (new.fid, ST_MinX (new.geom), ST_MaxX (new.geom), ST_MinY (new.geom), ST_MaxY (new.geom)); END;
CREATE TRIGGER rtree_%t_geom_update1 AFTER UPDATE OF geom ON %t WHEN old.fid = new.fid AND (new.geom NOTNULL AND NOT ST_IsEmpty (new.geom)) BEGIN
 INSERT OR REPLACE INTO rtree_%t_geom VALUES (new.fid, ST_MinX (new.geom), ST_MaxX (new.geom), ST_MinY (new.geom), ST_MaxY (new.geom)); END;
CREATE TRIGGER rtree_%t_geom_update2 AFTER UPDATE OF geom ON %t WHEN old.fid = new.fid AND (new.geom ISNULL OR ST_IsEmpty (new.geom)) BEGIN
 DELETE FROM rtree_%t_geom WHERE id = old.fid; END;
CREATE TRIGGER rtree_%t_geom_update3 AFTER UPDATE ON %t WHEN old.fid != new.fid AND (new.geom NOTNULL AND NOT ST_IsEmpty (new.geom)) BEGIN
 DELETE FROM rtree_%t_geom WHERE id = old.fid;
 INSERT OR REPLACE INTO rtree_%t_geom VALUES (new.fid, ST_MinX (new.geom), ST_MaxX (new.geom), ST_MinY (new.geom), ST_MaxY (new.geom)); END;
CREATE TRIGGER rtree_%t_geom_update4 AFTER UPDATE ON %t WHEN old.fid != new.fid AND (new.geom ISNULL OR ST_IsEmpty (new.geom)) BEGIN
 DELETE FROM rtree_%t_geom WHERE id IN (old.fid, new.fid); END;
CREATE TRIGGER rtree_%t_geom_delete AFTER DELETE ON %t WHEN old.geom NOT NULL BEGIN
 DELETE FROM rtree_%t_geom WHERE id = old.fid; END;
)";

constexpr const char *triggerSuffixes[] = {"insert", "update1", "update2", "update3", "update4", "delete"};

template <double Box::*Edge> void boxEdge(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *cell = static_cast<const unsigned char *>(sqlite3_value_blob(values[0]));
    const Box box = boundsFromGpkg({cell, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    if (box.isEmpty())
        sqlite3_result_null(context);
    else
        sqlite3_result_double(context, box.*Edge);
}

void isEmptyCell(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *cell = static_cast<const unsigned char *>(sqlite3_value_blob(values[0]));
    const Box box = boundsFromGpkg({cell, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    sqlite3_result_int(context, box.isEmpty());
}

void writeExtent(SQLite::Database &db, const char *table, const Box &extent)
{
    if (extent.isEmpty())
        return;
    SQLite::Statement write(db, "UPDATE gpkg_contents SET min_x=?, min_y=?, max_x=?, max_y=? WHERE table_name=?");
    int at = 0;
    for (const double edge : {extent.west, extent.south, extent.east, extent.north})
        write.bind(++at, edge);
    write.bind(++at, table);
    write.exec();
}

} // namespace

void addSpatialFunctions(SQLite::Database &db)
{
    using Function = void (*)(sqlite3_context *, int, sqlite3_value **);
    const std::pair<const char *, Function> functions[] = {
        {"ST_MinX", boxEdge<&Box::west>},  {"ST_MaxX", boxEdge<&Box::east>},  {"ST_MinY", boxEdge<&Box::south>},
        {"ST_MaxY", boxEdge<&Box::north>}, {"ST_IsEmpty", isEmptyCell}};
    for (const auto &[name, function] : functions)
        sqlite3_create_function(db.getHandle(), name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, function,
                                nullptr, nullptr);
}

Result<void> migrate(SQLite::Database &db, int from)
{
    for (int version = from + 1; version <= schemaVersion; ++version) {
        const auto file = readResource(QStringLiteral("schema/%1.sql").arg(version, 4, 10, QLatin1Char('0')));
        if (!file)
            return tl::unexpected(file.error());
        SQLite::Transaction transaction(db);
        db.exec(file->bytes.toStdString());
        SQLite::Statement write(db, "INSERT OR REPLACE INTO meta VALUES ('schema', ?)");
        write.bind(1, std::to_string(version));
        write.exec();
        transaction.commit();
    }
    return {};
}

void registerGeoPackage(SQLite::Database &db, const QString &contentTime)
{
    db.exec("PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;");
    db.exec(gpkgTables);
    SQLite::Statement contents(db, "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) "
                                   "VALUES (?1, ?2, ?1, ?3, ?4)");
    const auto add = [&](const char *name, const char *type, bool spatial) {
        contents.reset();
        contents.bind(1, name);
        contents.bind(2, type);
        contents.bind(3, toSql(contentTime));
        spatial ? contents.bind(4, 4326) : contents.bind(4);
        contents.exec();
    };
    for (const FeatureTable &table : featureTables) {
        add(table.name, "features", true);
        SQLite::Statement column(db, "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)");
        column.bind(1, table.name);
        column.bind(2, table.geometry);
        column.exec();
    }
    for (const char *table : attributeTables)
        add(table, "attributes", false);
}

void dropSpatialIndexes(SQLite::Database &db)
{
    for (const FeatureTable &table : featureTables)
        if (table.indexed)
            for (const char *suffix : triggerSuffixes)
                db.exec(replaced("DROP TRIGGER IF EXISTS rtree_%t_geom_", table.name) + suffix);
}

void buildSpatialIndexes(SQLite::Database &db)
{
    for (const FeatureTable &table : featureTables) {
        const std::vector<RowBox> boxes = boxesOf(db, table.name);
        if (table.indexed) {
            db.exec(replaced("DROP TABLE IF EXISTS rtree_%t_geom; CREATE VIRTUAL TABLE rtree_%t_geom USING rtree (id, minx, maxx, miny, maxy);",
                             table.name));
            loadRtree(db, table.name, boxes);
            db.exec(replaced("INSERT OR IGNORE INTO gpkg_extensions VALUES ('%t', 'geom', 'gpkg_rtree_index', "
                             "'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')", table.name));
            db.exec(replaced(rtreeTriggers, table.name));
        }
        writeExtent(db, table.name, boundsOf(boxes));
    }
}

} // namespace huying
