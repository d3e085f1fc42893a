// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/griddoctor.h"

#include "data/areas/roadcut.h"
#include "data/import/ogrshape.h"
#include "data/import/source.h"
#include "data/model/jsontable.h"
#include "data/store/gpkgblob.h"

#include <QJsonArray>
#include <numbers>
#include <ogr_api.h>
#include <ogr_geometry.h>

namespace huying
{

namespace
{

constexpr TimeMs quarterMs = 90 * 24 * 60 * minuteMs;

struct Load
{
    QString code;
    LonLat middle;
    int people = 0, open = 0, quarter = 0, workers = 0;
};

QString marks(qsizetype count)
{
    return count ? QStringList(QList<QString>(count, QStringLiteral("?"))).join(u',') : QStringLiteral("''");
}

class Examination
{
public:
    Examination(Store &store, const GridLimits &limits, const QStringList &finalStates, TimeMs now)
        : m_store(store), m_limits(limits), m_finalStates(finalStates), m_now(now)
    {
    }

    QList<GridFinding> run(const std::function<void(qint64, qint64)> &progress)
    {
        for (const CoverageFlaw &flaw : checkCoverage(m_store, {}, progress).flaws)
            noteFlaw(flaw);
        for (const Load &load : loads()) {
            if (!load.workers && !m_limits.workerRoles.isEmpty())
                m_findings << GridFinding{GridFinding::Kind::Unstaffed, false, {load.code}, load.middle, static_cast<double>(load.people),
                                          QStringLiteral("没有网格员：%1 人、未结案卷 %2 件").arg(load.people).arg(load.open), {}, {}};
            noteLoad(load);
        }
        std::ranges::stable_sort(m_findings, [](const GridFinding &a, const GridFinding &b) {
            return std::tuple(a.isSliver, a.kind, -a.weight) < std::tuple(b.isSliver, b.kind, -b.weight);
        });
        return m_findings;
    }

private:
    void noteFlaw(const CoverageFlaw &flaw)
    {
        const QString size = QString::number(flaw.squareMetres, 'f', flaw.squareMetres < 10 ? 2 : 0);
        m_findings << GridFinding{static_cast<GridFinding::Kind>(flaw.kind), flaw.isSliver, flaw.areas, flaw.at, flaw.squareMetres,
                                  QStringLiteral("%1 平方米，平均宽 %2 米").arg(size).arg(flaw.width, 0, 'f', flaw.width < 10 ? 2 : 0), flaw.shape, {}};
    }

    std::vector<Load> loads()
    {
        // One pass a table: without an index on the area a look-up for each grid would read it a thousand times.
        QHash<QString, Load> counts;
        read(QStringLiteral("SELECT area, count(*) FILTER (WHERE state NOT IN (%1)), count(*) FILTER (WHERE reported_at > %2) FROM cases "
                            "WHERE area NOT NULL GROUP BY area").arg(marks(m_finalStates.size())).arg(m_now - quarterMs), m_finalStates,
             [&counts](const QString &area, const SQLite::Statement &row) {
                 counts[area].open = row.getColumn(1).getInt();
                 counts[area].quarter = row.getColumn(2).getInt();
             });
        read(QStringLiteral("SELECT area, count(*) FROM units WHERE area NOT NULL AND role IN (%1) GROUP BY area").arg(marks(m_limits.workerRoles.size())),
             m_limits.workerRoles, [&counts](const QString &area, const SQLite::Statement &row) { counts[area].workers = row.getColumn(1).getInt(); });
        std::vector<Load> list;
        read(QStringLiteral("SELECT code, coalesce(population, 0), geom FROM areas WHERE level = 5 AND kind = 'basic' ORDER BY code"), {},
             [&](const QString &code, const SQLite::Statement &row) {
                 Load load = counts.value(code);
                 load.code = code;
                 load.people = row.getColumn(1).getInt();
                 const Box box = boundsFromGpkg(blobOf(blobAt(row, 2)));
                 load.middle = {(box.west + box.east) / 2, (box.south + box.north) / 2};
                 if (!box.isEmpty())
                     list.push_back(load);
             });
        return list;
    }

    void read(const QString &sql, const QStringList &values, const std::function<void(const QString &, const SQLite::Statement &)> &take)
    {
        SQLite::Statement rows(m_store.db(), toSql(sql));
        for (int i = 0; i < values.size(); ++i)
            rows.bind(i + 1, toSql(values[i]));
        while (rows.executeStep())
            take(textAt(rows, 0), rows);
    }

    void noteLoad(const Load &load)
    {
        QStringList words;
        double worst = 0;
        const auto look = [&](int value, int limit, const QString &text) {
            if (limit > 0 && value > limit) {
                words << text.arg(value).arg(limit);
                worst = std::max(worst, static_cast<double>(value) / limit);
            }
        };
        look(load.people, m_limits.people, QStringLiteral("%1 人（宜 %2 以内）"));
        look(load.open, m_limits.openCases, QStringLiteral("未结案卷 %1 件（宜 %2 以内）"));
        look(load.quarter, m_limits.quarterCases, QStringLiteral("近 90 天案卷 %1 件（宜 %2 以内）"));
        if (worst <= 0)
            return;
        GridFinding finding{GridFinding::Kind::Overloaded, false, {load.code}, load.middle, worst, words.join(QStringLiteral("，")), {}, {}};
        propose(finding);
        m_findings << finding;
    }

    /// Along roads if they part the load well, else straight across.
    void propose(GridFinding &finding)
    {
        const std::vector<LonLat> places = placesIn(finding.areas.first());
        const AreaRecord grid = gridOf(finding.areas.first());
        if (places.size() < 10 || grid.shape.empty())
            return;
        const Box box = boundsOf(grid.shape);
        if (const auto cut = cutAlongRoads(grid, roadsIn(box), places)) {
            finding.cut = cut->line;
            finding.cutShare = cut->share;
            finding.isAlongRoads = true;
            finding.cutRoads = cut->roads;
            return;
        }
        finding.cut = halving(places, box);
        finding.cutShare = 0.5;
    }

    AreaRecord gridOf(const QString &code)
    {
        AreaRecord grid;
        grid.code = code;
        SQLite::Statement row(m_store.db(), "SELECT geom FROM areas WHERE code = ? AND geom NOT NULL");
        row.bind(1, toSql(code));
        if (row.executeStep())
            grid.shape = polygonsFromGpkg(blobOf(blobAt(row, 0)));
        return grid;
    }

    /// None of a table that somebody has dropped or made anew in another way: cuts are straight then.
    std::vector<RoadRecord> roadsIn(const Box &box)
    {
        try {
            return readRoads(box);
        } catch (const SQLite::Exception &) {
            return {};
        }
    }

    std::vector<RoadRecord> readRoads(const Box &box)
    {
        std::vector<RoadRecord> roads;
        SQLite::Statement rows(m_store.db(), "SELECT r.class, coalesce(r.name, ''), r.geom FROM rtree_roads_geom t JOIN roads r ON r.fid = t.id "
                                             "WHERE t.maxx >= ?1 AND t.minx <= ?2 AND t.maxy >= ?3 AND t.miny <= ?4");
        const double edges[] = {box.west, box.east, box.south, box.north};
        for (int i = 0; i < 4; ++i)
            rows.bind(i + 1, edges[i]);
        while (rows.executeStep()) {
            RoadRecord road;
            road.klass = textAt(rows, 0);
            road.name = textAt(rows, 1);
            road.line = lineFromGpkg(blobOf(blobAt(rows, 2)));
            roads.push_back(std::move(road));
        }
        return roads;
    }

    std::vector<LonLat> placesIn(const QString &code)
    {
        std::vector<LonLat> places;
        SQLite::Statement rows(m_store.db(), "SELECT geom FROM people WHERE area = ?1 AND geom NOT NULL UNION ALL "
                                             "SELECT geom FROM cases WHERE area = ?1 AND geom NOT NULL AND reported_at > ?2");
        rows.bind(1, toSql(code));
        rows.bind(2, static_cast<int64_t>(m_now - quarterMs));
        while (rows.executeStep())
            if (const auto place = pointFromGpkg(blobOf(blobAt(rows, 0))))
                places.push_back(*place);
        return places;
    }

    /// Across the long way of where its people and cases are, with half of them on either side.
    static Line halving(const std::vector<LonLat> &places, const Box &box)
    {
        double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        const auto n = static_cast<double>(places.size()), squeeze = std::cos(places[0].lat * std::numbers::pi / 180);
        for (const LonLat &p : places)
            x += p.lon / n, y += p.lat / n;
        for (const LonLat &p : places) {
            const double dx = (p.lon - x) * squeeze, dy = p.lat - y;
            xx += dx * dx, yy += dy * dy, xy += dx * dy;
        }
        const double angle = std::atan2(2 * xy, xx - yy) / 2, c = std::cos(angle), s = std::sin(angle);
        std::vector<double> along;
        for (const LonLat &p : places)
            along.push_back((p.lon - x) * squeeze * c + (p.lat - y) * s);
        const auto middle = along.begin() + static_cast<std::ptrdiff_t>(along.size() / 2);
        std::nth_element(along.begin(), middle, along.end());
        const double reach = box.east - box.west + box.north - box.south;
        const LonLat m{x + *middle * c / squeeze, y + *middle * s};
        return {{m.lon - reach * s / squeeze, m.lat + reach * c}, {m.lon + reach * s / squeeze, m.lat - reach * c}};
    }

    Store &m_store;
    const GridLimits &m_limits;
    const QStringList m_finalStates;
    const TimeMs m_now;
    QList<GridFinding> m_findings;
};

/// Length of the border that a shape has in common with another, in degrees.
double commonBorder(const OGRGeometry &one, const OGRGeometry &other)
{
    const std::unique_ptr<OGRGeometry> border(one.Boundary()), shared(border ? border->Intersection(&other) : nullptr);
    return shared ? OGR_G_Length(OGRGeometry::ToHandle(shared.get())) : 0;
}

} // namespace

Result<GridLimits> GridLimits::load()
{
    return readResource(QStringLiteral("grids.json")).and_then([](const Resource &file) -> Result<GridLimits> {
        const auto table = JsonTable::parse(file);
        if (!table)
            return tl::unexpected(table.error());
        GridLimits limits;
        for (const auto &[name, member] : {std::pair("people", &limits.people), std::pair("open_cases", &limits.openCases),
                                           std::pair("quarter_cases", &limits.quarterCases)}) {
            *member = table->root()[QLatin1String(name)].toInt(-1);
            if (*member < 0)
                return table->wrong(QLatin1String(name), QStringLiteral("%1 要是不小于 0 的整数").arg(QLatin1String(name)));
        }
        for (const QJsonValue &role : table->root()[QLatin1String("worker_roles")].toArray())
            limits.workerRoles << role.toString();
        return limits;
    });
}

bool GridFinding::isMendable() const
{
    return kind == Kind::Gap ? areas.size() > 1 : kind == Kind::Overlap || kind == Kind::Outside || !cut.empty();
}

QList<GridFinding> examineGrids(Store &store, const GridLimits &limits, const QStringList &finalStates, TimeMs now,
                                const std::function<void(qint64, qint64)> &progress)
{
    return Examination(store, limits, finalStates, now).run(progress);
}

Result<AreaEdit> mendOf(const GridFinding &finding, const AreaTree &areas)
{
    using Kind = GridFinding::Kind;
    if (finding.shape.empty() || !finding.isMendable())
        return fail(ErrorKind::Refused, QStringLiteral("这一项不能自动修，请到地图上看"));
    ReadErrors quiet;
    const auto flaw = toOgr({finding.shape});
    int best = -1;
    double most = 0;
    for (const QString &code : finding.kind == Kind::Outside ? finding.areas.mid(0, 1) : finding.kind == Kind::Gap ? finding.areas.mid(1) : finding.areas) {
        const int index = areas.indexOf(code);
        if (index < 0 || areas.at(index).shape.empty() || areas.at(index).level != AreaLevel::Grid)
            continue;
        const auto shape = toOgr(areas.at(index).shape);
        const double worth = finding.kind == Kind::Gap ? commonBorder(*flaw, *shape) : finding.kind == Kind::Outside ? 1 : shape->toMultiPolygon()->get_Area();
        if (worth > most) {
            most = worth;
            best = index;
        }
    }
    if (best < 0)
        return fail(ErrorKind::BadInput, QStringLiteral("这一项涉及的网格已经变了，请重新体检"));
    const Area &area = areas.at(best);
    const auto shape = toOgr(area.shape);
    const std::unique_ptr<OGRGeometry> mended(finding.kind == Kind::Gap ? shape->Union(flaw.get()) : shape->Difference(flaw.get()));
    AreaRecord record{area.code, area.name, area.parent < 0 ? QString() : areas.at(area.parent).code, area.kind, area.level,
                      mended ? fromOgr(*mended) : MultiPolygon(), area.population};
    if (record.shape.empty())
        return fail(ErrorKind::Refused, QStringLiteral("修了以后“%1”就没有地了，请到地图上看").arg(area.name));
    AreaEdit edit;
    edit.before.insert(area.code, area.shape);
    edit.steps << QStringLiteral("体检修复：%1 %2").arg(finding.kind == Kind::Gap ? QStringLiteral("空隙归入") : QStringLiteral("去掉多画的一块"), area.name);
    edit.changed << std::move(record);
    return edit;
}

} // namespace huying
