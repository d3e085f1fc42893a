// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/alarmmodel.h"
#include "data/store/alarmmarks.h"
#include "data/store/audit.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <ctime>

using namespace huying;

class AlarmModelTest : public QObject
{
    Q_OBJECT

    static constexpr TimeMs noon = 1786516325000;

    /// A seat on a simulated clock; decisions count at once unless a store is to keep them.
    struct Seat
    {
        TimeMs now = noon;
        Workflow workflow = *Workflow::load();
        CaseBoard board;
        OpenCases open{board, workflow};
        AlarmModel model{open, [this] { return now; }, QStringLiteral("zhang")};
        QAbstractItemModelTester tester{&model};

        explicit Seat(bool keeps = true)
        {
            if (keeps)
                QObject::connect(&model, &AlarmModel::decided, &model, &AlarmModel::take);
        }
        void put(int n, TimeMs due, int version = 1)
        {
            CaseState c;
            c.id = QUuid::createUuidV5(QUuid(), QByteArray::number(n));
            c.no = QStringLiteral("QD0812-%1").arg(n);
            c.state = QStringLiteral("handling");
            c.version = version;
            c.dueAt = due;
            board.merge({c});
            model.tick();
        }
        int count(AlarmState state) const { return model.alarms().count(state); }
    };

private slots:
    void alarmsComeByTheClockAlone()
    {
        Seat seat;
        QSignalSpy raised(&seat.model, &AlarmModel::raised);
        seat.put(1, noon + minuteMs);
        QCOMPARE(seat.model.rowCount(), 0);
        seat.now += minuteMs;
        seat.model.tick();
        QCOMPARE(seat.model.rowCount(), 1);
        QCOMPARE(raised.size(), 1);
        QCOMPARE(seat.model.line(0).first.since, noon + minuteMs);
        seat.model.tick();
        QCOMPARE(raised.size(), 1);
    }

    void whatIsDoneReturnsAndWaitsToBeSeen()
    {
        Seat seat;
        seat.put(1, noon - 1);
        CaseState closed = seat.board.at(0);
        closed.state = QStringLiteral("closed");
        closed.version = 2;
        seat.board.merge({closed});
        seat.model.tick();
        QCOMPARE(seat.count(AlarmState::Returned), 1);
        QVERIFY(seat.model.acknowledge(0));
        QCOMPARE(seat.model.rowCount(), 0);
    }

    void aDecisionShowsOnlyOnceItIsKept()
    {
        Seat seat(false);
        seat.put(1, noon - 1);
        QSignalSpy decided(&seat.model, &AlarmModel::decided);
        QVERIFY(seat.model.acknowledge(0));
        QCOMPARE(seat.count(AlarmState::Unacknowledged), 1);
        seat.model.take(decided.first().first().value<QList<AlarmMark>>());
        QCOMPARE(seat.count(AlarmState::Acknowledged), 1);
        QVERIFY(!seat.model.acknowledge(0));
    }

    void extendedAndLateAgainIsANewAlarm()
    {
        Seat seat;
        seat.put(1, noon - 1);
        seat.model.acknowledge(0);
        seat.put(1, noon + minuteMs, 2);
        QCOMPARE(seat.model.rowCount(), 0);
        seat.now += 2 * minuteMs;
        seat.model.tick();
        QCOMPARE(seat.count(AlarmState::Unacknowledged), 1);
    }

    void aFloodIsOneRowThatOpensAndIsSeenAtOnce()
    {
        Seat seat;
        for (int n = 0; n < 14; ++n)
            seat.put(n, noon - 1 - n);
        QCOMPARE(seat.model.rowCount(), 1);
        QCOMPARE(seat.model.line(0).count, 14);
        seat.model.toggle(0);
        QCOMPARE(seat.model.rowCount(), 15);
        seat.model.toggle(0);
        QVERIFY(seat.model.acknowledge(0));
        QCOMPARE(seat.count(AlarmState::Acknowledged), 14);
    }

    void shelvedAlarmsAreAListOfTheirOwnAndComeBack()
    {
        Seat seat;
        seat.put(1, noon - 1);
        QVERIFY(!seat.model.shelve(0, QString(), noon + hourMs).isEmpty());
        QVERIFY(seat.model.shelve(0, QStringLiteral("等料"), noon + hourMs).isEmpty());
        QCOMPARE(seat.model.rowCount(), 0);
        seat.model.showShelved(true);
        QCOMPARE(seat.model.rowCount(), 1);
        seat.model.showShelved(false);
        seat.now += hourMs;
        seat.model.tick();
        QCOMPARE(seat.count(AlarmState::Unacknowledged), 1);
    }

    void aRestartFindsDecisionsInTheStoreAndInTheAudit()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("alarms.gpkg"));
        {
            auto created = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
            QVERIFY(created && (*created)->finishBulk());
        }
        auto store = Store::open(path, Store::Access::Writer);
        QVERIFY(store);
        {
            Seat seat(false);
            seat.put(1, noon - 1);
            seat.put(2, noon - 2);
            connect(&seat.model, &AlarmModel::decided, &seat.model, [&](const QList<AlarmMark> &marks) {
                QVERIFY(writeAlarmMarks(**store, marks));
                seat.model.take(marks);
            });
            QVERIFY(seat.model.shelve(0, QStringLiteral("等料"), noon + hourMs).isEmpty());
            QVERIFY(seat.model.acknowledge(0));
        }
        Seat again;
        again.model.restore(readAlarmMarks(**store));
        again.put(1, noon - 1);
        again.put(2, noon - 2);
        again.put(3, noon - 3);
        QCOMPARE(again.count(AlarmState::Acknowledged), 1);
        QCOMPARE(again.count(AlarmState::Shelved), 1);
        QCOMPARE(again.count(AlarmState::Unacknowledged), 1);
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM audit WHERE act LIKE 'alarm.%'").getInt(), 2);
        QCOMPARE(checkAuditChain((*store)->db()).firstBroken, 0);
    }

    void whatAnotherSeatDecidedCountsOnceItsConditionIsHere()
    {
        Seat seat;
        seat.put(1, noon - 1);
        const QString key = seat.model.line(0).first.condition.key;
        const AlarmMark theirs{key, AlarmState::Acknowledged, noon - 1, 0, noon, QStringLiteral("li"), {}};
        QSignalSpy counts(&seat.model, &AlarmModel::countsChanged), decided(&seat.model, &AlarmModel::decided);
        seat.model.learn({AlarmMark{key, AlarmState::Acknowledged, noon - 7, 0, noon, QStringLiteral("li"), {}}}); // of the time before
        QCOMPARE(seat.count(AlarmState::Unacknowledged), 1);
        QCOMPARE(counts.size(), 0);
        seat.model.learn({theirs});
        QCOMPARE(seat.count(AlarmState::Acknowledged), 1);
        QCOMPARE(seat.model.line(0).first.by, QStringLiteral("li"));
        QVERIFY(!seat.model.acknowledge(0)); // it has been
        seat.model.learn({theirs});
        QCOMPARE(counts.size(), 1); // nothing new
        seat.model.learn({AlarmMark{key, AlarmState::Shelved, noon - 1, noon - 1, noon, QStringLiteral("li"), QStringLiteral("等料")}}); // over
        QCOMPARE(seat.count(AlarmState::Acknowledged), 1);
        QCOMPARE(decided.size(), 0); // nobody decided anything here
        // Ahead of the case itself.
        const QString later = QString(key).replace(seat.board.at(0).id.toString(QUuid::WithoutBraces),
                                                   QUuid::createUuidV5(QUuid(), QByteArray::number(2)).toString(QUuid::WithoutBraces));
        seat.model.learn({AlarmMark{later, AlarmState::Shelved, noon - 2, noon + hourMs, noon, QStringLiteral("li"), QStringLiteral("等料")}});
        seat.put(2, noon - 2);
        QCOMPARE(seat.count(AlarmState::Shelved), 1);
        QCOMPARE(seat.count(AlarmState::Unacknowledged), 0);
    }

    void aThousandOpenCasesAreTakenWithinAFrame()
    {
        Seat seat;
        QList<CaseState> many;
        for (int n = 0; n < 20000; ++n) {
            CaseState c;
            c.id = QUuid::createUuidV5(QUuid(), QByteArray::number(n));
            c.state = QStringLiteral("handling");
            c.version = 1;
            c.dueAt = noon + (n - 2000) * secondMs; // 2,000 late ones
            many << c;
        }
        seat.board.merge(many);
        seat.model.tick();
        const std::clock_t before = std::clock(); // of the processor: other programs do not count
        for (int second = 0; second < 10; ++second) {
            seat.now += secondMs;
            seat.model.tick();
        }
        const double ms = 1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / 10;
        qInfo("one second with 2,000 standing alarms: %.1f ms", ms);
        QVERIFY2(ms < 60, qPrintable(QString::number(ms))); // with sanitizers; a tenth of it without
    }
};

QTEST_GUILESS_MAIN(AlarmModelTest)
#include "alarmmodeltest.moc"
