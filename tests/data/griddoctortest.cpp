// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/griddoctor.h"
#include "data/areas/savegrids.h"
#include "data/store/bulkwriter.h"
#include "data/store/reading.h"
#include "tests/support/gridplace.h"

#include <QTemporaryDir>
#include <QTest>
#include <ctime>

using namespace huying;
using huying::test::GridPlace;
using Kind = GridFinding::Kind;

namespace
{

constexpr TimeMs noon = 1786500000000;
const GridLimits limits{1000, 10, 50, {QStringLiteral("网格员")}};

} // namespace

class GridDoctorTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    GridPlace m_place{8, 3};
    std::unique_ptr<Store> m_store;
    int m_count = 0;

    static QString codeAt(int x, int y) { return GridPlace::codeOf(x, y, 8); }

    /// With a worker in each grid; `change` may spoil the grids.
    void make(const std::function<void(std::vector<AreaRecord> &)> &change, const std::vector<RoadRecord> &roads = {})
    {
        m_place = GridPlace(8, 3);
        m_store = *Store::create(m_dir.filePath(QString::number(++m_count)), QStringLiteral("2026-01-01T00:00:00Z"));
        std::vector<AreaRecord> grids = m_place.grids();
        change(grids);
        BulkWriter writer(*m_store, nullptr);
        for (const AreaRecord &r : grids) {
            writer.add(r);
            UnitRecord worker;
            worker.ref = QStringLiteral("U") + r.code;
            worker.name = worker.glyph = QStringLiteral("格");
            worker.kind = QStringLiteral("person");
            worker.role = QStringLiteral("网格员");
            worker.area = r.code;
            if (r.code != codeAt(6, 6))
                writer.add(worker);
        }
        for (const AreaRecord &r : m_place.above())
            writer.add(r);
        for (const RoadRecord &road : roads)
            writer.add(road);
        for (int i = 0; i < 30; ++i) {
            const LonLat m = m_place.middle(5, 5);
            PersonRecord person;
            person.ref = QStringLiteral("P%1").arg(i);
            person.area = codeAt(5, 5);
            person.place = LonLat{m.lon + (i - 15) * 1e-4, m.lat + i % 3 * 1e-5};
            writer.add(person);
        }
        QVERIFY(m_store->finishBulk());
    }

    QList<GridFinding> examine(Kind kind)
    {
        QList<GridFinding> found = examineGrids(*m_store, limits, {QStringLiteral("closed")}, noon);
        found.removeIf([kind](const GridFinding &f) { return f.kind != kind; });
        return found;
    }

    static AreaRecord &at(std::vector<AreaRecord> &grids, const QString &code)
    {
        return *std::ranges::find(grids, code, &AreaRecord::code);
    }

private slots:
    void soundGridsHaveNoFlaw()
    {
        make([](auto &) {});
        for (const Kind kind : {Kind::Gap, Kind::Overlap, Kind::Outside, Kind::Overloaded})
            QCOMPARE(examine(kind).size(), 0);
        const auto alone = examine(Kind::Unstaffed);
        QCOMPARE(alone.size(), 1);
        QCOMPARE(alone[0].areas, QStringList{codeAt(6, 6)});
        QVERIFY(!alone[0].isMendable());
    }

    void flawsAreMended_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<double>("by");
        QTest::newRow("a gap") << Kind::Gap << -0.1;
        QTest::newRow("a sliver of a gap") << Kind::Gap << -0.00002;
        QTest::newRow("an overlap") << Kind::Overlap << 0.1;
        QTest::newRow("a sliver of an overlap") << Kind::Overlap << 0.00002;
    }

    void flawsAreMended()
    {
        QFETCH(Kind, kind);
        QFETCH(double, by);
        make([by](std::vector<AreaRecord> &grids) {
            Polygon &shape = at(grids, codeAt(2, 2)).shape[0];
            const LonLat middle = GridPlace().middle(2, 2);
            for (std::size_t i = 1; i < 4; ++i) { // the bends of one border only
                shape[0][i].lon += by * (shape[0][i].lon - middle.lon);
                shape[0][i].lat += by * (shape[0][i].lat - middle.lat);
            }
        });
        QList<GridFinding> found = examine(kind);
        QVERIFY(!found.isEmpty());
        for (int round = 0; round < 10 && !found.isEmpty(); ++round) {
            QVERIFY(found[0].isMendable());
            const auto edit = mendOf(found[0], AreaTree(readAreas(*m_store)));
            QVERIFY2(edit, edit ? "" : qPrintable(edit.error().message));
            const auto saved = saveGrids(*m_store, *edit, {QStringLiteral("zhang"), {}, {QStringLiteral("chief")}, {}, {}, {}}, noon);
            QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
            found = examine(kind);
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.isEmpty() ? QString() : found[0].detail));
        QCOMPARE(examine(kind == Kind::Gap ? Kind::Overlap : Kind::Gap).size(), 0);
    }

    void aLoadedGridGetsACutThroughTheMiddleOfItsLoad()
    {
        make([](std::vector<AreaRecord> &grids) { at(grids, codeAt(5, 5)).population = 2400; });
        const auto found = examine(Kind::Overloaded);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].areas, QStringList{codeAt(5, 5)});
        QCOMPARE(found[0].weight, 2.4);
        QCOMPARE(found[0].cut.size(), 2U);
        int west = 0;
        SQLite::Statement rows(m_store->db(), "SELECT ST_MinX(geom), ST_MinY(geom) FROM people");
        const Spot a = toSpot(found[0].cut[0]), b = toSpot(found[0].cut[1]);
        while (rows.executeStep())
            west += turn(a, b, toSpot({rows.getColumn(0).getDouble(), rows.getColumn(1).getDouble()})) > 0;
        QVERIFY2(west >= 14 && west <= 16, qPrintable(QString::number(west)));
        std::vector<AreaRecord> grids = m_place.grids();
        GridMesh mesh(grids, {});
        const int face = mesh.indexOf(codeAt(5, 5));
        const auto done = mesh.split(face, {a, b}, mesh.freeCode(face), QStringLiteral("新"));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    }

    static RoadRecord road(const char *ref, const char *klass, const QString &name, Line line)
    {
        RoadRecord r;
        r.ref = QLatin1String(ref);
        r.klass = QLatin1String(klass);
        r.name = name;
        r.line = std::move(line);
        return r;
    }

    void aCutFollowsTheRoadThatPartsTheLoad()
    {
        const LonLat m = GridPlace(8, 3).middle(5, 5);
        const double c = GridPlace::cell;
        // Through the grid from south to north with a crossing in it; from west to east; and one that ends inside.
        const Line northward{{m.lon - 0.04 * c, m.lat - 1.2 * c}, {m.lon + 0.03 * c, m.lat - 0.2 * c}, {m.lon, m.lat}, {m.lon - 0.02 * c, m.lat + 1.2 * c}};
        const std::vector<RoadRecord> roads{road("n", "secondary", QStringLiteral("纵一路"), northward),
                                            road("e", "primary", QStringLiteral("横一路"), {{m.lon - 1.2 * c, m.lat + 0.2 * c}, {m.lon + 1.2 * c, m.lat + 0.22 * c}}),
                                            road("d", "residential", {}, {{m.lon, m.lat}, {m.lon + 0.1 * c, m.lat + 0.05 * c}})};
        make([](std::vector<AreaRecord> &grids) { at(grids, codeAt(5, 5)).population = 2400; }, roads);
        const auto found = examine(Kind::Overloaded);
        QCOMPARE(found.size(), 1);
        QVERIFY(found[0].isAlongRoads && found[0].isMendable());
        QCOMPARE(found[0].cutRoads, QStringList{QStringLiteral("纵一路")});
        QVERIFY2(found[0].cutShare >= 0.5 && found[0].cutShare <= 0.62, qPrintable(QString::number(found[0].cutShare)));
        QVERIFY(std::ranges::find(found[0].cut, northward[1]) != found[0].cut.end());
        QVERIFY(std::ranges::find(found[0].cut, northward[2]) != found[0].cut.end());
        std::vector<Spot> line;
        for (const LonLat &p : found[0].cut)
            line.push_back(toSpot(p));
        GridMesh mesh(m_place.grids(), m_place.above());
        const int face = mesh.indexOf(codeAt(5, 5));
        const MultiPolygon before = mesh.shapeOf(face);
        const auto done = mesh.split(face, line, mesh.freeCode(face), QStringLiteral("新"));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QVERIFY(mesh.balance().grids == mesh.balance().outline);
        mesh.undo(); // one
        QVERIFY(!mesh.canUndo());
        QCOMPARE(mesh.shapeOf(face), before);
    }

    void whereNoRoadPartsTheLoadTheCutIsStraight()
    {
        const LonLat m = GridPlace(8, 3).middle(5, 5);
        const double c = GridPlace::cell;
        make([](std::vector<AreaRecord> &grids) { at(grids, codeAt(5, 5)).population = 2400; },
             {road("e", "primary", {}, {{m.lon - 1.2 * c, m.lat + 0.25 * c}, {m.lon + 1.2 * c, m.lat + 0.25 * c}})});
        const auto found = examine(Kind::Overloaded);
        QCOMPARE(found.size(), 1);
        QVERIFY(!found[0].isAlongRoads);
        QCOMPARE(found[0].cut.size(), 2U);
        m_store->db().exec("DROP TABLE roads"); // by a GIS program, say
        const auto without = examine(Kind::Overloaded);
        QCOMPARE(without.size(), 1);
        QCOMPARE(without[0].cut, found[0].cut);
    }

    /// Two grids that share a border of so many bends, one of which was drawn apart at one of them.
    void aBorderOfTwoHundredThousandBendsIsExamined()
    {
        constexpr int bends = 200'000;
        Line border;
        for (int i = 0; i <= bends; ++i)
            border.push_back({109 + 0.5 * i / bends, 23 + 0.001 * std::sin(i * 0.01) + (i % 2) * 1e-6});
        Line other = border;
        other[bends / 2].lat += 0.001;
        Ring low{{109, 22.5}, {109.5, 22.5}}, high = other;
        low.insert(low.end(), border.rbegin(), border.rend());
        low.push_back(low.front());
        high.insert(high.end(), {{109.5, 23.5}, {109, 23.5}, border.front()});
        const QString village = QStringLiteral("459021001001");
        m_store = *Store::create(m_dir.filePath(QStringLiteral("long")), QStringLiteral("2026-01-01T00:00:00Z"));
        BulkWriter writer(*m_store, nullptr);
        writer.add(AreaRecord{village, QStringLiteral("村"), {}, QStringLiteral("basic"), AreaLevel::Village,
                              {{{{109, 22.5}, {109.5, 22.5}, {109.5, 23.5}, {109, 23.5}, {109, 22.5}}}}, 0});
        writer.add(AreaRecord{village + QStringLiteral("001"), QStringLiteral("甲"), village, QStringLiteral("basic"), AreaLevel::Grid, {{low}}, 0});
        writer.add(AreaRecord{village + QStringLiteral("002"), QStringLiteral("乙"), village, QStringLiteral("basic"), AreaLevel::Grid, {{high}}, 0});
        QVERIFY(m_store->finishBulk());
        const std::clock_t from = std::clock();
        const QList<GridFinding> gaps = examine(Kind::Gap);
        const double ms = 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
        qInfo("200 k bends examined in %.0f ms", ms);
        QCOMPARE(gaps.size(), 1);
        QVERIFY(std::abs(gaps[0].at.lat - 23.0005) < 0.002);
        QVERIFY(ms < 20000);
    }

    void theSitesLimitsAreRead()
    {
        const auto read = GridLimits::load();
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(read->people > 0 && !read->workerRoles.isEmpty());
    }
};

QTEST_GUILESS_MAIN(GridDoctorTest)
#include "griddoctortest.moc"
