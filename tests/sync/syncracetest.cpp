// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/linkproxy.h"
#include "tests/support/patience.h"
#include "tests/support/testseat.h"

#include <QRandomGenerator>

using namespace huying;
using namespace huying::test;

/// Three seats work on the same cases, one of them cut off half of the time. HUYING_ROUNDS: actions a seat (300; 10000 is
/// the long form).
class SyncRaceTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
    }

    void everyActionIsUpstreamOrComesBack()
    {
        const int actions = qEnvironmentVariableIsSet("HUYING_ROUNDS") ? qEnvironmentVariableIntValue("HUYING_ROUNDS") : 300;
        LinkProxy proxy(m_upstream.port());
        TestSeat seats[] = {TestSeat(m_workflow), TestSeat(m_workflow), TestSeat(m_workflow)};
        for (int i = 0; i < 3; ++i)
            QCOMPARE(seats[i].open(m_upstream.options(QStringLiteral("seat%1").arg(i + 1), i == 0 ? proxy.port() : 0)), QString());
        const auto allSettled = [&seats] { return std::ranges::all_of(seats, [](TestSeat &s) { return s.isLive() && s.isSettled(); }); };
        QList<CaseId> cases;
        for (int i = 0; i < 100; ++i)
            cases << seats[1].report(QStringLiteral("共办 %1").arg(i));
        QTRY_VERIFY_WITH_TIMEOUT(allSettled() && seats[0].read(cases.last()).version == 1 && seats[2].read(cases.last()).version == 1, patience(20000));

        QSet<QUuid> done;
        bool isCut = false;
        for (int n = 0; n < actions; ++n) {
            if (n % 50 == 25) {
                isCut ? proxy.mend() : proxy.cut();
                isCut = !isCut;
                if (!isCut)
                    seats[0].link().reconnect();
            }
            for (TestSeat &seat : seats) {
                const CaseId id = cases[QRandomGenerator::global()->bounded(cases.size())];
                const Action action = seat.make(id, QStringLiteral("note"), {{QStringLiteral("text"), QString::number(n)}});
                if (seat.act(action).isEmpty()) // somebody else's may just have come in between
                    done << action.id;
            }
            if (n % 10 == 0)
                QTest::qWait(1); // the proxy lives in this thread's event loop and must get its turn
        }
        if (isCut)
            proxy.mend();
        seats[0].link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(allSettled(), patience(120000 + actions * 30));
        QTRY_VERIFY_WITH_TIMEOUT(seats[0].digest() == seats[1].digest() && seats[1].digest() == seats[2].digest(), patience(30000 + actions * 10));

        QSet<QUuid> upstream, back;
        for (const CaseId &id : cases)
            for (const Action &action : seats[1].actions(id)) {
                QVERIFY(!upstream.contains(action.id)); // none doubled
                upstream << action.id;
            }
        for (TestSeat &seat : seats)
            for (const ReturnedAction &one : seat.returned())
                back << one.action.id;
        QVERIFY(!upstream.intersects(back));
        QCOMPARE((done - upstream - back).size(), 0); // none lost
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.actions").toInt(), static_cast<int>(upstream.size()));
        QCOMPARE(m_upstream.casesThatDiffer(), QStringLiteral("0"));
        qInfo("%lld done, %lld upstream, %lld came back", static_cast<long long>(done.size()), static_cast<long long>(upstream.size() - cases.size()),
              static_cast<long long>(back.size()));
    }

private:
    Workflow m_workflow;
    TestUpstream m_upstream;
};

QTEST_GUILESS_MAIN(SyncRaceTest)
#include "syncracetest.moc"
