// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/densitydialog.h"
#include "app/console/hotspotdialog.h"
#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace huying;

/// Hot spots and change of density as the console works them out from its cases, lists and draws them.
class AreaAnalysisTest : public QObject
{
    Q_OBJECT

    static constexpr int side = 14;

    struct Seat
    {
        Session session{Options{}, std::nullopt, Account{}, *Workflow::load()};
        MapView map;
        quint64 number = 0;

        Seat()
        {
            std::vector<AreaRecord> records;
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x) {
                    AreaRecord record;
                    record.code = code(x, y);
                    record.name = record.code;
                    const auto at = [](int i, int j) { return LonLat{109 + i * 0.01, 23 + j * 0.01}; };
                    record.shape = {{{at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)}}};
                    records.push_back(record);
                }
            map.setAnimated(false);
            map.resize(800, 600);
            map.show();
            const auto tree = std::make_shared<const AreaTree>(std::move(records));
            map.setAreas(tree);
            emit session.live.areasLoaded(tree);
        }
        static QString code(int x, int y) { return QStringLiteral("G%1-%2").arg(x).arg(y); }
        /// So many cases in an area, so many days ago.
        void report(int x, int y, int daysAgo, int cases)
        {
            QList<CaseState> states;
            for (int i = 0; i < cases; ++i) {
                CaseState state;
                state.id = uuid7(1765000000000, 1, ++number);
                state.version = 1;
                state.state = QStringLiteral("accepted");
                state.item = QStringLiteral("E06010");
                state.area = code(x, y);
                state.reportedAt = session.live.now() - daysAgo * dayMs;
                states << state;
            }
            session.present.merge(states);
        }
        /// One case a week everywhere, eight in the corner block all the time.
        void fill()
        {
            for (int week = 0; week < 12; ++week)
                for (int y = 0; y < side; ++y)
                    for (int x = 0; x < side; ++x)
                        report(x, y, 7 * week + 3, x < 2 && y < 2 ? 8 : (x * 7 + y * 3 + week) % 3);
        }
        bool shaded(int x, int y) const
        {
            const int area = session.areas()->indexOf(code(x, y));
            return map.tint() && map.tint()->shadeOf[static_cast<std::size_t>(area)] >= 0;
        }
    };

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void hotSpotsAreListedDrawnAndGoneTo()
    {
        Seat seat;
        seat.fill();
        HotSpotDialog dialog(seat.session, seat.map, nullptr);
        dialog.present();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.panel()->rowCount() > 0, test::patience(20000));
        QCOMPARE(dialog.panel()->text(0, 0), QStringLiteral("Persistent"));
        const QString why = dialog.panel()->text(0, 2);
        QVERIFY2(why.contains(QStringLiteral("z=")) && why.contains(QStringLiteral("p<0.0001")), qPrintable(why));
        QVERIFY(seat.shaded(0, 0) && !seat.shaded(10, 10));
        QCOMPARE(seat.session.tint(), seat.map.tint()); // a wall of the same program wears it
        QTest::keyClick(dialog.panel()->list(), Qt::Key_Return);
        QCOMPARE(seat.session.selection.what(), Selection::What::Area);
        QVERIFY(QStringList({Seat::code(0, 0), Seat::code(0, 1), Seat::code(1, 0), Seat::code(1, 1)}).contains(seat.session.selection.code()));
        dialog.close();
        QVERIFY(!seat.map.tint() && !seat.session.tint());
    }

    void aDensityThatRoseIsListedAndDrawn()
    {
        Seat seat;
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                seat.report(x, y, 45, 3);
                seat.report(x, y, 10, x == 5 && y == 5 ? 40 : 3);
            }
        DensityDialog dialog(seat.session, seat.map, nullptr);
        dialog.present();
        QTRY_VERIFY_WITH_TIMEOUT(seat.map.tint() != nullptr, test::patience(20000));
        QCOMPARE(dialog.panel()->rowCount(), 1);
        QCOMPARE(dialog.panel()->text(0, 0), QStringLiteral("+ more"));
        const QString why = dialog.panel()->text(0, 2);
        QVERIFY2(why.startsWith(QStringLiteral("3 → 40 cases")), qPrintable(why));
        const int today = seat.session.measures.local().day(seat.session.live.now());
        dialog.setPeriods({today, today - 5}, {today - 4, today}); // ends before it begins
        QTRY_COMPARE_WITH_TIMEOUT(dialog.panel()->rowCount(), 0, test::patience(20000));
    }

    void withoutCasesItWaits()
    {
        Seat seat;
        HotSpotDialog dialog(seat.session, seat.map, nullptr);
        dialog.present();
        QTest::keyClick(dialog.panel()->list(), Qt::Key_Return); // nothing to go to
        seat.fill();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.panel()->rowCount() > 0, test::patience(20000));
    }
};

QTEST_MAIN(AreaAnalysisTest)
#include "areaanalysistest.moc"
