// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/encoding.h"
#include "data/import/fieldrule.h"
#include "data/import/timeformat.h"
#include "data/model/records.h"

#include <map>

namespace huying
{

enum class ImportKind { Cases, Areas, Organizations, People, Places, Things, Units, Sentiments, Codes, Basemap };

std::optional<ImportKind> importKindFromName(const QString &name);
QStringList importKindNames();

/// Where a row lies. Without lon and lat the geometry of the file is taken.
struct PlaceRule
{
    enum class Crs { FromFile, Epsg, Gcj02, Bd09 };
    std::optional<FieldRule> lon, lat;
    Crs crs = Crs::FromFile;
    int epsg = 4326;
    std::optional<Box> box;                              ///< a point outside is a mistake
    std::vector<std::pair<FieldRule, QSet<QString>>> unless; ///< values that say "not located"
    bool required = false;   ///< a row without place is rejected
    bool dropBad = false;    ///< an impossible place is left out instead of the row
    bool repair = false;     ///< broken polygons are mended (MakeValid) instead of rejected
};

/// Square cells laid over the places of the cases as grids, below areas named by a column.
struct MakeAreasRule
{
    FieldRule by;        ///< name of the area (town level) that a cell belongs to: most of its cases say so
    double cellMetres = 500;
    QString rootCode, rootName;
};

/// Further records that a row brings along, e.g. the department that a case names.
struct DeriveRule
{
    ImportKind kind = ImportKind::Codes;
    std::map<QString, FieldRule> fields;
};

/// A parsed mapping file; the format is described in resources/mappings/README.md.
struct Mapping
{
    QString fileName, source, layer, filter;
    std::optional<ImportKind> kind;
    Encoding encoding = Encoding::Auto;
    TimeFormat time;
    bool namesZone = false;         ///< the mapping says which zone; else it is Asia/Shanghai
    PlaceRule place;
    std::map<QString, FieldRule> fields;
    std::vector<DeriveRule> derive;
    std::optional<MakeAreasRule> makeAreas;
    QList<CodeRecord> codes;
    QList<AreaRecord> areas;
    QHash<QString, QString> supersede;
    QHash<QString, QString> meta;
    QString actor = QStringLiteral("import");
    QString openUntil;              ///< state that an open case is taken to; empty: reported
    bool clampBackwards = false;    ///< a close before the report is put on the report instead of rejected

    const FieldRule *field(const QString &name) const;
    /// Resolves every column name; BadInput names the missing ones and those that exist.
    Result<void> bind(const QStringList &columns, const QString &dataFile);
};

Result<Mapping> readMapping(const QString &path);
std::optional<AreaLevel> areaLevelFromName(const QString &name);

} // namespace huying
