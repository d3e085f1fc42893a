// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/whistlelist.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/mappanel.h"
#include "tests/bench/sampleplace.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

using namespace huying;

namespace {

constexpr TimeMs noon = 1765000000000;

struct Bench
{
    Workflow workflow = *Workflow::load();
    SamplePlace place{4, 6, 6};
    CaseBoard board;
    LayerModel layers;
    Selection selection;
    MapView map;

    explicit Bench(QSize size = {900, 600})
    {
        layers.setLayers(defaultLayers());
        map.setAnimated(false);
        map.setLayers(&layers);
        map.setSelection(&selection);
        map.setCases(&board, &workflow, [] { return noon; });
        map.setAreas(place.areas());
        map.setHome(place.box());
        map.resize(size);
        map.show();
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return map.isSettled() && map.marks() != nullptr; }, test::patience(20000));
    }
    const Mark *first(MarkKind kind) const
    {
        for (const Mark &m : map.marks()->marks)
            if (m.kind == kind &&
                QRectF(map.rect()).adjusted(60, 60, -60, -60).contains(map.viewport().toScreen(m.x, m.y)))
                return &m;
        return nullptr;
    }
};

} // namespace

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
    void filterHidesCases();
    void closedCasesLeaveTheMap();
    void anEmptiedBoardLeavesNothingToHit();
    void boxListsWhatIsInIt();
    void lassoCountsWhatIsDrawnRound();
    void enterCountsAllInView();
    void filterHidesPeople();
    void peopleStayOffTheWall();
    void wallStaysWhereItIs();
    void wallsSymbolsHoldItsType();
    void wallPointsOutHotAreasAndWhistles();
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

void MapViewTest::filterHidesCases()
{
    Bench b;
    b.board.merge(b.place.cases(50, noon));
    b.map.setVisibleCases([](const CaseState &c) { return c.no.endsWith(QLatin1Char('3')); });
    QVERIFY(b.settle());
    const auto shown = [&b] {
        quint32 sum = 0;
        for (const Mark &m : b.map.marks()->marks)
            if (m.kind == MarkKind::Case || m.kind == MarkKind::CaseCluster)
                sum += m.count;
        return sum;
    };
    QTRY_COMPARE(shown(), quint32(5));
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

void MapViewTest::boxListsWhatIsInIt()
{
    Bench b;
    b.board.merge(b.place.cases(40, noon));
    b.map.setRegister(b.place.points(RegisterKind::People, 3000));
    b.layers.setVisible(QStringLiteral("people"), true);
    QVERIFY(b.settle());
    b.map.setTool(MapTool::BoxSelect);
    QSignalSpy spy(&b.map, &MapView::picked);
    QTest::mousePress(&b.map, Qt::LeftButton, {}, {200, 100});
    QTest::mouseMove(&b.map, {500, 450});
    QTest::mouseRelease(&b.map, Qt::LeftButton, {}, {600, 500});
    QTRY_COMPARE(spy.size(), 1);
    const auto pick = spy[0][0].value<MapPick>();
    int inside = 0;
    for (const CaseState &c : b.board.rows())
        inside += QRectF(200, 100, 400, 400).contains(b.map.viewport().toScreen(*c.place));
    QCOMPARE(pick.cases.size(), inside);
    QCOMPARE(pick.counts.cases, qint64(inside));
    QVERIFY(inside > 0 && pick.counts.points() > 0);
    QCOMPARE(qint64(pick.items.size()), std::min<qint64>(pick.counts.points(), MapPick::limit));
}

void MapViewTest::lassoCountsWhatIsDrawnRound()
{
    Bench b;
    b.board.merge(b.place.cases(60, noon));
    QVERIFY(b.settle());
    b.map.setTool(MapTool::Lasso);
    QSignalSpy spy(&b.map, &MapView::picked), cleared(&b.map, &MapView::pickCleared);
    QTest::mousePress(&b.map, Qt::LeftButton, {}, {100, 60});
    for (const QPoint at : {QPoint(800, 60), QPoint(800, 520), QPoint(450, 250), QPoint(100, 520)})
        QTest::mouseMove(&b.map, at);
    QTest::mouseRelease(&b.map, Qt::LeftButton, {}, {100, 520});
    QTRY_COMPARE(spy.size(), 1);
    const QPolygonF ring({{100, 60}, {800, 60}, {800, 520}, {450, 250}, {100, 520}});
    qint64 inside = 0;
    for (const CaseState &c : b.board.rows())
        inside += ring.containsPoint(b.map.viewport().toScreen(*c.place), Qt::OddEvenFill);
    QVERIFY(inside > 0 && inside < 60);
    QCOMPARE(spy[0][0].value<MapPick>().counts.cases, inside);
    QTest::keyClick(&b.map, Qt::Key_Escape); // the tool
    QTest::keyClick(&b.map, Qt::Key_Escape); // the ring
    QCOMPARE(b.map.tool(), MapTool::Select);
    QCOMPARE(cleared.size(), 1);
}

void MapViewTest::enterCountsAllInView()
{
    Bench b;
    b.board.merge(b.place.cases(30, noon));
    b.map.setUnits(b.place.units(20));
    b.layers.setZoomLimits(QStringLiteral("units"), 0, 24);
    QVERIFY(b.settle());
    b.map.setTool(MapTool::BoxSelect);
    QSignalSpy spy(&b.map, &MapView::picked);
    QTest::keyClick(&b.map, Qt::Key_Return);
    QTRY_COMPARE(spy.size(), 1);
    const auto pick = spy[0][0].value<MapPick>();
    QCOMPARE(pick.counts.cases, qint64(30));
    QCOMPARE(pick.counts.units, qint64(20));
}

void MapViewTest::filterHidesPeople()
{
    Bench b;
    const QStringList codes{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")};
    const PointTablePtr people = b.place.points(RegisterKind::People, 2000, codes);
    b.map.setRegister(people);
    b.layers.setVisible(QStringLiteral("people"), true);
    const Box &box = b.place.box();
    b.map.setViewport(Viewport::around({(box.west + box.east) / 2, (box.south + box.north) / 2}, 13.5, b.map.size()));
    QVERIFY(b.settle());
    const auto shown = [&b] {
        quint32 sum = 0;
        for (const Mark &m : b.map.marks()->marks)
            if (m.kind == MarkKind::Register || m.kind == MarkKind::RegisterCluster)
                sum += m.count;
        return sum;
    };
    const quint32 all = shown();
    quint32 sum = 0;
    for (const QString &code : codes) {
        PointFilter filter;
        filter.categories = {code};
        b.layers.setFilter(QStringLiteral("people"), filter);
        QTRY_COMPARE(b.layers.layer(QStringLiteral("people"))->found,
                     qint64(std::ranges::count(people->category, codes.indexOf(code))));
        QVERIFY(b.settle());
        sum += shown();
    }
    QVERIFY(all > 0);
    QCOMPARE(sum, all);
    b.layers.setFilter(QStringLiteral("people"), {});
    QVERIFY(b.settle());
    QTRY_COMPARE(shown(), all);
    QCOMPARE(b.layers.layer(QStringLiteral("people"))->found, qint64(-1));
}

void MapViewTest::peopleStayOffTheWall()
{
    Bench b;
    b.map.setRegister(b.place.points(RegisterKind::People, 3000));
    b.layers.setVisible(QStringLiteral("people"), true);
    b.map.setSurface(Surface::Wall);
    b.map.setViewport(Viewport::around(
        {(b.place.box().west + b.place.box().east) / 2, (b.place.box().south + b.place.box().north) / 2}, 15,
        b.map.size()));
    QVERIFY(b.settle());
    for (const Mark &m : b.map.marks()->marks)
        QVERIFY(m.kind != MarkKind::Register && m.kind != MarkKind::RegisterCluster);
}

void MapViewTest::wallStaysWhereItIs()
{
    Bench b;
    b.board.merge(b.place.cases(20, noon));
    b.map.setSurface(Surface::Wall);
    QVERIFY(b.settle());
    const Viewport before = b.map.viewport();
    b.selection.selectCase(b.board.at(4).id); // at a seat beside it
    QVERIFY(b.settle());
    QCOMPARE(b.map.viewport().zoom, before.zoom);
    QCOMPARE(b.map.viewport().x, before.x);
    b.selection.selectArea(b.place.areas()->at(3).code);
    QVERIFY(b.settle());
    QCOMPARE(b.map.viewport().zoom, before.zoom);
}

void MapViewTest::wallsSymbolsHoldItsType()
{
    Bench b;
    b.map.setRegister(b.place.points(RegisterKind::Organizations, 60));
    b.layers.setVisible(QStringLiteral("organizations"), true);
    const auto smallest = [&b] {
        qreal side = 1e9;
        for (const Mark &m : b.map.marks()->marks)
            if (m.kind == MarkKind::Register)
                side = std::min(side, b.map.marks()->sprites[m.sprite].image.deviceIndependentSize().width());
        return side;
    };
    const Box &box = b.place.box();
    b.map.setViewport(Viewport::around({(box.west + box.east) / 2, (box.south + box.north) / 2}, 16, b.map.size()));
    QVERIFY(b.settle());
    const qreal seat = smallest();
    QVERIFY(seat < 30);
    b.map.setSurface(Surface::Wall);
    QVERIFY(b.settle());
    const int floor = Theme::makeDark(Surface::Wall).type.label;
    QVERIFY2(smallest() > floor, "the sign is cut off");
    // The character of a case or a unit is about half as wide as its body.
    b.board.merge(b.place.cases(1, noon));
    const QList<UnitRow> units = b.place.units(1);
    b.map.setUnits(units);
    for (const auto &[kind, at] : {std::pair(MarkKind::Case, *b.board.at(0).place), std::pair(MarkKind::Unit, *units[0].place)}) {
        b.map.setViewport(Viewport::around(at, 17, b.map.size()));
        QVERIFY(b.settle());
        QTRY_VERIFY(b.first(kind));
        QVERIFY(b.map.marks()->sprites[b.first(kind)->sprite].image.deviceIndependentSize().width() >= 1.8 * floor);
    }
}

void MapViewTest::wallPointsOutHotAreasAndWhistles()
{
    Bench b({1400, 860});
    QList<CaseState> cases = b.place.cases(60, noon);
    const auto call = [](CaseState &c, TimeMs signDue) {
        c.whistle.calledAt = noon - hourMs;
        c.whistle.legs.resize(2);
        c.whistle.legs[0].signDue = noon + dayMs;
        c.whistle.legs[1].signDue = signDue;
    };
    call(cases[0], noon + dayMs);
    call(cases[1], noon - minuteMs); // one of its departments is late
    call(cases[2], noon + dayMs);
    cases[2].whistle.ratedAt = noon - minuteMs; // over
    call(cases[3], noon - minuteMs);
    cases[3].flags |= FlagRestricted; // not for a wall
    call(cases[4], noon + 5 * minuteMs);
    cases[4].place = cases[1].place; // on one spot: they stand side by side
    b.board.merge(cases);
    QStringList hot;
    for (const Area &area : b.place.areas()->all())
        if (area.level == AreaLevel::Village && hot.size() < 4)
            hot << area.code;
    QCOMPARE(hot.size(), 4);
    b.map.setHotAreas(hot);
    const auto flags = [&b](MarkKind kind) {
        std::vector<const Mark *> found;
        for (const Mark &m : b.map.marks()->marks)
            if (m.kind == kind)
                found.push_back(&m);
        return found;
    };
    QVERIFY(b.settle());
    QVERIFY(flags(MarkKind::HotArea).empty() && flags(MarkKind::Whistle).empty()); // a seat lists them
    b.map.setSurface(Surface::Wall);
    QVERIFY(b.settle());
    QTRY_COMPARE(flags(MarkKind::Whistle).size(), std::size_t(3));
    QCOMPARE(b.map.marks()->whistles, 3);
    const auto numbered = flags(MarkKind::HotArea);
    QCOMPARE(numbered.size(), std::size_t(4));
    for (std::size_t i = 0; i < numbered.size(); ++i)
        QCOMPARE(b.place.areas()->at(static_cast<int>(numbered[i]->ref)).code, hot[static_cast<int>(i)]);
    for (const Mark *m : flags(MarkKind::Whistle)) {
        const CaseState &c = b.board.at(static_cast<int>(m->ref));
        QVERIFY(c.whistle.isOpen() && !(c.flags & FlagRestricted));
        QCOMPARE(*whistleLamp(c.whistle, noon), c.id == cases[1].id ? Lamp::Overdue : c.id == cases[4].id ? Lamp::Near : Lamp::OnTime);
    }
    const std::vector<QRectF> &taken = b.map.marks()->taken; // the flags come last: none stands on a cluster, a name or a flag
    for (std::size_t i = taken.size() - 7; i < taken.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!taken[i].intersects(taken[j]));
    b.layers.setVisible(QStringLiteral("cases"), false);
    QVERIFY(b.settle());
    QTRY_VERIFY(flags(MarkKind::Whistle).empty());
    b.map.setHotAreas({QStringLiteral("nowhere")});
    QTRY_VERIFY(flags(MarkKind::HotArea).empty());
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
