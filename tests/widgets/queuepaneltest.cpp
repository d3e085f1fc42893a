// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/queue/filterbar.h"
#include "widgets/queue/queuepanel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace huying;

class QueuePanelTest : public QObject
{
    Q_OBJECT

    struct Seat
    {
        support::SampleCounty county{400};
        QueueModel model{county.board, county.workflow, [this] { return county.now; }};
        QueuePanel panel{model, county.words, county.selection, Account()};

        Seat()
        {
            panel.resize(408, 600);
            panel.show();
            panel.activateWindow();
        }
        CaseId current() const { return panel.view()->currentIndex().data(QueueModel::IdRole).toUuid(); }
        int top(const CaseId &id) const
        {
            return panel.view()->visualRect(model.index(model.rowOf(id), 0)).top();
        }
    };

private slots:
    void selectionGoesBothWays()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        seat.panel.focusRows();
        QCOMPARE(seat.county.selection.caseId(), seat.model.caseAt(0).id);
        QTest::keyClick(seat.panel.view(), Qt::Key_Down);
        QCOMPARE(seat.county.selection.caseId(), seat.model.caseAt(1).id);
        const CaseId other = seat.model.caseAt(15).id;
        seat.county.selection.selectCase(other);
        QCOMPARE(seat.current(), other);
        QVERIFY(seat.panel.view()->viewport()->rect().contains(seat.panel.view()->visualRect(seat.panel.view()->currentIndex())));
        seat.county.selection.clear();
        QVERIFY(!seat.panel.view()->currentIndex().isValid());
    }

    void keepsFocusAndPlaceWhenCasesArrive()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        seat.panel.focusRows();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(seat.panel.view(), Qt::Key_Down);
        QTRY_VERIFY(seat.model.isHeld());
        const CaseId current = seat.current();
        const int top = seat.top(current), rows = seat.model.rowCount();
        CaseState urgent = seat.county.makeCase();
        urgent.dueAt = seat.county.now - dayMs;
        urgent.stoppedAt = 0;
        seat.county.board.merge({urgent});
        QTRY_COMPARE(seat.model.waiting(), 1);
        QCOMPARE(seat.model.rowCount(), rows);
        QVERIFY(seat.panel.view()->hasFocus());
        QCOMPARE(seat.current(), current);
        QCOMPARE(seat.top(current), top);

        seat.panel.filterBar()->searchField()->setFocus();
        QTRY_COMPARE(seat.model.rowCount(), rows + 1);
        QTRY_COMPARE(seat.top(current), top);
        QCOMPARE(seat.current(), current);
        QCOMPARE(seat.county.selection.caseId(), current);
    }

    void aRowThatLeavesTakesNoOtherIntoTheSelection()
    {
        Seat seat;
        CaseState c = seat.model.caseAt(3);
        seat.county.selection.selectCase(c.id);
        ++c.version;
        c.state = QStringLiteral("closed");
        seat.county.board.merge({c});
        QTRY_VERIFY(seat.model.rowOf(c.id) < 0);
        QTRY_VERIFY(!seat.panel.view()->currentIndex().isValid());
        QCOMPARE(seat.county.selection.caseId(), c.id);
    }

    void searchAsYouTypeThenDownIntoTheRows()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        QLineEdit *field = seat.panel.filterBar()->searchField();
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("ldbl"));
        QVERIFY(seat.model.rowCount() > 0);
        for (int row = 0; row < seat.model.rowCount(); ++row)
            QCOMPARE(seat.model.caseAt(row).title, QStringLiteral("路灯不亮"));
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(seat.panel.view()->hasFocus());
        QCOMPARE(seat.county.selection.caseId(), seat.model.caseAt(0).id);
    }
};

QTEST_MAIN(QueuePanelTest)
#include "queuepaneltest.moc"
