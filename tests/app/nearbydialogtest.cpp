// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/nearbydialog.h"
#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "tests/support/patience.h"
#include "widgets/analysis/nearbypanel.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace huying;

/// What lies near, as the console asks, shows and goes there.
class NearbyDialogTest : public QObject
{
    Q_OBJECT

    static constexpr LonLat middle{109.2, 23.7};
    static constexpr double metre = 1 / 111194.93; // degrees of latitude

    static UnitRow unitAt(const char *ref, double metres)
    {
        UnitRow unit;
        unit.ref = QString::fromLatin1(ref);
        unit.name = QStringLiteral("巡逻") + unit.ref;
        unit.place = LonLat{middle.lon, middle.lat + metres * metre};
        return unit;
    }

    struct Seat
    {
        Session session{Options{}, std::nullopt, Account{}, *Workflow::load()};
        MapView map;
        NearbyDialog dialog{session, map, nullptr};
        CaseState state;

        Seat()
        {
            map.setAnimated(false);
            map.resize(800, 600);
            map.setViewport(Viewport::around(middle, 12, map.size()));
            map.show();
            for (int i = 0; i < 3; ++i) {
                state.id = uuid7(1765000000000 + i, 1, 1);
                state.version = 1;
                state.state = QStringLiteral("accepted");
                state.title = QStringLiteral("路灯不亮 %1").arg(i);
                state.place = LonLat{middle.lon, middle.lat - i * 200 * metre};
                session.present.merge({state});
            }
            state = session.board.at(0);
            session.presentUnits.setRoster({unitAt("A", 90), unitAt("B", 450), unitAt("C", 900)});
        }
        int rows() const { return dialog.panel()->things().rowCount(); }
        QString cell(int row, int column) const
        {
            return dialog.panel()->things().index(row, column).data().toString();
        }
    };

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aCasesSurroundings()
    {
        Seat seat;
        seat.session.selection.selectCase(seat.state.id);
        seat.dialog.showSelected();
        QTRY_COMPARE_WITH_TIMEOUT(seat.rows(), 5, test::patience(10000)); // 3 cases, 2 units within 500 m
        QCOMPARE(seat.cell(0, NearbyThingModel::NameColumn), seat.state.title);
        QCOMPARE(seat.cell(1, NearbyThingModel::NameColumn), QStringLiteral("巡逻A"));
        QCOMPARE(seat.cell(1, NearbyThingModel::DistanceColumn), QStringLiteral("90 m"));
        QCOMPARE(seat.map.regions().size(), 1);
        QCOMPARE(seat.map.regions().first().strong, QStringLiteral("500 m"));
        QTest::keyClick(seat.dialog.panel()->list(), Qt::Key_1);
        QTRY_COMPARE_WITH_TIMEOUT(seat.rows(), 2, test::patience(10000));
        QTest::keyClick(seat.dialog.panel()->list(), Qt::Key_4);
        QTRY_COMPARE_WITH_TIMEOUT(seat.rows(), 6, test::patience(10000));
        seat.dialog.close();
        QVERIFY(seat.map.regions().isEmpty());
    }

    void enterGoesThere()
    {
        Seat seat;
        seat.dialog.showCase(seat.state.id);
        QTRY_COMPARE_WITH_TIMEOUT(seat.rows(), 5, test::patience(10000));
        seat.dialog.panel()->list()->selectRow(1);
        QTest::keyClick(seat.dialog.panel()->list(), Qt::Key_Return);
        QCOMPARE(seat.session.selection.what(), Selection::What::Unit);
        QCOMPARE(seat.session.selection.code(), QStringLiteral("A"));
        const QPointF at = seat.map.viewport().toScreen(*unitAt("A", 90).place);
        QVERIFY(QRectF(300, 200, 200, 200).contains(at));
    }

    void kindsFilterTheList()
    {
        Seat seat;
        seat.dialog.showAround(middle);
        QTRY_COMPARE_WITH_TIMEOUT(seat.rows(), 5, test::patience(10000));
        seat.dialog.panel()->kindList()->selectRow(2); // all, cases, units
        QCOMPARE(seat.rows(), 2);
        seat.dialog.showAround({middle.lon, middle.lat + 450 * metre}); // the kind stays
        QTRY_COMPARE_WITH_TIMEOUT(seat.cell(0, NearbyThingModel::NameColumn), QStringLiteral("巡逻B"), test::patience(10000));
        QCOMPARE(seat.rows(), 3);
    }

    void aDrawnRangeIsAsked()
    {
        Seat seat;
        seat.map.setTool(MapTool::MeasureArea);
        const double d = 150 * metre;
        for (const LonLat &p : {LonLat{middle.lon - d, middle.lat - d}, LonLat{middle.lon + d, middle.lat - d},
                                LonLat{middle.lon + d, middle.lat + d}, LonLat{middle.lon - d, middle.lat + d}}) {
            seat.map.setViewport(Viewport::around(middle, 16, seat.map.size()));
            QTest::mouseClick(&seat.map, Qt::LeftButton, {}, seat.map.viewport().toScreen(p).toPoint());
        }
        QCOMPARE(seat.map.drawnArea().size(), std::size_t(4));
        seat.dialog.showSelected();
        QTRY_COMPARE_WITH_TIMEOUT(seat.rows(), 2, test::patience(10000)); // a case and a unit lie in it
        QCOMPARE(seat.cell(0, NearbyThingModel::DistanceColumn), QStringLiteral("inside"));
        QTest::keyClick(seat.dialog.panel()->list(), Qt::Key_1); // and 100 m round it
        QTRY_COMPARE_WITH_TIMEOUT(seat.rows(), 3, test::patience(10000));
    }

    void aCaseWithoutAPlaceSaysSo()
    {
        Seat seat;
        CaseState lost = seat.state;
        lost.id = uuid7(1765000009000, 1, 1);
        lost.place.reset();
        seat.session.present.merge({lost});
        seat.dialog.showCase(lost.id);
        QCOMPARE(seat.rows(), 0);
        QVERIFY(seat.map.regions().isEmpty());
    }
};

QTEST_MAIN(NearbyDialogTest)
#include "nearbydialogtest.moc"
