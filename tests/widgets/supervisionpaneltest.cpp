// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/supervision/oversightgrid.h"
#include "widgets/supervision/supervisionpanel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace huying;

class SupervisionPanelTest : public QObject
{
    Q_OBJECT

    struct Seat
    {
        support::SampleCounty county{600};
        OpenCases open{county.board, county.workflow};
        SupervisionPanel panel{open, county.words, county.selection, [this] { return county.now; }};
        const QueueModel &model = panel.list()->model();
        QListView *view = panel.list()->view();
        explicit Seat(SupervisionPanel::Tab tab = SupervisionPanel::Tab::Pressing)
        {
            panel.setAreas(county.words.areas());
            panel.showTab(tab);
            panel.resize(648, 180);
            panel.show();
            panel.activateWindow();
        }
    };

    static bool isPressing(const CaseState &c, const Workflow &workflow, TimeMs now)
    {
        const Lamp lamp = lampOf(c, workflow.isFinal(c.state), now);
        if (lamp == Lamp::Closed)
            return false;
        return lamp == Lamp::Overdue || lamp == Lamp::Near || lamp == Lamp::Stopped || c.urged || (c.flags & FlagSupervised);
    }

private slots:
    void showsWhatPressesAndNothingElse()
    {
        Seat seat;
        QSet<CaseId> expected, shown;
        for (const CaseState &c : seat.county.board.rows())
            if (isPressing(c, seat.county.workflow, seat.county.now))
                expected << c.id;
        for (int row = 0; row < seat.model.rowCount(); ++row)
            shown << seat.model.caseAt(row).id;
        QVERIFY(expected.size() > 5);
        QCOMPARE(shown, expected);
    }

    void mostPressingFirst()
    {
        Seat seat;
        const QueueModel &model = seat.model;
        int rank = 0;
        TimeMs due = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const CaseState &c = model.caseAt(row);
            const int now = c.stoppedAt ? 2 : c.dueAt ? 0 : 1;
            QVERIFY(now >= rank);
            if (now == 0)
                QVERIFY(c.dueAt >= due);
            rank = now;
            due = c.dueAt;
        }
    }

    void urgedCaseComesAndGoes()
    {
        Seat seat;
        QAbstractItemModelTester tester(&const_cast<QueueModel &>(seat.model));
        CaseState c = seat.county.makeCase();
        c.stoppedAt = 0;
        c.urged = 0;
        c.flags = 0;
        c.limitMs = 10 * hourMs;
        c.dueAt = seat.county.now + 9 * hourMs;
        seat.county.board.merge({c});
        QCOMPARE(seat.model.rowOf(c.id), -1);
        ++c.version;
        c.urged = 2;
        seat.county.board.merge({c});
        QVERIFY(seat.model.rowOf(c.id) >= 0);
        QCOMPARE(pressingWord(c, Lamp::OnTime), ChaseList::tr("Urged ×%1").arg(2));
        ++c.version;
        c.urged = 0;
        seat.county.board.merge({c});
        QCOMPARE(seat.model.rowOf(c.id), -1);
        seat.county.now = c.dueAt + minuteMs; // late by the clock alone
        seat.panel.tick();
        QVERIFY(seat.model.rowOf(c.id) >= 0);
    }

    void clickSelectsAndSelectionShows()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        const QueueModel &model = seat.model;
        QListView *view = seat.view;
        const QModelIndex second = model.index(1, 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(second).center());
        QCOMPARE(seat.county.selection.caseId(), model.caseAt(1).id);
        seat.county.selection.selectCase(model.caseAt(3).id);
        QCOMPARE(view->currentIndex().row(), 3);
        QVERIFY(view->selectionModel()->isSelected(model.index(3, view->modelColumn()))); // the column that is painted
    }

    /// Every figure of both tables against the queue filtered by it.
    void everyFigureIsThatOfTheCasesBehindIt()
    {
        Seat seat(SupervisionPanel::Tab::Organizations);
        QList<CaseState> marked;
        for (int n = 0; n < 60; ++n) {
            CaseState c = seat.county.makeCase();
            c.org = n % 7 ? QStringLiteral("D%1").arg(n % 5, 2, 10, QLatin1Char('0')) : QString();
            c.rework = n % 3 == 0, c.returned = n % 4 == 0, c.urged = n % 5 == 0;
            c.flags = n % 6 == 0 ? FlagSupervised : 0;
            c.yellowCards = n % 8 == 0, c.redCards = n % 11 == 0;
            marked << c;
        }
        seat.county.board.merge(marked);
        seat.panel.tick();
        QueueModel queue(seat.county.board, seat.county.workflow, [&seat] { return seat.county.now; });
        queue.setAreas(seat.county.words.areas());
        for (const auto by : {OversightTable::By::Organization, OversightTable::By::Town}) {
            if (by == OversightTable::By::Town)
                seat.panel.showTab(SupervisionPanel::Tab::Towns);
            const auto &table = static_cast<const OversightTable &>(*seat.panel.grid(by)->model());
            QVERIFY(table.rowCount() > 5);
            for (int row = 0; row < table.rowCount(); ++row)
                for (int column = 1; column < table.columnCount(); ++column) {
                    queue.setFilter(table.filterOf(row, column));
                    QCOMPARE(queue.rowCount(), table.figure(row, column));
                }
        }
    }

    void enterOnAFigureOpensItsCases()
    {
        Seat seat(SupervisionPanel::Tab::Organizations);
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        QSignalSpy chosen(&seat.panel, &SupervisionPanel::filterChosen);
        seat.panel.focusRows();
        QTableView *grid = seat.panel.grid(OversightTable::By::Organization);
        grid->setCurrentIndex(grid->model()->index(0, OversightTable::OpenColumn));
        QTest::keyClick(seat.panel.grid(OversightTable::By::Organization), Qt::Key_Right);
        QTest::keyClick(seat.panel.grid(OversightTable::By::Organization), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<QueueFilter>().lamps, 1 << static_cast<int>(Lamp::Overdue));
    }

    void theSameKeyGoesOnFromTabToTab()
    {
        Seat seat(SupervisionPanel::Tab::Orders);
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        seat.view->setFocus();
        QSet<SupervisionPanel::Tab> seen;
        for (int n = 0; n < 5; ++n) {
            seat.panel.focusRows();
            seen << seat.panel.tab();
        }
        QCOMPARE(seen.size(), 5);
        QCOMPARE(seat.panel.tab(), SupervisionPanel::Tab::Orders);
    }

    void ordersHaveAClockOfTheirOwn()
    {
        Seat seat(SupervisionPanel::Tab::Orders);
        const TimeMs now = seat.county.now;
        QList<CaseState> cases;
        for (int n = 0; n < 3; ++n) {
            CaseState c = seat.county.makeCase();
            c.flags = FlagSupervised;
            c.dueAt = now + 20 * hourMs;
            c.stoppedAt = 0;
            c.order = {now - 4 * hourMs, now + (n == 0 ? 2 : n == 1 ? 0 : -1) * hourMs, n == 2 ? now - hourMs : 0, QStringLiteral("system"), QStringLiteral("请说明")};
            cases << c;
        }
        seat.county.board.merge(cases);
        QCOMPARE(orderLamp(cases[0], now), Lamp::OnTime);
        QCOMPARE(orderLamp(cases[1], now + minuteMs), Lamp::Overdue);
        QCOMPARE(orderLamp(cases[2], now), Lamp::Closed); // answered
        QCOMPARE(seat.model.caseAt(0).id, cases[1].id);    // the order that is due first, not the case
        QCOMPARE(seat.model.caseAt(1).id, cases[0].id);
    }

    void requestsAreListedUntilTheyAreAnswered()
    {
        Seat seat(SupervisionPanel::Tab::Requests);
        QCOMPARE(seat.model.rowCount(), 0);
        CaseState c = seat.county.makeCase();
        c.request = {QStringLiteral("extend"), QStringLiteral("zhang"), QStringLiteral("等料"), seat.county.now - hourMs, seat.county.now + dayMs};
        seat.county.board.merge({c});
        QCOMPARE(seat.model.rowCount(), 1);
        ++c.version;
        c.request = {};
        seat.county.board.merge({c});
        QCOMPARE(seat.model.rowCount(), 0);
    }
};

QTEST_MAIN(SupervisionPanelTest)
#include "supervisionpaneltest.moc"
