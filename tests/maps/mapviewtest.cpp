// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mappanel.h"
#include "tests/maps/mapbench.h"

#include <QWheelEvent>
#include <cmath>

using namespace huying;
using namespace huying::test;

/// Moving over the map, and what is under the pointer.
class MapViewTest : public QObject
{
    Q_OBJECT

private slots:
    void keysMoveAndZoom();
    void wheelZoomsAboutTheCursor();
    void dragCarriesTheMap();
    void clickFindsTheCaseDrawnThere();
    void clickFindsTheUnitDrawnThere();
    void clusterIsExactAndOpens();
    void selectionElsewhereBringsTheMap();
    void closedCasesLeaveTheMap();
    void anEmptiedBoardLeavesNothingToHit();
    void hiDpiIsSharp();
    void colourOfAShadeLiesInItsArea();
};

void MapViewTest::keysMoveAndZoom()
{
    Bench b;
    QVERIFY(b.settle());
    const Viewport home = b.map.viewport();
    QTest::keyClick(&b.map, Qt::Key_Right);
    QVERIFY(std::abs((b.map.viewport().x - home.x) * home.scale() - 225) < 0.5);
    QTest::keyClick(&b.map, Qt::Key_Down);
    QVERIFY(b.map.viewport().y > home.y);
    QTest::keyClick(&b.map, Qt::Key_Plus);
    QCOMPARE(b.map.viewport().zoom, home.zoom + 1);
    QTest::keyClick(&b.map, Qt::Key_Minus);
    QTest::keyClick(&b.map, Qt::Key_Minus);
    QCOMPARE(b.map.viewport().zoom, home.zoom - 1);
    QTest::keyClick(&b.map, Qt::Key_Home);
    QCOMPARE(b.map.viewport(), home);
}

void MapViewTest::wheelZoomsAboutTheCursor()
{
    Bench b;
    QVERIFY(b.settle());
    const QPointF at(300, 200);
    const LonLat before = b.map.viewport().lonLatAt(at);
    const double zoom = b.map.viewport().zoom;
    QWheelEvent wheel(at, b.map.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&b.map, &wheel);
    QCOMPARE(b.map.viewport().zoom, zoom + 1);
    const LonLat after = b.map.viewport().lonLatAt(at);
    QVERIFY(std::abs(before.lon - after.lon) < 1e-9 && std::abs(before.lat - after.lat) < 1e-9);
}

void MapViewTest::dragCarriesTheMap()
{
    Bench b;
    QVERIFY(b.settle());
    const LonLat grabbed = b.map.viewport().lonLatAt({300, 300});
    QTest::mousePress(&b.map, Qt::LeftButton, {}, {300, 300});
    QTest::mouseMove(&b.map, {350, 320});
    QTest::mouseMove(&b.map, {420, 380});
    QTest::mouseRelease(&b.map, Qt::LeftButton, {}, {420, 380});
    const LonLat now = b.map.viewport().lonLatAt({420, 380});
    QVERIFY(std::abs(grabbed.lon - now.lon) < 1e-9 && std::abs(grabbed.lat - now.lat) < 1e-9);
}

void MapViewTest::clickFindsTheCaseDrawnThere()
{
    Bench b;
    b.board.merge(b.place.cases(60, noon));
    Viewport v = Viewport::around(*b.board.at(7).place, 16, b.map.size());
    b.map.setViewport(v);
    QVERIFY(b.settle());
    const Mark *mark = b.first(MarkKind::Case);
    QVERIFY(mark);
    const QPoint at = b.map.viewport().toScreen(mark->x, mark->y).toPoint();
    // The symbol is really there: its body is lighter than the ground beside it.
    const QImage picture = b.map.grab().toImage();
    bool ink = false;
    for (int x = -12; x <= 12; ++x)
        ink = ink || picture.pixelColor((at + QPoint(x, 0)) * picture.devicePixelRatio()).lightness() > 150;
    QVERIFY(ink);
    QTest::mouseClick(&b.map, Qt::LeftButton, {}, at);
    QCOMPARE(b.selection.what(), Selection::What::Case);
    QCOMPARE(b.selection.caseId(), b.board.at(static_cast<int>(mark->ref)).id);
}

void MapViewTest::clickFindsTheUnitDrawnThere()
{
    Bench b;
    const QList<UnitRow> units = b.place.units(5);
    b.map.setUnits(units);
    b.map.setViewport(Viewport::around(*units[3].place, 17, b.map.size()));
    QVERIFY(b.settle());
    QTest::mouseClick(&b.map, Qt::LeftButton, {}, b.map.viewport().toScreen(*units[3].place).toPoint());
    QCOMPARE(b.selection.what(), Selection::What::Unit);
    QCOMPARE(b.selection.code(), units[3].ref);
}

void MapViewTest::clusterIsExactAndOpens()
{
    Bench b;
    b.board.merge(b.place.cases(200, noon));
    QVERIFY(b.settle());
    const auto all = [&b] {
        quint32 sum = 0;
        for (const Mark &m : b.map.marks()->marks)
            if (m.kind == MarkKind::Case || m.kind == MarkKind::CaseCluster)
                sum += m.count;
        return sum;
    };
    QTRY_COMPARE(all(), quint32(200));
    const Mark *cluster = b.first(MarkKind::CaseCluster);
    QVERIFY(cluster);
    const double zoom = b.map.viewport().zoom;
    QTest::mouseClick(&b.map, Qt::LeftButton, {},
                      b.map.viewport().toScreen(cluster->x, cluster->y).toPoint());
    QCOMPARE(b.map.viewport().zoom, zoom + 2);
}

void MapViewTest::selectionElsewhereBringsTheMap()
{
    Bench b;
    b.board.merge(b.place.cases(20, noon));
    QVERIFY(b.settle());
    b.selection.selectCase(b.board.at(4).id);
    QVERIFY(b.map.viewport().zoom >= MapView::placeZoom);
    const QPointF at = b.map.viewport().toScreen(*b.board.at(4).place);
    QVERIFY(QRectF(b.map.rect()).contains(at));
    QVERIFY(b.settle());
}

void MapViewTest::closedCasesLeaveTheMap()
{
    Bench b;
    QList<CaseState> cases = b.place.cases(1, noon);
    b.board.merge(cases);
    b.map.setViewport(Viewport::around(*cases[0].place, 17, b.map.size()));
    QVERIFY(b.settle());
    QTRY_VERIFY(b.first(MarkKind::Case));
    const auto final = std::ranges::find_if(b.workflow.states(), &WorkflowState::isFinal);
    QVERIFY(final != b.workflow.states().end());
    cases[0].state = final->code;
    cases[0].version = 2;
    b.board.merge(cases);
    QTRY_VERIFY(!b.first(MarkKind::Case));
}

void MapViewTest::anEmptiedBoardLeavesNothingToHit()
{
    Bench b;
    const QList<CaseState> cases = b.place.cases(1, noon);
    b.board.merge(cases);
    b.map.setViewport(Viewport::around(*cases[0].place, 17, b.map.size()));
    QVERIFY(b.settle());
    QTRY_VERIFY(b.first(MarkKind::Case));
    b.board.clear(); // its mark is still on the screen
    const QPointF at = b.map.viewport().toScreen(*cases[0].place);
    QVERIFY(b.map.targetAt(at).caseId.isNull());
    QTest::mouseMove(&b.map, at.toPoint());
    QTRY_VERIFY(!b.first(MarkKind::Case));
}

void MapViewTest::hiDpiIsSharp()
{
    Bench b;
    b.board.merge(b.place.cases(30, noon));
    QVERIFY(b.settle());
    const double ratio = b.map.devicePixelRatioF();
    QVERIFY(ratio >= 1);
    for (const Mark &m : b.map.marks()->marks)
        QCOMPARE(b.map.marks()->sprites[m.sprite].image.devicePixelRatio(), ratio);
    QCOMPARE(b.map.grab().size(), b.map.size() * ratio);
}

void MapViewTest::colourOfAShadeLiesInItsArea()
{
    Bench b;
    QList<CaseState> cases;
    const Box &box = b.place.box();
    const Area &grid = b.place.areas()->at(
        b.place.areas()->areaAt({(box.west + box.east) / 2 + 0.004, (box.south + box.north) / 2 + 0.004}));
    for (CaseState c : b.place.cases(9, noon)) {
        c.place.reset(); // known by its area only: it shades, it has no symbol
        c.area = grid.code;
        cases.append(c);
    }
    QVERIFY(b.settle());
    const QPoint at = b.map.viewport().toScreen(grid.label).toPoint() + QPoint(9, 9);
    const auto lightness = [&] {
        const QImage picture = b.map.grab().toImage();
        return picture.pixelColor(at * picture.devicePixelRatio()).lightness();
    };
    const int before = lightness();
    b.board.merge(cases);
    QTRY_VERIFY(lightness() > before + 8);
}

QTEST_MAIN(MapViewTest)
#include "mapviewtest.moc"
