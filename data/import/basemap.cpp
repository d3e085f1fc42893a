// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/basemap.h"

#include "data/import/basemaptags.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace huying
{

namespace
{

/// One feature with its tags from columns and from other_tags.
struct OsmFeature
{
    OsmTags tags;
    QString ref, name;
};

OsmFeature read(const OGRFeature &feature, const QString &layer)
{
    OsmFeature result;
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        if (!feature.IsFieldSetAndNotNull(i))
            continue;
        const QString key = QString::fromUtf8(feature.GetFieldDefnRef(i)->GetNameRef());
        const QString value = QString::fromUtf8(feature.GetFieldAsString(i));
        if (key == QLatin1String("other_tags"))
            result.tags.insert(parseOtherTags(value));
        else
            result.tags.insert(key, value);
    }
    const bool isRelation = layer == QLatin1String("multipolygons") && result.tags.contains(QStringLiteral("osm_id"));
    const char prefix = layer == QLatin1String("points") ? 'n' : isRelation ? 'r' : 'w';
    const QString id = result.tags.value(QStringLiteral("osm_id"), result.tags.value(QStringLiteral("osm_way_id")));
    if (!id.isEmpty())
        result.ref = QLatin1Char(prefix) + id;
    // What people here read comes first.
    result.name = result.tags.value(QStringLiteral("name:zh"), result.tags.value(QStringLiteral("name")));
    return result;
}

class BasemapReader
{
public:
    BasemapReader(ImportContext &context, Rejects &rejects) : m_context(context), m_rejects(rejects) {}

    void take(const OGRFeature &feature, const QString &layer)
    {
        const OGRGeometry *geometry = feature.GetGeometryRef();
        ++m_context.report.read;
        if (!geometry || geometry->IsEmpty())
            return;
        const OsmFeature osm = read(feature, layer);
        RowResult<void> taken;
        if (layer == QLatin1String("lines"))
            takeLine(osm, *geometry);
        else if (layer == QLatin1String("multipolygons"))
            taken = takeSurface(osm, *geometry);
        else if (layer == QLatin1String("points"))
            taken = takePlace(osm, *geometry);
        if (!taken)
            m_rejects.add(m_context.report.read, taken.error(), osm.ref + QLatin1Char(' ') + osm.name);
    }

private:
    void count(const char *table)
    {
        ++m_context.report.tables[QString::fromLatin1(table)];
        ++m_context.report.added;
    }

    void takeLine(const OsmFeature &osm, const OGRGeometry &geometry)
    {
        const QString road = roadClassOf(osm.tags), water = waterwayKindOf(osm.tags);
        if (road.isEmpty() && water.isEmpty())
            return;
        const Line line = m_context.placement.line(geometry);
        if (line.size() < 2)
            return;
        if (!road.isEmpty()) {
            m_context.writer.add(RoadRecord{osm.ref, road, osm.name, onewayOf(osm.tags), speedOf(osm.tags), line});
            count("roads");
        } else {
            m_context.writer.add(WaterwayRecord{osm.ref, water, osm.name, line});
            count("waterways");
        }
    }

    RowResult<void> takeSurface(const OsmFeature &osm, const OGRGeometry &geometry)
    {
        const QString building = osm.tags.value(QStringLiteral("building"));
        const bool isBuilding = !building.isEmpty() && building != QLatin1String("no");
        const QString land = isBuilding ? QString() : landKindOf(osm.tags);
        const QString place = osm.name.isEmpty() ? QString() : placeKindOf(osm.tags);
        if (isBuilding || !land.isEmpty()) {
            auto shape = m_context.placement.surface(&geometry);
            if (!shape)
                return tl::unexpected(shape.error());
            const QString kind = building == QLatin1String("yes") ? osm.tags.value(QStringLiteral("amenity")) : building;
            const int floors = osm.tags.value(QStringLiteral("building:levels")).toInt();
            if (isBuilding)
                m_context.writer.addBuilding({osm.ref, kind, osm.name, floors, std::move(*shape)});
            else
                m_context.writer.addLand({osm.ref, land, osm.name, 0, std::move(*shape)});
            count(isBuilding ? "buildings" : "land");
        }
        return place.isEmpty() ? RowResult<void>() : takePlace(osm, geometry);
    }

    RowResult<void> takePlace(const OsmFeature &osm, const OGRGeometry &geometry)
    {
        const QString kind = osm.name.isEmpty() ? QString() : placeKindOf(osm.tags);
        if (kind.isEmpty())
            return {};
        OGRPoint at;
        geometry.Centroid(&at);
        const auto p = m_context.placement.checked(at.getX(), at.getY());
        if (!p)
            return tl::unexpected(p.error());
        PlaceRecord record{osm.ref, osm.name, kind, m_context.areas.areaAt(*p), address(osm.tags), *p};
        m_context.writer.add(record);
        count("places");
        return {};
    }

    static QString address(const OsmTags &tags)
    {
        return QStringList{tags.value(QStringLiteral("addr:city")), tags.value(QStringLiteral("addr:street")),
                           tags.value(QStringLiteral("addr:housenumber"))}
            .join(QLatin1Char(' '))
            .simplified();
    }

    ImportContext &m_context;
    Rejects &m_rejects;
};

} // namespace

Result<void> importBasemap(const QString &path, ImportContext &context, Rejects &rejects, const ImportProgress &progress)
{
    const auto dataset = openVectors(path);
    if (!dataset)
        return tl::unexpected(dataset.error());
    for (const char *layer : {"points", "lines", "multipolygons"})
        if (!(*dataset)->GetLayerByName(layer))
            return fail(ErrorKind::BadInput,
                        QStringLiteral("%1 里没有图层 %2；底图要用 OSM 的 .osm.pbf，或由它转成的 GeoPackage").arg(path, QString::fromLatin1(layer)));
    ReadErrors errors;
    BasemapReader reader(context, rejects);
    (*dataset)->ResetReading();
    OGRLayer *layer = nullptr;
    // The OSM driver hands features out in the order of the file, whatever layer they are of.
    while (const OGRFeatureUniquePtr feature{(*dataset)->GetNextFeature(&layer, nullptr, nullptr, nullptr)}) {
        reader.take(*feature, QString::fromUtf8(layer->GetName()));
        if (progress && context.report.read % 1000 == 0)
            progress(QStringLiteral("导入底图 %1 个要素").arg(context.report.read), context.report.read, 0);
    }
    if (!errors.text.isEmpty())
        return fail(ErrorKind::Damaged, QStringLiteral("读 %1 时出错，文件可能不完整：%2").arg(path, errors.text));
    context.report.encoding = QStringLiteral("UTF-8");
    return {};
}

} // namespace huying
