// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/maps/mapbench.h"

#include <QSignalSpy>

using namespace huying;
using namespace huying::test;

/// What a filter leaves on the map, and what is counted of it.
class MapCountTest : public QObject
{
    Q_OBJECT

private slots:
    void filterHidesCases();
    void boxListsWhatIsInIt();
    void lassoCountsWhatIsDrawnRound();
    void enterCountsAllInView();
    void filterHidesPeople();
};

void MapCountTest::filterHidesCases()
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

void MapCountTest::boxListsWhatIsInIt()
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

void MapCountTest::lassoCountsWhatIsDrawnRound()
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

void MapCountTest::enterCountsAllInView()
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

void MapCountTest::filterHidesPeople()
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

QTEST_MAIN(MapCountTest)
#include "mapcounttest.moc"
