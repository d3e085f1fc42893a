// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queuemodel.h"
#include "tests/widgets/samplecounty.h"
#include "widgets/supervision/forecaststrip.h"

#include <QSignalSpy>
#include <QTest>

using namespace huying;

class ForecastStripTest : public QObject
{
    Q_OBJECT

    struct Seat
    {
        support::SampleCounty county{3000};
        WorkCalendar calendar = *WorkCalendar::load();
        OpenCases open{county.board, county.workflow};
        ForecastStrip strip{open, calendar, [this] { return county.now; }};
        Seat()
        {
            strip.resize(1080, 96);
            strip.show();
            strip.activateWindow();
        }
    };

private slots:
    void everyBarIsTheNumberOfCasesItOpens()
    {
        Seat seat;
        QueueModel queue(seat.county.board, seat.county.workflow, [&seat] { return seat.county.now; });
        for (const TimeMs step : {30 * minuteMs, 15 * minuteMs}) {
            seat.strip.setStep(step);
            int all = 0;
            for (int bar = 0; bar < seat.strip.bars().size(); ++bar) {
                queue.setFilter(seat.strip.filterOf(bar));
                QCOMPARE(queue.rowCount(), seat.strip.bars()[bar].cases);
                all += queue.rowCount();
            }
            QVERIFY(all > 50);
        }
    }

    void keysGoAlongItAndOpen()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.strip));
        seat.strip.setFocus();
        QSignalSpy chosen(&seat.strip, &ForecastStrip::filterChosen), cleared(&seat.strip, &ForecastStrip::cleared);
        QTest::keyClick(&seat.strip, Qt::Key_Return);
        QCOMPARE(chosen.last().first().value<QueueFilter>().dueTo, seat.county.now);
        QTest::keyClick(&seat.strip, Qt::Key_Right);
        QTest::keyClick(&seat.strip, Qt::Key_Right);
        QTest::keyClick(&seat.strip, Qt::Key_Return);
        QCOMPARE(chosen.last().first().value<QueueFilter>().dueFrom, seat.strip.bars()[2].from);
        QVERIFY(!seat.strip.accessibleDescription().isEmpty());
        const TimeMs at = seat.strip.bars()[2].from;
        QTest::keyClick(&seat.strip, Qt::Key_Space);
        QCOMPARE(seat.strip.step(), 15 * minuteMs);
        QCOMPARE(seat.strip.bars()[seat.strip.current()].from, at); // stays at its time
        QTest::keyClick(&seat.strip, Qt::Key_Escape);
        QCOMPARE(cleared.size(), 1);
    }

    void aClickOpensTheBarUnderIt()
    {
        Seat seat;
        QSignalSpy chosen(&seat.strip, &ForecastStrip::filterChosen);
        QTest::mouseClick(&seat.strip, Qt::LeftButton, {}, QPoint(150, 50));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(seat.strip.current(), 0);
    }

    void timeMovesWhatIsLate()
    {
        Seat seat;
        const int late = seat.strip.bars()[0].cases, next = seat.strip.bars()[1].cases + seat.strip.bars()[2].cases;
        QVERIFY(next > 0);
        seat.county.now = seat.strip.bars()[2].to;
        seat.strip.tick();
        QCOMPARE(seat.strip.bars()[0].cases, late + next);
    }
};

QTEST_MAIN(ForecastStripTest)
#include "forecaststriptest.moc"
