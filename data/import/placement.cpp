// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/placement.h"

#include "data/import/ogrshape.h"
#include "data/import/source.h"

#include <cmath>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace huying
{

namespace
{

QString degreesText(double x, double y)
{
    return QStringLiteral("(%1, %2)").arg(x, 0, 'g', 9).arg(y, 0, 'g', 9);
}

bool isInside(const Box &box, LonLat p)
{
    return p.lon >= box.west && p.lon <= box.east && p.lat >= box.south && p.lat <= box.north;
}

/// Why a polygon is not valid, with the place, in the words of the engine that checked it.
QString whyInvalid(const OGRGeometry &geometry)
{
    QString text;
    CPLPushErrorHandlerEx([](CPLErr, CPLErrorNum,
                             const char *message) { *static_cast<QString *>(CPLGetErrorHandlerUserData()) = QString::fromUtf8(message); },
                          &text);
    const bool valid = geometry.IsValid();
    CPLPopErrorHandler();
    return valid ? QString() : (text.isEmpty() ? QStringLiteral("不合法") : text);
}

/// "Self-intersection at or near point 1 2" of GEOS as a sentence.
QString polygonReason(const QString &engine)
{
    const qsizetype at = engine.lastIndexOf(QLatin1String("point "));
    const QStringList numbers = at < 0 ? QStringList() : engine.mid(at + 6).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString where = numbers.size() >= 2 ? QStringLiteral("（在 %1, %2 附近）").arg(numbers[0].toDouble(), 0, 'g', 9).arg(numbers[1].toDouble(), 0, 'g', 9) : QString();
    if (engine.contains(QLatin1String("Self-intersection"), Qt::CaseInsensitive))
        return QStringLiteral("多边形自相交") + where
               + QStringLiteral("；请在 GIS 软件里修好，或在对照文件写 \"repair\": true");
    return QStringLiteral("多边形不合法：%1%2").arg(engine, where);
}

} // namespace

Result<Placement> Placement::make(const PlaceRule &rule, OGRLayer *layer)
{
    Placement placement(rule);
    const OGRSpatialReference *declared = layer ? layer->GetSpatialRef() : nullptr;
    OGRSpatialReference from, wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (rule.crs == PlaceRule::Crs::Epsg) {
        if (from.importFromEPSG(rule.epsg) != OGRERR_NONE)
            return fail(ErrorKind::BadInput, QStringLiteral("没有坐标系 EPSG:%1，请检查对照文件的 place.crs").arg(rule.epsg));
    } else if (rule.crs == PlaceRule::Crs::FromFile && declared && !rule.lon) {
        from = *declared;
    } else {
        return placement;
    }
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    // CGCS2000 and WGS 84 agree within a decimetre; the store takes either as it is.
    const int code = QByteArray(from.GetAuthorityCode(nullptr)).toInt();
    if (code == 4326 || code == 4490)
        return placement;
    placement.m_transformation.reset(OGRCreateCoordinateTransformation(&from, &wgs84));
    if (!placement.m_transformation)
        return fail(ErrorKind::BadInput, QStringLiteral("不会从坐标系“%1”换算到经纬度，请在对照文件写明 place.crs")
                                             .arg(QString::fromUtf8(from.GetName() ? from.GetName() : "?")));
    return placement;
}

LonLat Placement::converted(double x, double y) const
{
    if (m_transformation && !m_transformation->Transform(1, &x, &y))
        return {std::nan(""), std::nan("")};
    const LonLat p{x, y};
    if (m_rule->crs == PlaceRule::Crs::Gcj02)
        return wgs84FromGcj02(p);
    return m_rule->crs == PlaceRule::Crs::Bd09 ? wgs84FromGcj02(gcj02FromBd09(p)) : p;
}

RowResult<LonLat> Placement::checked(double x, double y) const
{
    const QString column = m_rule->lon ? m_rule->lon->columnNames() + QLatin1Char('/') + m_rule->lat->columnNames()
                                       : QStringLiteral("geometry");
    const QString given = degreesText(x, y);
    if (!std::isfinite(x) || !std::isfinite(y))
        return reject(column, QStringLiteral("坐标不是数"));
    if (x == 0 && y == 0)
        return reject(column, QStringLiteral("坐标是 (0, 0)，多半是没有定位"));
    const LonLat p = converted(x, y);
    if (!isOnEarth(p)) {
        const bool swapped = !m_transformation && isOnEarth({y, x});
        return reject(column, swapped ? QStringLiteral("坐标 %1 不在地球上，经度纬度可能写反了").arg(given)
                                      : QStringLiteral("坐标 %1 不在地球上").arg(given));
    }
    if (m_rule->box && !isInside(*m_rule->box, p)) {
        const bool swapped = !m_transformation && isInside(*m_rule->box, {p.lat, p.lon});
        return reject(column, swapped ? QStringLiteral("坐标 %1 不在本地范围，经度纬度可能写反了").arg(given)
                                      : QStringLiteral("坐标 %1 不在对照文件写的范围（place.box）里").arg(given));
    }
    return p;
}

bool Placement::saysNowhere(const SourceRow &row) const
{
    for (const auto &[rule, values] : m_rule->unless)
        if (const auto value = rule.value(row); value && values.contains(*value))
            return true;
    return false;
}

RowResult<std::optional<LonLat>> Placement::pointFromColumns(const SourceRow &row) const
{
    const auto x = m_rule->lon->value(row), y = m_rule->lat->value(row);
    if (!x || !y)
        return tl::unexpected(x ? y.error() : x.error());
    if (x->isEmpty() && y->isEmpty())
        return std::optional<LonLat>();
    bool xIsNumber = false, yIsNumber = false;
    const double lon = x->toDouble(&xIsNumber), lat = y->toDouble(&yIsNumber);
    if (!xIsNumber || !yIsNumber)
        return reject(xIsNumber ? m_rule->lat->columnNames() : m_rule->lon->columnNames(),
                      QStringLiteral("坐标“%1”不是数").arg(xIsNumber ? *y : *x));
    const auto p = checked(lon, lat);
    if (!p)
        return tl::unexpected(p.error());
    return std::optional(*p);
}

RowResult<std::optional<LonLat>> Placement::point(const SourceRow &row) const
{
    if (saysNowhere(row))
        return std::optional<LonLat>();
    if (m_rule->lon)
        return pointFromColumns(row);
    const OGRGeometry *geometry = row.geometry();
    if (!geometry || geometry->IsEmpty())
        return std::optional<LonLat>();
    OGRPoint inside;
    if (wkbFlatten(geometry->getGeometryType()) == wkbPoint)
        inside = *geometry->toPoint();
    else if (const std::unique_ptr<OGRGeometry> found(
                 wkbFlatten(geometry->getGeometryType()) == wkbPolygon || wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon
                     ? OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(const_cast<OGRGeometry *>(geometry))))
                     : nullptr);
             found && !found->IsEmpty())
        inside = *found->toPoint();
    else
        geometry->Centroid(&inside);
    const auto p = checked(inside.getX(), inside.getY());
    if (!p)
        return tl::unexpected(p.error());
    return std::optional(*p);
}

RowResult<MultiPolygon> Placement::surface(const SourceRow &row) const
{
    return surface(row.geometry());
}

RowResult<MultiPolygon> Placement::surface(const OGRGeometry *geometry) const
{
    MultiPolygon shape;
    if (!geometry || geometry->IsEmpty())
        return shape;
    std::unique_ptr<OGRGeometry> mended;
    if (const QString why = whyInvalid(*geometry); !why.isEmpty()) {
        mended.reset(m_rule->repair ? geometry->MakeValid() : nullptr);
        if (!mended)
            return reject(QStringLiteral("geometry"), polygonReason(why));
        geometry = mended.get();
    }
    shape = fromOgr(*geometry);
    if (shape.empty())
        return reject(QStringLiteral("geometry"), QStringLiteral("这一行应是面，却是 %1")
                                                      .arg(QString::fromLatin1(OGRGeometryTypeToName(geometry->getGeometryType()))));
    for (Polygon &polygon : shape)
        for (Ring &ring : polygon)
            for (LonLat &point : ring) {
                const auto p = checked(point.lon, point.lat);
                if (!p)
                    return tl::unexpected(p.error());
                point = *p;
            }
    return shape;
}

Line Placement::line(const OGRGeometry &geometry) const
{
    Line line;
    if (wkbFlatten(geometry.getGeometryType()) != wkbLineString)
        return line;
    const OGRLineString *points = geometry.toLineString();
    for (int i = 0; i < points->getNumPoints(); ++i)
        if (const auto p = checked(points->getX(i), points->getY(i)))
            line.push_back(*p);
    return line;
}

} // namespace huying
