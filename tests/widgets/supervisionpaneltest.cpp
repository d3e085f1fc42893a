// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
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
        SupervisionPanel panel{county.board, county.words, county.selection, [this] { return county.now; }};
        Seat()
        {
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
        for (int row = 0; row < seat.panel.model().rowCount(); ++row)
            shown << seat.panel.model().caseAt(row).id;
        QVERIFY(expected.size() > 5);
        QCOMPARE(shown, expected);
    }

    void mostPressingFirst()
    {
        Seat seat;
        const QueueModel &model = seat.panel.model();
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
        QAbstractItemModelTester tester(&const_cast<QueueModel &>(seat.panel.model()));
        CaseState c = seat.county.makeCase();
        c.stoppedAt = 0;
        c.urged = 0;
        c.flags = 0;
        c.limitMs = 10 * hourMs;
        c.dueAt = seat.county.now + 9 * hourMs;
        seat.county.board.merge({c});
        QCOMPARE(seat.panel.model().rowOf(c.id), -1);
        ++c.version;
        c.urged = 2;
        seat.county.board.merge({c});
        QVERIFY(seat.panel.model().rowOf(c.id) >= 0);
        QCOMPARE(pressingWord(c, Lamp::OnTime), SupervisionPanel::tr("Urged ×%1").arg(2));
        ++c.version;
        c.urged = 0;
        seat.county.board.merge({c});
        QCOMPARE(seat.panel.model().rowOf(c.id), -1);
        seat.county.now = c.dueAt + minuteMs; // late by the clock alone
        seat.panel.tick();
        QVERIFY(seat.panel.model().rowOf(c.id) >= 0);
    }

    void clickSelectsAndSelectionShows()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        const QueueModel &model = seat.panel.model();
        QListView *view = seat.panel.view();
        const QModelIndex second = model.index(1, 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(second).center());
        QCOMPARE(seat.county.selection.caseId(), model.caseAt(1).id);
        seat.county.selection.selectCase(model.caseAt(3).id);
        QCOMPARE(view->currentIndex().row(), 3);
        QVERIFY(view->selectionModel()->isSelected(model.index(3, view->modelColumn()))); // the column that is painted
    }
};

QTEST_MAIN(SupervisionPanelTest)
#include "supervisionpaneltest.moc"
