// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/cellmesh.h"
#include "data/import/coverage.h"
#include "data/import/ogrshape.h"
#include "data/store/bulkwriter.h"

#include <QTemporaryDir>
#include <QTest>
#include <ogr_geometry.h>

using namespace huying;

namespace
{

constexpr double cellMetres = 500;
const LonLat origin{120.5, 36.4};

} // namespace

class CoverageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_count = 0;
    const CellMesh m_mesh{origin, cellMetres};

    /// Ten by ten cells below a village that covers them; `change` may move, drop or replace shapes.
    CoverageReport check(const std::function<void(QHash<QString, MultiPolygon> &)> &change, bool withParent = true)
    {
        QHash<QString, MultiPolygon> shapes;
        std::set<CellIndex> all;
        for (int x = 0; x < 10; ++x)
            for (int y = 0; y < 10; ++y) {
                all.insert({x, y});
                shapes.insert(QStringLiteral("G%1%2").arg(x).arg(y), {{m_mesh.square({x, y})}});
            }
        change(shapes);
        auto store = Store::create(m_dir.filePath(QString::number(++m_count)), QStringLiteral("2026-01-01T00:00:00Z"));
        BulkWriter writer(**store, nullptr);
        AreaRecord village{QStringLiteral("V"), QStringLiteral("村"), {}, QStringLiteral("basic"), AreaLevel::Village,
                           withParent ? m_mesh.outline(all) : MultiPolygon(), 0};
        writer.add(village);
        for (auto shape = shapes.constBegin(); shape != shapes.constEnd(); ++shape)
            writer.add(AreaRecord{shape.key(), shape.key(), QStringLiteral("V"), QStringLiteral("basic"), AreaLevel::Grid, shape.value(), 0});
        return checkCoverage(**store, {});
    }

    void compareFlaw(const CoverageReport &report, CoverageFlaw::Kind kind, bool isSliver, double squareMetres, CellIndex cell)
    {
        QCOMPARE(report.flaws.size(), 1U);
        const CoverageFlaw &flaw = report.flaws[0];
        QCOMPARE(flaw.kind, kind);
        QCOMPARE(flaw.isSliver, isSliver);
        QVERIFY2(std::abs(flaw.squareMetres - squareMetres) < squareMetres * 0.01, qPrintable(flaw.text()));
        QCOMPARE(m_mesh.cellAt(flaw.at), cell);
    }

private slots:
    void aMeshOfCellsHasNoFlaw()
    {
        const auto report = check([](auto &) {});
        QCOMPARE(report.areas, 100);
        QVERIFY2(report.flaws.empty(), report.flaws.empty() ? "" : qPrintable(report.flaws[0].text()));
    }

    void aMissingCellIsAGapAtItsPlace_data()
    {
        QTest::addColumn<bool>("withParent");
        QTest::newRow("below a village with a border") << true;
        QTest::newRow("below one without") << false;
    }

    void aMissingCellIsAGapAtItsPlace()
    {
        QFETCH(bool, withParent);
        const auto report = check([](auto &shapes) { shapes.remove(QStringLiteral("G37")); }, withParent);
        compareFlaw(report, CoverageFlaw::Kind::Gap, false, cellMetres * cellMetres, {3, 7});
        for (const char *code : {"V", "G27", "G47", "G36", "G38"})
            QVERIFY2(report.flaws[0].areas.contains(QLatin1String(code)), code);
    }

    void aCellDrawnTooWideOverlapsItsNeighbour()
    {
        const auto report = check([this](auto &shapes) {
            Ring ring = m_mesh.square({4, 4});
            const double wide = (ring[1].lon - ring[0].lon) * 0.1; // 50 m
            ring[1].lon += wide;
            ring[2].lon += wide;
            shapes[QStringLiteral("G44")] = {{ring}};
        });
        compareFlaw(report, CoverageFlaw::Kind::Overlap, false, cellMetres * 50, {5, 4});
        QCOMPARE(report.flaws[0].areas, QStringList({QStringLiteral("G44"), QStringLiteral("G54")}));
    }

    void aCellDrawnTooNarrowByCentimetresIsASliver()
    {
        const auto report = check([this](auto &shapes) {
            Ring ring = m_mesh.square({4, 4});
            const double narrow = (ring[1].lon - ring[0].lon) * 0.0004; // 20 cm
            ring[1].lon -= narrow;
            ring[2].lon -= narrow;
            shapes[QStringLiteral("G44")] = {{ring}};
        });
        compareFlaw(report, CoverageFlaw::Kind::Gap, true, cellMetres * 0.2, {4, 4});
    }

    void aCellBeyondTheBorderIsOutside()
    {
        const auto report = check([this](auto &shapes) { shapes[QStringLiteral("X")] = {{m_mesh.square({10, 0})}}; });
        compareFlaw(report, CoverageFlaw::Kind::Outside, false, cellMetres * cellMetres, {10, 0});
    }

    void outlinesOfTouchingCellsAndHolesAreValid()
    {
        // Two holes that touch in a point, and two cells that touch in a point.
        std::set<CellIndex> cells;
        for (int x = 0; x < 6; ++x)
            for (int y = 0; y < 6; ++y)
                cells.insert({x, y});
        cells.erase({2, 2});
        cells.erase({3, 3});
        cells.insert({6, 6});
        const MultiPolygon shape = m_mesh.outline(cells);
        QCOMPARE(shape.size(), 2U);
        QVERIFY(toOgr(shape)->IsValid());
        double squareMetres = 0;
        for (const Polygon &polygon : shape)
            squareMetres += groundSize(polygon).squareMetres;
        QVERIFY(std::abs(squareMetres - 35 * cellMetres * cellMetres) < 35 * cellMetres * cellMetres * 0.005);
        const LonLat corner = m_mesh.corner(2, 2);
        QVERIFY(!contains(shape, {corner.lon + 1e-4, corner.lat + 1e-4}));
    }
};

QTEST_GUILESS_MAIN(CoverageTest)
#include "coveragetest.moc"
