// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/casefile/actionform.h"
#include "widgets/whistle/whistleboard.h"
#include "widgets/whistle/whistledelegate.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace huying;

class WhistleBoardTest : public QObject
{
    Q_OBJECT

    /// A board over cases whose actions are reduced at once, as the store would.
    struct Seat
    {
        support::SampleCounty county{0};
        OpenCases open{county.board, county.workflow};
        Account account;
        QList<Action> sent;
        WhistleBoard board;

        explicit Seat(const char *roles = "dispatcher,chief", const char *org = "")
            : account{QStringLiteral("zhang"), {}, QString::fromLatin1(roles).split(u','), {}, QString::fromLatin1(org), {}},
              board(open, county.words, county.selection, account, [this] { return county.now; }, [this](const Action &a) { return submit(a); })
        {
            board.resize(1080, 240);
            board.show();
            board.activateWindow();
        }
        QUuid submit(Action action)
        {
            action.id = QUuid::createUuid();
            action.at = county.now;
            sent << action;
            QMetaObject::invokeMethod(&board, [this, action] {
                const auto after = reduce(county.workflow, county.board.at(county.board.rowOf(action.caseId)), action);
                if (after)
                    county.board.merge({*after});
                after ? board.actionDone(action.id) : board.actionRefused(action.id, after.error());
            }, Qt::QueuedConnection);
            return action.id;
        }
        CaseState blow(TimeMs calledAgo = hourMs)
        {
            CaseState c = county.makeCase();
            c.state = QStringLiteral("handling");
            c.updatedAt = county.now - calledAgo;
            c.whistle.calledAt = county.now - calledAgo;
            c.whistle.text = QStringLiteral("请到场");
            for (const char *org : {"D01", "D03"}) {
                WhistleLeg leg;
                leg.org = QString::fromLatin1(org);
                leg.signDue = c.whistle.calledAt + 2 * hourMs;
                leg.arriveDue = c.whistle.calledAt + 24 * hourMs;
                leg.handleDue = c.whistle.calledAt + 5 * dayMs;
                c.whistle.legs << leg;
            }
            county.board.merge({c});
            board.tick();
            return c;
        }
        const CaseState &now(const CaseState &c) const { return county.board.at(county.board.rowOf(c.id)); }
        void key(int key) { QTest::keyClick(board.view(), static_cast<Qt::Key>(key)); }
    };

private slots:
    void aWhistleIsPlayedWithKeysOnly()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.board));
        const CaseState c = seat.blow();
        seat.board.focusRows();
        QCOMPARE(seat.county.selection.caseId(), c.id);
        QCOMPARE(seat.board.offered(), QStringList({QStringLiteral("whistle_sign"), QStringLiteral("whistle_return")}));
        seat.key(Qt::Key_S);
        QTRY_VERIFY(seat.now(c).whistle.legs[0].signedAt > 0);
        QCOMPARE(seat.now(c).whistle.legs[1].signedAt, 0); // only the department of the row
        seat.key(Qt::Key_A);
        QTRY_VERIFY(seat.now(c).whistle.legs[0].arrivedAt > 0);
        seat.key(Qt::Key_R);
        QVERIFY(seat.board.form());
        auto *result = seat.board.form()->findChild<QComboBox *>();
        QTest::keyClicks(result, QStringLiteral("done"));
        QTest::keyClick(result, Qt::Key_Return);
        QTRY_VERIFY(seat.now(c).whistle.legs[0].handledAt > 0);
        QVERIFY(!seat.board.form());
        QVERIFY(!seat.board.offered().contains(QStringLiteral("whistle_rate"))); // the other department owes still
        seat.key(Qt::Key_Down);
        seat.key(Qt::Key_B);
        auto *reason = seat.board.form()->findChild<QComboBox *>();
        QTest::keyClicks(reason, QStringLiteral("not ours"));
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_VERIFY(seat.now(c).whistle.legs[1].returnedAt > 0);
        QTRY_COMPARE(seat.board.offered(), QStringList({QStringLiteral("whistle_rate")}));
        for (const Action &action : seat.sent)
            QVERIFY(action.payload.contains(QStringLiteral("org")));
    }

    void aDepartmentAnswersForItselfOnly()
    {
        Seat seat("handler", "D03");
        QVERIFY(QTest::qWaitForWindowActive(&seat.board));
        seat.blow();
        seat.board.focusRows();
        QVERIFY(seat.board.offered().isEmpty());
        seat.key(Qt::Key_S);
        QVERIFY(seat.sent.isEmpty());
        seat.key(Qt::Key_Down);
        QVERIFY(seat.board.offered().contains(QStringLiteral("whistle_sign")));
    }

    void aRefusalIsShownAndNothingIsLost()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.board));
        const CaseState c = seat.blow();
        seat.board.focusRows();
        CaseState newer = c;
        seat.key(Qt::Key_S);
        newer.version = c.version + 5; // another seat was quicker
        seat.county.board.merge({newer});
        QTRY_VERIFY(std::ranges::any_of(seat.board.findChildren<QLabel *>(), [](const QLabel *l) { return l->isVisible() && l->text().contains(QStringLiteral("新动作")); }));
        QCOMPARE(seat.now(c).whistle.legs[0].signedAt, 0);
    }

    void everyStepHasItsLamp()
    {
        Seat seat;
        CaseState c = seat.blow(100 * minuteMs);
        Whistle &w = c.whistle;
        const TimeMs now = seat.county.now;
        const auto lamp = [&](WhistleStep step, TimeMs at) { return whistleMark(w, w.legs[0], step, at).lamp; };
        QCOMPARE(lamp(WhistleStep::Sign, w.calledAt + hourMs), Lamp::OnTime);
        QCOMPARE(lamp(WhistleStep::Sign, w.calledAt + 100 * minuteMs), Lamp::Near);
        QCOMPARE(lamp(WhistleStep::Sign, w.calledAt + 121 * minuteMs), Lamp::Overdue);
        QCOMPARE(lamp(WhistleStep::Arrive, now), Lamp::NoData); // not its turn
        w.legs[0].signedAt = w.calledAt + 130 * minuteMs;
        QCOMPARE(lamp(WhistleStep::Sign, now), Lamp::Closed);
        QVERIFY(whistleMark(w, w.legs[0], WhistleStep::Sign, now).late);
        QCOMPARE(lamp(WhistleStep::Arrive, now), Lamp::OnTime);
        QVERIFY(whistleStepText(w, w.legs[0], WhistleStep::Sign, now).contains(QStringLiteral("0:10")));
    }

    void theMostUrgentWhistleStandsFirstAndLateOnesAreCounted()
    {
        Seat seat;
        QAbstractItemModelTester tester(&const_cast<WhistleList &>(seat.board.list()));
        const CaseState fresh = seat.blow(10 * minuteMs), late = seat.blow(3 * hourMs), mid = seat.blow(90 * minuteMs);
        QCOMPARE(seat.board.list().rowCount(), 6);
        QCOMPARE(seat.board.list().caseAt(0).id, late.id);
        QCOMPARE(seat.board.list().caseAt(2).id, mid.id);
        QCOMPARE(seat.board.list().caseAt(4).id, fresh.id);
        QCOMPARE(seat.board.list().whistles(), 3);
        QCOMPARE(seat.board.list().late(), 2);
        CaseState rated = late;
        ++rated.version;
        rated.whistle.ratedAt = seat.county.now;
        seat.county.board.merge({rated});
        seat.board.tick();
        QCOMPARE(seat.board.list().whistles(), 2);
    }
};

QTEST_MAIN(WhistleBoardTest)
#include "whistleboardtest.moc"
