// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/restoredupstream.h"
#include "tests/support/testseat.h"

using namespace huying;
using namespace huying::test;

/// What a copy's own audit says reaches upstream once, whichever of the two was put back from a backup.
class AuditSyncTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
    }

    void theAuditOfACopyThatWasPutBackIsTold()
    {
        TestSeat a(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat3"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        const auto note = [&a](const char *detail) { noteAudit(a, detail); };
        const auto told = [this](const char *detail) { return this->told("seat3", detail); };
        note("甲");
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(told("甲"), 1, patience(10000));
        a.close();
        const QString copy = a.path() + QStringLiteral(".bak");
        QVERIFY(QFile::copy(a.path(), copy));
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat3"))), QString());
        note("乙");
        note("丙");
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(told("丙"), 1, patience(10000));
        a.close();
        QVERIFY(QFile::remove(a.path()) && QFile::rename(copy, a.path()));
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat3"))), QString());
        note("丁"); // in the place that 乙 had
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(told("丁"), 1, patience(10000));
        a.link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        for (const char *detail : {"甲", "乙", "丙", "丁"})
            QCOMPARE(told(detail), 1);
    }

    void theAuditIsToldAgainToAnUpstreamThatWasPutBack()
    {
        TestSeat a(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat4"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        QVERIFY(backedUp(m_upstream, a)); // it has heard nothing of the copy yet
        noteAudit(a, "子");
        noteAudit(a, "丑");
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(told("seat4", "丑"), 1, patience(10000));
        QVERIFY(restored(m_upstream, a));
        QTRY_COMPARE_WITH_TIMEOUT(told("seat4", "丑"), 1, patience(20000));
        QVERIFY(backedUp(m_upstream, a)); // two of what will be three
        noteAudit(a, "寅");
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(told("seat4", "寅"), 1, patience(10000));
        QVERIFY(restored(m_upstream, a));
        QTRY_COMPARE_WITH_TIMEOUT(told("seat4", "寅"), 1, patience(20000));
        for (const char *detail : {"子", "丑", "寅"})
            QCOMPARE(told("seat4", detail), 1);
    }

    void copiesOfOneDiskTellEachItsOwnAudit_data()
    {
        QTest::addColumn<int>("ahead");
        QTest::newRow("as far") << 1;
        QTest::newRow("farther") << 2;
    }
    void copiesOfOneDiskTellEachItsOwnAudit()
    {
        QFETCH(int, ahead);
        TestSeat a(m_workflow), b(m_workflow);
        const auto options = m_upstream.options(QStringLiteral("seat2"));
        QCOMPARE(a.open(options), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        const QByteArray row(QTest::currentDataTag());
        noteAudit(a, row + " both");
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(told("seat2", row + " both"), 1, patience(10000));
        a.close();
        QVERIFY(QFile::copy(a.path(), b.path()));
        QCOMPARE(a.open(options), QString());
        QCOMPARE(b.open(options), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(10000));
        for (int i = 0; i < ahead; ++i)
            noteAudit(a, row + " of a " + QByteArray::number(i));
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(told("seat2", row + " of a"), ahead, patience(10000));
        noteAudit(b, row + " of b"); // at the number that a's first one has
        QTRY_COMPARE_WITH_TIMEOUT(told("seat2", row + " of b"), 1, patience(40000)); // one beat to notice, one to tell
        QCOMPARE(told("seat2", row + " of a"), ahead);
        QCOMPARE(told("seat2", row + " both"), 1);
    }

private:
    /// In the audit of the seat, by the account that sits there.
    static void noteAudit(TestSeat &seat, const QByteArray &detail)
    {
        seat.ask([&](CaseLog &, Journal &journal) {
            appendAudit(journal.store().db(), {QDateTime::currentMSecsSinceEpoch(), seat.account, QStringLiteral("put-back"), QString(), QString::fromUtf8(detail)});
            return true;
        });
    }
    /// How many of them upstream has whose detail begins so.
    int told(const QByteArray &account, const QByteArray &detail)
    {
        return m_upstream.value("SELECT count(*) FROM huying.audit WHERE actor = '" + account + "' AND act = 'seat.put-back' AND detail LIKE '" + detail + "%'").toInt();
    }

    Workflow m_workflow;
    TestUpstream m_upstream;
};

QTEST_GUILESS_MAIN(AuditSyncTest)
#include "auditsynctest.moc"
