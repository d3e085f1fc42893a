// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/coverage.h"

#include "data/import/ogrshape.h"
#include "data/import/source.h"
#include "data/store/gpkgblob.h"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <ogr_api.h>
#include <ogr_geometry.h>

namespace huying
{

namespace
{

namespace bg = boost::geometry;
using TreeBox = bg::model::box<bg::model::point<double, 2, bg::cs::cartesian>>;
using TreeEntry = std::pair<TreeBox, std::size_t>;
using Shape = std::unique_ptr<OGRGeometry>;

struct Area
{
    QString code, parent;
    Shape shape;
    TreeBox box;
};

TreeBox boxOf(const OGRGeometry &shape)
{
    OGREnvelope e;
    shape.getEnvelope(&e);
    return {{e.MinX, e.MinY}, {e.MaxX, e.MaxY}};
}

class CoverageCheck
{
public:
    CoverageCheck(Store &store, const CoverageOptions &options) : m_store(store), m_options(options)
    {
        m_report.level = options.level;
        SQLite::Statement rows(store.db(), "SELECT code, parent, geom FROM areas WHERE level = ? AND kind = 'basic' AND geom "
                                           "NOT NULL ORDER BY code");
        rows.bind(1, static_cast<int>(options.level));
        while (rows.executeStep())
            add(textAt(rows, 0), textAt(rows, 1), blobAt(rows, 2));
        std::vector<TreeEntry> entries;
        for (std::size_t i = 0; i < m_areas.size(); ++i)
            entries.emplace_back(m_areas[i].box, i);
        m_tree = decltype(m_tree)(entries);
        m_report.areas = static_cast<qint64>(m_areas.size());
    }

    CoverageReport run(const std::function<void(qint64, qint64)> &progress)
    {
        ReadErrors quiet; // GEOS explains itself on stderr otherwise
        std::map<QString, std::vector<std::size_t>> families;
        for (std::size_t i = 0; i < m_areas.size(); ++i) {
            families[m_areas[i].parent].push_back(i);
            findOverlaps(i);
            if (progress && i % 100 == 0)
                progress(static_cast<qint64>(i), m_report.areas);
        }
        for (const auto &[parent, members] : families)
            compareWithParent(parent, members);
        std::sort(m_report.flaws.begin(), m_report.flaws.end(), [](const CoverageFlaw &a, const CoverageFlaw &b) {
            return a.isSliver != b.isSliver ? !a.isSliver : a.squareMetres > b.squareMetres;
        });
        return std::move(m_report);
    }

private:
    static Shape shapeOf(const QByteArray &cell)
    {
        return toOgr(polygonsFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()),
                                       static_cast<std::size_t>(cell.size())}));
    }

    void add(const QString &code, const QString &parent, const QByteArray &cell)
    {
        Shape shape = shapeOf(cell);
        if (!shape->IsEmpty()) {
            const TreeBox box = boxOf(*shape);
            m_areas.push_back({code, parent, std::move(shape), box});
        }
    }

    void note(CoverageFlaw::Kind kind, const QStringList &areas, const Shape &where)
    {
        if (!where || where->IsEmpty())
            return;
        for (const Polygon &piece : fromOgr(*where)) {
            const GroundSize size = groundSize(piece);
            if (size.squareMetres < m_options.leastSquareMetres)
                continue;
            CoverageFlaw flaw{kind, false, areas, pointIn(piece), size.squareMetres, 2 * size.squareMetres / size.perimeter};
            flaw.isSliver = flaw.width < m_options.sliverWidth;
            flaw.shape = piece;
            if (kind == CoverageFlaw::Kind::Gap)
                flaw.areas << neighboursOf(piece);
            m_report.flaws.push_back(std::move(flaw));
        }
    }

    static LonLat pointIn(const Polygon &piece)
    {
        const Shape shape = toOgr({piece});
        const Shape point(OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(shape.get()))));
        if (!point || point->IsEmpty())
            return piece[0][0];
        return {point->toPoint()->getX(), point->toPoint()->getY()};
    }

    QStringList neighboursOf(const Polygon &piece) const
    {
        const Shape shape = toOgr({piece});
        std::vector<TreeEntry> near;
        m_tree.query(bg::index::intersects(boxOf(*shape)), std::back_inserter(near));
        QStringList codes;
        for (const TreeEntry &entry : near)
            if (m_areas[entry.second].shape->Distance(shape.get()) < 1e-9)
                codes << m_areas[entry.second].code;
        codes.sort();
        return codes;
    }

    void findOverlaps(std::size_t i)
    {
        std::vector<TreeEntry> near;
        m_tree.query(bg::index::intersects(m_areas[i].box), std::back_inserter(near));
        for (const TreeEntry &entry : near)
            if (const Area &other = m_areas[entry.second]; entry.second > i && other.shape->Intersects(m_areas[i].shape.get()))
                note(CoverageFlaw::Kind::Overlap, {m_areas[i].code, other.code},
                     Shape(m_areas[i].shape->Intersection(other.shape.get())));
    }

    void compareWithParent(const QString &parent, const std::vector<std::size_t> &members)
    {
        OGRMultiPolygon polygons;
        for (const std::size_t i : members)
            for (const OGRGeometry *part : *m_areas[i].shape->toMultiPolygon())
                polygons.addGeometry(part);
        const Shape covered(polygons.UnionCascaded());
        if (!covered)
            return;
        SQLite::Statement row(m_store.db(), "SELECT geom FROM areas WHERE code = ? AND geom NOT NULL");
        row.bind(1, toSql(parent));
        if (!row.executeStep()) {
            noteHoles(parent, *covered);
            return;
        }
        const Shape outline = shapeOf(blobAt(row, 0));
        note(CoverageFlaw::Kind::Gap, {parent}, Shape(outline->Difference(covered.get())));
        for (const std::size_t i : members)
            note(CoverageFlaw::Kind::Outside, {m_areas[i].code, parent}, Shape(m_areas[i].shape->Difference(outline.get())));
    }

    void noteHoles(const QString &parent, const OGRGeometry &covered)
    {
        for (const Polygon &polygon : fromOgr(covered))
            for (std::size_t hole = 1; hole < polygon.size(); ++hole)
                note(CoverageFlaw::Kind::Gap, {parent}, toOgr({{polygon[hole]}}));
    }

    Store &m_store;
    CoverageOptions m_options;
    CoverageReport m_report;
    std::vector<Area> m_areas;
    bg::index::rtree<TreeEntry, bg::index::rstar<16>> m_tree;
};

} // namespace

QString CoverageFlaw::text() const
{
    static const char *const kinds[] = {"空隙", "重叠", "越出上级"};
    const QString where = QStringLiteral("%1, %2").arg(at.lon, 0, 'f', 6).arg(at.lat, 0, 'f', 6);
    return QStringLiteral("%1%2 %3 平方米（平均宽 %4 米）在 %5：%6")
        .arg(isSliver ? QStringLiteral("细缝·") : QString(), QString::fromUtf8(kinds[static_cast<int>(kind)]))
        .arg(squareMetres, 0, 'f', squareMetres < 10 ? 2 : 0)
        .arg(width, 0, 'f', 1)
        .arg(where, areas.join(QStringLiteral("、")));
}

qint64 CoverageReport::count(CoverageFlaw::Kind kind, bool isSliver) const
{
    return std::count_if(flaws.begin(), flaws.end(),
                         [&](const CoverageFlaw &f) { return f.kind == kind && f.isSliver == isSliver; });
}

QString CoverageReport::summary() const
{
    static const char *const levels[] = {"", "地市", "县区", "乡镇街道", "村社区", "网格", "子网格"};
    const auto sum = [this](bool sliver) {
        return QStringLiteral("空隙 %1、重叠 %2、越出上级 %3")
            .arg(count(CoverageFlaw::Kind::Gap, sliver))
            .arg(count(CoverageFlaw::Kind::Overlap, sliver))
            .arg(count(CoverageFlaw::Kind::Outside, sliver));
    };
    return QStringLiteral("%1 %2 个：%3；细缝（多半是画线误差）：%4")
        .arg(QString::fromUtf8(levels[static_cast<int>(level)]))
        .arg(areas)
        .arg(sum(false), sum(true));
}

CoverageReport checkCoverage(Store &store, const CoverageOptions &options,
                             const std::function<void(qint64, qint64)> &progress)
{
    return CoverageCheck(store, options).run(progress);
}

std::vector<AreaLevel> levelsWithShapes(Store &store)
{
    std::vector<AreaLevel> levels;
    SQLite::Statement rows(store.db(), "SELECT DISTINCT level FROM areas WHERE geom NOT NULL ORDER BY level DESC");
    while (rows.executeStep())
        levels.push_back(static_cast<AreaLevel>(rows.getColumn(0).getInt()));
    return levels;
}

} // namespace huying
