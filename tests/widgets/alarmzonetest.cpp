// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/alarms/alarmzone.h"
#include "widgets/alarms/shelveform.h"
#include "widgets/queue/queuepanel.h"

#include <QComboBox>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace huying;

class AlarmZoneTest : public QObject
{
    Q_OBJECT

    /// A queue of quiet cases with its alarms; decisions are kept at once.
    struct Seat
    {
        support::SampleCounty county{0};
        OpenCases open{county.board, county.workflow};
        AlarmModel alarms{open, [this] { return county.now; }, QStringLiteral("zhang")};
        QueueModel queue{county.board, county.workflow, [this] { return county.now; }};
        QueuePanel panel{queue, county.words, county.selection, Account()};
        AlarmZone *zone = panel.addAlarms(alarms);

        Seat()
        {
            QObject::connect(&alarms, &AlarmModel::decided, &alarms, &AlarmModel::take);
            add(5 * hourMs);
            panel.resize(408, 700);
            panel.show();
            panel.activateWindow();
        }
        CaseState add(TimeMs left)
        {
            CaseState c = county.makeCase();
            c.stoppedAt = 0, c.flags = 0, c.stageDue = 0, c.order = {}, c.whistle = {};
            c.limitMs = 10 * hourMs;
            c.dueAt = county.now + left;
            county.board.merge({c});
            alarms.tick();
            return c;
        }
        int count(AlarmState state) const { return alarms.alarms().count(state); }
    };

private slots:
    void itTakesNoRoomUntilThereIsAnAlarm()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        QVERIFY(!seat.zone->isVisible());
        QSignalSpy sound(seat.zone, &AlarmZone::soundWanted);
        seat.panel.focusRows();
        seat.add(-minuteMs);
        QVERIFY(seat.zone->isVisible());
        QVERIFY(seat.panel.view()->hasFocus()); // it takes no focus
        QCOMPARE(sound.size(), 1);
        seat.zone->setMuted(true);
        seat.add(-minuteMs);
        QCOMPARE(sound.size(), 1);
    }

    void spaceGoesThroughThemOneByOne()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        for (int n = 0; n < 3; ++n)
            seat.add(-minuteMs * (n + 1));
        seat.panel.focusRows(); // the key works in the queue below too
        QTest::keyClick(seat.panel.view(), Qt::Key_Space);
        QCOMPARE(seat.count(AlarmState::Acknowledged), 1);
        seat.zone->focusRows();
        QTest::keyClick(seat.zone->view(), Qt::Key_Space);
        QTest::keyClick(seat.zone->view(), Qt::Key_Space);
        QCOMPARE(seat.count(AlarmState::Acknowledged), 3);
        QTest::keyClick(seat.zone->view(), Qt::Key_Space); // nothing left
        QCOMPARE(seat.count(AlarmState::Acknowledged), 3);
    }

    void anAlarmThatComesDoesNotSlipUnderTheKey()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        const CaseState seen = seat.add(-minuteMs);
        seat.zone->focusRows();
        seat.add(-hourMs); // older, so it stands above
        QTest::keyClick(seat.zone->view(), Qt::Key_Space);
        const QList<AlarmLine> lines = seat.alarms.alarms().lines(seat.county.now);
        for (const AlarmLine &line : lines)
            QCOMPARE(line.first.state == AlarmState::Acknowledged, line.first.condition.caseId == seen.id);
    }

    void shelvingAsksForAReason()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        seat.add(-minuteMs);
        seat.zone->focusRows();
        QTest::keyClick(seat.zone->view(), Qt::Key_Z);
        ShelveForm *form = seat.zone->shelveForm();
        QVERIFY(form->isVisible());
        QTest::keyClick(form->reasonField(), Qt::Key_Return);
        QVERIFY(form->isVisible());
        QCOMPARE(seat.count(AlarmState::Shelved), 0);
        QTest::keyClicks(form->reasonField(), QStringLiteral("waiting"));
        QTest::keyClick(form->reasonField(), Qt::Key_Return);
        QCOMPARE(seat.count(AlarmState::Shelved), 1);
        QVERIFY(!form->isVisible());
        QCOMPARE(seat.alarms.alarms().shelvedAlarms().first().until, seat.county.now + hourMs);
        seat.alarms.showShelved(true);
        seat.zone->focusRows();
        QTest::keyClick(seat.zone->view(), Qt::Key_Z); // takes it off the shelf
        QCOMPARE(seat.count(AlarmState::Unacknowledged), 1);
        QVERIFY(!seat.alarms.isShowingShelved()); // none left to show
    }

    void enterOpensTheCaseOrTheFlood()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        const CaseState one = seat.add(-minuteMs);
        QSignalSpy activated(&seat.panel, &QueuePanel::caseActivated);
        seat.zone->focusRows();
        QTest::keyClick(seat.zone->view(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(seat.county.selection.caseId(), one.id);
        for (int n = 0; n < 12; ++n)
            seat.add(-secondMs * (n + 1));
        QCOMPARE(seat.alarms.rowCount(), 1);
        QTest::keyClick(seat.zone->view(), Qt::Key_Return);
        QCOMPARE(seat.alarms.rowCount(), 14);
        QTest::keyClick(seat.zone->view(), Qt::Key_Left);
        QCOMPARE(seat.alarms.rowCount(), 1);
        QTest::keyClick(seat.zone->view(), Qt::Key_Space);
        QCOMPARE(seat.count(AlarmState::Acknowledged), 13);
    }

    void onlyUnseenOnesMove()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.panel));
        seat.add(-minuteMs);
        seat.alarms.setOther(QStringLiteral("clock"), {AlarmCondition{QStringLiteral("clock/1"), QStringLiteral("clock"), 1, {}, QStringLiteral("x"), 0}});
        const auto picture = [&] { return seat.zone->view()->grab().toImage(); };
        const QImage first = picture();
        QTRY_VERIFY(picture() != first);
        while (seat.count(AlarmState::Unacknowledged))
            seat.alarms.acknowledge(0);
        QVERIFY(!seat.zone->isMoving());
        seat.add(-minuteMs);
        QVERIFY(seat.zone->isMoving());
        seat.zone->setAnimated(false);
        QVERIFY(!seat.zone->isMoving());
    }
};

QTEST_MAIN(AlarmZoneTest)
#include "alarmzonetest.moc"
