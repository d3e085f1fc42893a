// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/linkproxy.h"
#include "tests/support/patience.h"
#include "tests/support/testseat.h"

using namespace huying;
using namespace huying::test;

/// A server with a streaming replica: the first load comes from it, and when the server dies it takes its place.
class FailoverTest : public QObject
{
    Q_OBJECT

    Workflow m_workflow;
    TestUpstream m_upstream;
    int m_standby = 0;

private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
        m_standby = m_upstream.standby();
        QVERIFY(m_standby > 0);
    }

    void theFirstLoadComesFromTheReplica()
    {
        TestSeat writer(m_workflow);
        QCOMPARE(writer.open(m_upstream.options(QStringLiteral("seat1"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(writer.isLive(), patience(10000));
        CaseId last;
        for (int i = 0; i < 20; ++i)
            last = writer.report(QStringLiteral("先有的 %1").arg(i));
        QTRY_VERIFY_WITH_TIMEOUT(writer.isSettled(), patience(20000));

        LinkProxy replica(m_standby), away(m_standby);
        m_upstream.value("INSERT INTO huying.settings VALUES ('first_load', 'host=localhost hostaddr=127.0.0.1 port=" + QByteArray::number(replica.port()) + "')");
        TestSeat seat(m_workflow);
        QCOMPARE(seat.open(m_upstream.options(QStringLiteral("seat2"))), QString());
        QVERIFY(replica.connections() > 0);
        const int before = replica.connections();
        auto asUri = m_upstream.options(QStringLiteral("seat3"));
        asUri.conninfo = QStringLiteral("postgresql://localhost:%1/huying?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert=%2").arg(m_upstream.port()).arg(m_upstream.root());
        QCOMPARE(TestSeat(m_workflow).load(asUri), QString());
        QVERIFY(replica.connections() > before);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLive() && seat.digest() == writer.digest(), patience(20000));
        QCOMPARE(seat.count("SELECT count(*) FROM units"), m_upstream.value("SELECT count(*) FROM huying.units WHERE area LIKE '459021%'").toLongLong());
        QCOMPARE(seat.note(last, QStringLiteral("从副本下载之后")), QString()); // it writes where it can
        QTRY_COMPARE_WITH_TIMEOUT(writer.read(last).version, 2, patience(5000));

        m_upstream.value("UPDATE huying.settings SET value = 'host=localhost hostaddr=127.0.0.1 port=" + QByteArray::number(away.port()) + "' WHERE key = 'first_load'");
        away.cut(); // a replica that is not there holds nobody up
        TestSeat third(m_workflow);
        QCOMPARE(third.open(m_upstream.options(QStringLiteral("seat3"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(third.isLive() && third.digest() == writer.digest(), patience(20000));
    }

    void whatBeganWithTheServerDoesNotGoOnWithAReplicaThatIsBehind()
    {
        TestSeat writer(m_workflow), seat(m_workflow);
        QCOMPARE(writer.open(m_upstream.options(QStringLiteral("seat1"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(writer.isLive(), patience(10000));
        auto toStandby = m_upstream.options(QStringLiteral("installer"), m_standby);
        toStandby.password = m_upstream.installer().password;
        const auto standby = PgConnection::open(toStandby);
        QVERIFY(standby && (*standby)->run("SELECT pg_wal_replay_pause()"));
        QTRY_COMPARE_WITH_TIMEOUT((*standby)->run("SELECT pg_get_wal_replay_pause_state()")->text(0, 0), QStringLiteral("paused"), patience(5000));
        for (int i = 0; i < 5; ++i)
            QVERIFY(!writer.report(QStringLiteral("副本还没有的 %1").arg(i)).isNull());
        QTRY_VERIFY_WITH_TIMEOUT(writer.isSettled(), patience(10000));

        LinkProxy replica(m_standby);
        m_upstream.value("INSERT INTO huying.settings VALUES ('first_load', 'host=localhost hostaddr=127.0.0.1 port=" + QByteArray::number(replica.port())
                         + "') ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        replica.cut();
        const auto holder = PgConnection::open(m_upstream.installer()); // the load waits for this
        QVERIFY(holder && (*holder)->script("BEGIN; LOCK TABLE huying.actions IN ACCESS EXCLUSIVE MODE"));
        QStringList told;
        StoreThread thread(QStringLiteral("load"));
        const auto loaded = thread.run([&] {
            return loadStore(seat.path(), m_upstream.options(QStringLiteral("seat3")), m_workflow, {}, {}, [&told](const QString &why) { told << why; });
        });
        const QByteArray waits = " FROM pg_stat_activity WHERE usename = 'seat3' AND wait_event_type = 'Lock'";
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*)" + waits), QStringLiteral("1"), patience(20000));
        replica.mend();
        m_upstream.value("SELECT pg_terminate_backend(pid)" + waits);
        QVERIFY((*holder)->script("COMMIT"));
        QTRY_VERIFY_WITH_TIMEOUT(loaded.isFinished(), patience(30000));
        QVERIFY(loaded.result());
        QVERIFY(replica.connections() > 0); // it was there for the second try
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.first().contains(QStringLiteral("连接断了")), qPrintable(told.first()));
        QCOMPARE(seat.open(m_upstream.options(QStringLiteral("seat3"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLive(), patience(10000));
        QCOMPARE(seat.digest(), writer.digest());
        QVERIFY((*standby)->run("SELECT pg_wal_replay_resume()"));
    }

    void theReplicaTakesTheServersPlace()
    {
        TestSeat seats[] = {TestSeat(m_workflow), TestSeat(m_workflow)};
        const auto bothSettled = [&seats] { return std::ranges::all_of(seats, [](TestSeat &s) { return s.isLive() && s.isSettled(); }); };
        for (int i = 0; i < 2; ++i)
            QCOMPARE(seats[i].open(m_upstream.options(QStringLiteral("seat%1").arg(i + 1), m_upstream.port(), m_standby)), QString());
        QTRY_VERIFY_WITH_TIMEOUT(bothSettled(), patience(10000));
        QList<CaseId> cases;
        for (int i = 0; i < 30; ++i)
            cases << seats[i % 2].report(QStringLiteral("倒换 %1").arg(i));
        QVERIFY(m_upstream.failover()); // in the middle of sending them
        for (int i = 0; i < 30; ++i)
            QCOMPARE(seats[i % 2].note(cases[i], QStringLiteral("断着的时候")), QString());
        for (TestSeat &seat : seats)
            seat.link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(bothSettled(), patience(60000));
        QTRY_VERIFY_WITH_TIMEOUT(seats[0].digest() == seats[1].digest(), patience(20000));
        // Each is there once, or came back: the replica may not have had what the server took last.
        qsizetype back = 0;
        for (TestSeat &seat : seats)
            back += seat.returned().size();
        qsizetype held = 0;
        for (const CaseId &id : cases)
            held += seats[0].read(id).version;
        QCOMPARE(held + back, 60);
    }
};

QTEST_GUILESS_MAIN(FailoverTest)
#include "failovertest.moc"
