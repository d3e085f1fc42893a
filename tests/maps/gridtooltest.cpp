// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/gridtool.h"
#include "maps/view/mapview.h"
#include "tests/support/gridplace.h"

#include <QTest>

using namespace huying;
using huying::test::GridPlace;

namespace {

/// A map of eight by eight grids with the tool on.
struct Seat
{
    Seat() : mesh(place.grids(), place.above())
    {
        map.setAnimated(false);
        map.resize(900, 700);
        map.show();
        const double side = 8 * GridPlace::cell;
        map.setViewport(Viewport::fitting({GridPlace::origin.lon, GridPlace::origin.lat, GridPlace::origin.lon + side, GridPlace::origin.lat + side}, map.size()));
        auto made = std::make_unique<GridTool>(mesh, [this](const Result<void> &done) { answers << (done ? QString() : done.error().message); });
        tool = made.get();
        map.useTool(std::move(made));
    }

    QPoint at(LonLat p) const { return map.viewport().toScreen(p).toPoint(); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mouseMove(&map, from);
        QTest::mousePress(&map, Qt::LeftButton, {}, from);
        QTest::mouseMove(&map, (from + to) / 2);
        QTest::mouseMove(&map, to);
        QTest::mouseRelease(&map, Qt::LeftButton, {}, to);
    }
    void click(LonLat p) { QTest::mouseClick(&map, Qt::LeftButton, {}, at(p)); }

    GridPlace place;
    GridMesh mesh;
    MapView map;
    GridTool *tool;
    QStringList answers;
};

} // namespace

class GridToolTest : public QObject
{
    Q_OBJECT

private slots:
    void aDraggedCornerMovesAndNeighboursFollow()
    {
        Seat seat;
        const LonLat from = seat.place.corner(2, 2);
        const Viewport before = seat.map.viewport();
        seat.drag(seat.at(from), seat.at(from) + QPoint(6, -5));
        QCOMPARE(seat.answers, QStringList{QString()});
        QCOMPARE(seat.mesh.steps().size(), 1);
        QCOMPARE(seat.mesh.edit().changed.size(), 4);
        QVERIFY(seat.map.viewport() == before); // the map stayed where it was
        QTest::keyClick(&seat.map, Qt::Key_Z);
        QVERIFY(!seat.mesh.canUndo());
        QTest::keyClick(&seat.map, Qt::Key_Y);
        QVERIFY(seat.mesh.canUndo());
    }

    void besideTheBordersADragMovesTheMap()
    {
        Seat seat;
        const Viewport before = seat.map.viewport();
        const QPoint middle = seat.at(seat.place.middle(5, 2));
        seat.drag(middle, middle + QPoint(80, 40));
        QVERIFY(!(seat.map.viewport() == before));
        QVERIFY(seat.answers.isEmpty());
    }

    void theOutlineSaysWhyItStays()
    {
        Seat seat;
        const QPoint at = seat.at(seat.place.corner(0, 3));
        seat.drag(at, at + QPoint(10, 0));
        QCOMPARE(seat.answers.size(), 1);
        QVERIFY2(seat.answers[0].contains(QStringLiteral("外围")), qPrintable(seat.answers[0]));
        QVERIFY(!seat.mesh.canUndo());
    }

    void aLineAcrossAGridCutsIt()
    {
        Seat seat;
        seat.tool->setMode(GridMode::Split);
        const LonLat m = seat.place.middle(2, 2);
        seat.click({m.lon - 0.7 * GridPlace::cell, m.lat});
        seat.click({m.lon + 0.7 * GridPlace::cell, m.lat});
        QTest::keyClick(&seat.map, Qt::Key_Return);
        QCOMPARE(seat.answers, QStringList{QString()});
        const AreaEdit edit = seat.mesh.edit();
        QCOMPARE(edit.added.size(), 1);
        QCOMPARE(edit.added[0].name, QStringLiteral("格901"));
        QCOMPARE(edit.splitFrom.value(edit.added[0].code), GridPlace::codeOf(2, 2, 8));
    }

    void twoClicksMerge()
    {
        Seat seat;
        seat.tool->setMode(GridMode::Merge);
        seat.click(seat.place.middle(2, 2));
        seat.click(seat.place.middle(2, 3));
        QCOMPARE(seat.answers, QStringList{QString()});
        QCOMPARE(seat.mesh.edit().merged.size(), 1);
        seat.click(seat.place.middle(5, 3)); // of another village, far off
        QCOMPARE(seat.answers.size(), 2);
        QVERIFY(!seat.answers[1].isEmpty());
        QTest::keyClick(&seat.map, Qt::Key_Escape); // lets the picked grid go
        QCOMPARE(seat.map.tool(), MapTool::Own);
        QTest::keyClick(&seat.map, Qt::Key_Escape);
        QCOMPARE(seat.map.tool(), MapTool::Select);
    }

    void everyModeIsDrawn()
    {
        Seat seat;
        QList<QImage> pictures;
        for (const GridMode mode : {GridMode::Borders, GridMode::Split, GridMode::Merge}) {
            seat.tool->setMode(mode);
            pictures << seat.map.grab().toImage();
        }
        seat.map.setTool(MapTool::Select);
        const QImage without = seat.map.grab().toImage();
        for (const QImage &with : std::as_const(pictures)) {
            int drawn = 0;
            for (int y = 0; y < with.height(); ++y)
                for (int x = 0; x < with.width(); ++x)
                    drawn += with.pixel(x, y) != without.pixel(x, y);
            QVERIFY2(drawn > 2000, qPrintable(QString::number(drawn)));
        }
    }
};

QTEST_MAIN(GridToolTest)
#include "gridtooltest.moc"
