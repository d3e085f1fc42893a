// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/linkproxy.h"
#include "tests/support/patience.h"
#include "tests/support/restoredupstream.h"
#include "tests/support/testseat.h"

#include <QRandomGenerator>

using namespace huying;
using namespace huying::test;

namespace
{

/// HUYING_ROUNDS=500 for the long form.
int rounds(int otherwise)
{
    return qEnvironmentVariableIsSet("HUYING_ROUNDS") ? qEnvironmentVariableIntValue("HUYING_ROUNDS") : otherwise;
}

constexpr int seatNotes = 1200; ///< that wait to be sent: a run of batches

} // namespace

/// Networks, servers and disks that fail at the worst moment: nothing is lost, nothing doubled, and it is said.
class SyncFaultTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
    }

    void signInSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("password"); // empty: the right one
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *from, const char *to, const char *password, ErrorKind kind, const char *word) {
            QTest::newRow(name) << QString::fromUtf8(from) << QString::fromUtf8(to) << QString::fromUtf8(password) << static_cast<int>(kind) << QString::fromUtf8(word);
        };
        row("wrong password", "", "", "x", ErrorKind::Refused, "口令不对");
        row("certificate of another host", "host=localhost ", "host=somewhere.example ", "", ErrorKind::Unavailable, "别的主机");
        row("another root", "sslrootcert=", "sslrootcert=/etc/ssl/certs/ca-certificates.crt#", "", ErrorKind::Unavailable, "根证书");
        row("nobody there", "port=", "port=1", "", ErrorKind::Unavailable, "没有开，或端口不对");
        row("unknown word", "dbname=", "dbnam=", "", ErrorKind::BadInput, "连接串不对");
        row("another database", "dbname=huying", "dbname=elsewhere", "", ErrorKind::BadInput, "不是呼应的上级库");
        row("the server's own database", "dbname=huying", "dbname=postgres", "", ErrorKind::Refused, "这个账号不能用这个库");
        m_upstream.value("CREATE DATABASE elsewhere");
    }
    void signInSaysWhatIsWrong()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, password);
        QFETCH(QString, word);
        auto options = m_upstream.options(QStringLiteral("seat1"));
        if (to.endsWith(u'#')) {
            options.conninfo.truncate(options.conninfo.indexOf(from));
            options.conninfo += to.chopped(1);
        } else if (from == QLatin1String("port=")) {
            options.conninfo.replace(QStringLiteral("port=%1").arg(m_upstream.port()), QStringLiteral("port=1"));
        } else if (!from.isEmpty()) {
            options.conninfo.replace(from, to);
        }
        if (!password.isEmpty())
            options.password = password;
        const auto upstream = Upstream::signIn(options);
        QVERIFY(!upstream);
        QVERIFY2(upstream.error().error.message.contains(word), qPrintable(upstream.error().error.message));
        QTEST(static_cast<int>(upstream.error().error.kind), "kind");
    }

    void noiseAndSilenceAreOffline()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1", proxy));
        const CaseId id = a.report(QStringLiteral("噪声"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        proxy.setGarbage(true);
        QCOMPARE(a.note(id, QStringLiteral("1")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(15000));
        proxy.setGarbage(false);
        a.link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && a.isSettled(), patience(10000));
        proxy.setStalled(true); // half-open: nobody says that it is gone
        QCOMPARE(a.note(id, QStringLiteral("2")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(15000));
        QVERIFY(a.status.why.contains(QStringLiteral("没有回答")));
        proxy.setStalled(false);
        proxy.closeAll();
        a.link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && a.isSettled(), patience(20000));
        proxy.setDelay(150); // slow is not broken
        QCOMPARE(a.note(id, QStringLiteral("3")), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(10000));
        QCOMPARE(countUpstream(id), 4);
    }

    void anothersTransactionInTheWayOfSettlingInIsNoDeafSeat()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(b, "seat2"));
        const CaseId id = b.report(QStringLiteral("听得见吗"));
        QTRY_VERIFY_WITH_TIMEOUT(b.isSettled(), patience(5000));
        const TimeMs since = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(m_upstream.breakWrites("seats", "40P01"), QString()); // where the seat says at last that it is there
        QCOMPARE(a.open(options("seat1")), QString());
        const auto isOver = [&a] { return a.isLive() || a.status.state == SyncStatus::State::Offline || a.status.state == SyncStatus::State::Stopped; };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), patience(10000));
        QCOMPARE(m_upstream.mendWrites("seats"), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        QCOMPARE(b.note(id, QStringLiteral("一句")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(a.read(id).version, 2, patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*) FROM huying.seats WHERE account = 'seat1' AND at > " + QByteArray::number(since)),
                                  QStringLiteral("1"), patience(5000));
    }

    void whatAStandingLinkCouldNotTakeIsSentSoonAfter_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("upstream's disk is full") << QByteArray("53100");
        QTest::newRow("somebody else's transaction") << QByteArray("40P01");
        QTest::newRow("somebody else's lock") << QByteArray("55P03");
        QTest::newRow("cancelled by an administrator") << QByteArray("57014");
    }
    void whatAStandingLinkCouldNotTakeIsSentSoonAfter()
    {
        QFETCH(QByteArray, state);
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1"));
        const CaseId id = a.report(QStringLiteral("等一等"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        QCOMPARE(m_upstream.breakWrites("actions", state), QString());
        QCOMPARE(a.note(id, QStringLiteral("一句")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(a.status.waiting, 1, patience(5000));
        if (state == "53100")
            QTRY_VERIFY_WITH_TIMEOUT(a.status.why.contains(QStringLiteral("上级库的磁盘已满")), patience(5000));
        QTest::qWait(1500); // past a poll, which succeeds
        QVERIFY(!a.isLive());
        QCOMPARE(m_upstream.mendWrites("actions"), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled() && a.isLive(), patience(8000)); // by itself, before the next heartbeat
        QCOMPARE(countUpstream(id), 2);
        QVERIFY(a.returned().isEmpty());
    }

    void aCaseThatLeavesTheScopeBetweenTheFeedAndItsLogIsGone()
    {
        TestSeat a(m_workflow), department(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(department, "d01"));
        const CaseId id = a.report(QStringLiteral("派了又收回"));
        department.close();
        QCOMPARE(a.act(a.make(id, QStringLiteral("accept"), {})), QString());
        QCOMPARE(a.act(a.make(id, QStringLiteral("assign"), {{QStringLiteral("org"), QStringLiteral("D01")}})), QString()); // "reload" for the department
        QCOMPARE(a.note(id, QStringLiteral("一句")), QString());                                                          // an action that stands on it
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        QCOMPARE(m_upstream.value("CREATE POLICY away ON huying.actions AS RESTRICTIVE FOR SELECT USING (case_id <> '"
                                  + id.toByteArray(QUuid::WithoutBraces) + "')"), QString());
        QVERIFY(openLive(department, "d01"));
        QCOMPARE(department.read(id).version, 0);
        QCOMPARE(m_upstream.value("DROP POLICY away ON huying.actions"), QString());
        QCOMPARE(a.note(id, QStringLiteral("又派给了它")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(department.read(id).version, 5, patience(5000));
        QCOMPARE(department.digest().size(), 32);
    }

    void aBusyServerHasAMinuteForTheFirstLineOfACopy()
    {
        auto hasty = options("seat1");
        hasty.patience = std::chrono::milliseconds(patience(1000));
        const QByteArray nap = "pg_sleep(" + QByteArray::number(patience(1800) / 1000.0) + " * ";
        const auto link = PgConnection::open(hasty);
        QVERIFY(link);
        const auto nothing = [](QByteArrayView) -> Result<void> { return {}; };
        const auto rows = (*link)->copyOut("COPY (SELECT " + nap + "1)) TO STDOUT", nothing);
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().error.message));
        QCOMPARE(*rows, 1);
        // But not between the lines. Eight kilobytes are what the server gives away at once.
        const auto held = (*link)->copyOut("COPY (SELECT repeat('x', 5000 * i), " + nap + "(i / 3)) FROM generate_series(1, 3) i) TO STDOUT", nothing);
        QVERIFY(!held && held.error().isLost);
    }

    void firstLoadGoesOnWhereItWasCut()
    {
        TestSeat whole(m_workflow);
        QVERIFY(openLive(whole, "seat2"));
        for (int i = 0; i < 40; ++i)
            QVERIFY(!whole.report(QStringLiteral("案卷 %1").arg(i)).isNull());
        QTRY_VERIFY_WITH_TIMEOUT(whole.isSettled(), patience(10000));
        int goneOn = 0;
        for (const int bytes : {3000, 9000, 14000, 20000, 26000, 32000}) {
            LinkProxy proxy(m_upstream.port());
            TestSeat a(m_workflow);
            proxy.cutAfterAnswering(bytes);
            const QString why = a.load(options("seat1", proxy));
            if (why.isEmpty()) {
                goneOn += proxy.connections() > 1;
            } else { // before the first row there is nothing to go on from: the caller hears of it, and nothing is left behind
                QVERIFY(!QFileInfo::exists(a.path()));
                QCOMPARE(a.load(options("seat1", proxy)), QString());
            }
            QVERIFY(openLive(a, "seat1"));
            QCOMPARE(a.digest(), whole.digest());
        }
        QVERIFY2(goneOn >= 2, "the cuts did not fall into the load");
    }

    void serverKilledWhileSeatsWrite()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        QList<CaseId> mine;
        for (int i = 0; i < 5; ++i)
            mine << a.report(QStringLiteral("杀 %1").arg(i));
        int notes = 0;
        for (int round = 0; round < rounds(3); ++round) {
            for (int i = 0; i < 20; ++i, ++notes)
                QCOMPARE(a.note(mine[notes % mine.size()], QString::number(notes)), QString());
            // The instant of the kill: anywhere in the sending.
            QTest::qWait(static_cast<int>(QRandomGenerator::global()->bounded(40)));
            QVERIFY(m_upstream.crash());
            a.link().reconnect();
            b.link().reconnect();
            QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && a.isSettled() && b.isLive(), patience(30000));
        }
        QTRY_COMPARE_WITH_TIMEOUT(b.digest(), a.digest(), patience(15000));
        QVERIFY(a.returned().isEmpty());
        int upstream = 0;
        for (const CaseId &id : mine)
            upstream += countUpstream(id);
        QCOMPARE(upstream, notes + 5);
        QCOMPARE(m_upstream.casesThatDiffer(), QStringLiteral("0"));
    }

    void seatKilledWhileItSends()
    {
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1"));
        a.close();
        QList<CaseId> cases;
        for (int round = 0; round < rounds(6); ++round) {
            if (round % 6 == 0) // so that there is always something to send
                QCOMPARE(writeOffline(a, cases, seatNotes), QString());
            runAndKill(a.path(), "seat1", 20 + static_cast<int>(QRandomGenerator::global()->bounded(250)));
        }
        QVERIFY(openLive(a, "seat1"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(15000));
        for (const CaseId &id : cases) {
            QCOMPARE(a.read(id).version, 1 + seatNotes);
            QCOMPARE(countUpstream(id), 1 + seatNotes);
        }
        QVERIFY(a.returned().isEmpty());
        QCOMPARE(a.digest().size(), 32);
    }

    void aRunOfBatchesIsCutAnywhere()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1", proxy) && openLive(b, "seat2"));
        QList<CaseId> cases;
        for (int i = 0; i < 10; ++i)
            cases << a.report(QStringLiteral("成批 %1").arg(i));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled() && b.read(cases.last()).version == 1, patience(10000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(10000));
        constexpr int notes = 2400; // five batches
        for (int i = 0; i < notes; ++i)
            QCOMPARE(a.note(cases[i % cases.size()], QString::number(i)), QString());
        QCOMPARE(b.note(cases[3], QStringLiteral("抢先")), QString());
        QTRY_VERIFY_WITH_TIMEOUT(b.isSettled(), patience(5000));
        proxy.mend();
        const auto isOver = [&a] { return a.status.state == SyncStatus::State::Offline || (a.isLive() && a.status.waiting == 0); };
        int cuts = 0;
        for (const int bytes : {30000, 90000, 200000, 350000}) {
            proxy.cutAfterAsking(bytes);
            a.link().reconnect();
            QTRY_VERIFY_WITH_TIMEOUT(a.status.state != SyncStatus::State::Offline, patience(5000));
            QTRY_VERIFY_WITH_TIMEOUT(isOver(), patience(20000));
            cuts += a.status.state == SyncStatus::State::Offline;
        }
        QVERIFY2(cuts >= 2, "the cuts did not fall into the run");
        a.link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && a.isSettled(), patience(30000));
        const qsizetype each = notes / cases.size();
        QCOMPARE(a.returned().size(), each); // those on the case that somebody else was quicker with
        for (const CaseId &id : cases)
            QCOMPARE(countUpstream(id), id == cases[3] ? 2 : 1 + static_cast<int>(each));
        QTRY_COMPARE_WITH_TIMEOUT(b.digest(), a.digest(), patience(10000));
        QCOMPARE(m_upstream.casesThatDiffer(), QStringLiteral("0"));
    }

    void aChangeOfAccountIsKilledHalfWay()
    {
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1"));
        for (int i = 0; i < 60; ++i)
            QVERIFY(!a.report(QStringLiteral("交接 %1").arg(i)).isNull());
        const CaseId id = a.report(QStringLiteral("断网时接着记"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(20000));
        a.close();
        {
            LinkProxy nowhere(1);
            QCOMPARE(a.open(options("seat1", nowhere)), QString());
            for (int i = 0; i < 20; ++i)
                QCOMPARE(a.note(id, QString::number(i)), QString());
            a.close();
        }
        // Of another county, without any case at all, and back.
        const char *const accounts[] = {"other", "auditor", "seat1"};
        for (int round = 0; round < rounds(9); ++round)
            runAndKill(a.path(), accounts[QRandomGenerator::global()->bounded(3)], 20 + static_cast<int>(QRandomGenerator::global()->bounded(400)));
        for (const char *account : accounts) {
            TestSeat fresh(m_workflow);
            QVERIFY(openLive(a, account) && openLive(fresh, account));
            QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(20000));
            QTRY_COMPARE_WITH_TIMEOUT(a.digest(), fresh.digest(), patience(20000)); // what he may hold, and nothing else
            QCOMPARE(QFileInfo::exists(a.path() + QStringLiteral(".key")), QFileInfo::exists(fresh.path() + QStringLiteral(".key")));
            a.close();
        }
        QVERIFY(openLive(a, "seat1"));
        // All that seat1 wrote is upstream, or is his to decide on; nothing both.
        QSet<QUuid> back;
        for (const ReturnedAction &one : a.returned())
            back << one.action.id;
        for (const Action &action : a.actions(id))
            QVERIFY(!back.contains(action.id));
        QCOMPARE(countUpstream(id) + back.size(), 21);
    }

    void fullDiskLosesNothing()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        const CaseId id = b.report(QStringLiteral("磁盘满"));
        QTRY_COMPARE_WITH_TIMEOUT(a.read(id).version, 1, patience(5000));
        a.exec("PRAGMA max_page_count = 1"); // the size that it has: not a page more
        for (int i = 0; i < 60; ++i)
            QCOMPARE(b.note(id, QString(2000, u'长')), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.status.why.contains(QStringLiteral("磁盘已满")), patience(10000));
        QTRY_VERIFY_WITH_TIMEOUT(b.isSettled(), patience(10000));
        a.exec("PRAGMA max_page_count = 1073741823");
        QTRY_COMPARE_WITH_TIMEOUT(a.read(id).version, 61, patience(20000));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(5000));
        QCOMPARE(a.digest(), b.digest());
    }

    void restoreFromYesterdayIsNoticedAndSaid()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        const CaseId old = a.report(QStringLiteral("昨天的"));
        QTRY_VERIFY_WITH_TIMEOUT(b.read(old).version == 1 && a.isSettled(), patience(5000));
        QVERIFY(backedUp(m_upstream, a, b));
        QCOMPARE(a.note(old, QStringLiteral("今天的话")), QString());
        const CaseId fresh = a.report(QStringLiteral("今天的"));
        QTRY_VERIFY_WITH_TIMEOUT(b.read(old).version == 2 && b.read(fresh).version == 1 && a.isSettled(), patience(5000));
        QVERIFY(restored(m_upstream, a, b));
        // Both hold what upstream has now; what seat1 had done since is his to decide on, and not gone.
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive() && a.read(fresh).version == 0 && b.read(fresh).version == 0, patience(20000));
        QTRY_COMPARE_WITH_TIMEOUT(a.returned().size(), 2, patience(5000));
        QCOMPARE(a.returned().first().code, QStringLiteral("lost"));
        QVERIFY(b.returned().isEmpty());
        QCOMPARE(a.read(old).version, 1);
        QCOMPARE(a.digest(), b.digest());
        QCOMPARE(a.note(old, QStringLiteral("今天的话，再说一遍")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(b.read(old).version, 2, patience(5000));
    }

    void whatOnlyLeftTheScopeIsNotTakenForLost()
    {
        TestSeat a(m_workflow), d(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(d, "d01"));
        const CaseId id = a.report(QStringLiteral("改派走的"));
        QCOMPARE(a.act(a.make(id, QStringLiteral("accept"), {})), QString());
        QCOMPARE(a.act(a.make(id, QStringLiteral("assign"), {{QStringLiteral("org"), QStringLiteral("D01")}})), QString());
        QTRY_COMPARE_WITH_TIMEOUT(d.read(id).version, 3, patience(10000));
        QCOMPARE(d.act(d.make(id, QStringLiteral("sign"), {})), QString());
        QCOMPARE(d.note(id, QStringLiteral("到场")), QString());
        d.attach(id, QByteArray("\x89PNG\r\n\x1a\n and more"), QStringLiteral("到场.png"));
        QTRY_COMPARE_WITH_TIMEOUT(d.count("SELECT count(*) FROM uploads WHERE state = 3"), 1, patience(10000));
        QTRY_VERIFY_WITH_TIMEOUT(d.isSettled() && a.read(id).version == 5, patience(10000));
        d.close();
        QCOMPARE(a.act(a.make(id, QStringLiteral("reassign"), {{QStringLiteral("org"), QStringLiteral("D02")}, {QStringLiteral("reason"), QStringLiteral("不归")}})), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(10000));
        m_upstream.value("SELECT huying_sys.after_restore()"); // all of it is there, in another cluster
        QVERIFY(openLive(d, "d01"));
        QTRY_COMPARE_WITH_TIMEOUT(d.read(id).version, 0, patience(10000));
        QVERIFY(d.returned().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(d.count("SELECT count(*) FROM uploads WHERE state = 3"), 1, patience(10000)); // it went once more, to be sure
        QCOMPARE(d.status.filesRefused, 0);
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.attachments WHERE by = 'd01'"), QStringLiteral("1"));
        a.link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && a.read(id).version == 6, patience(20000));
        QVERIFY(a.returned().isEmpty());
    }

    void lostBeforeItWasSeenIsSentAgain()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        const CaseId old = a.report(QStringLiteral("备份里有的"));
        QTRY_VERIFY_WITH_TIMEOUT(b.read(old).version == 1 && a.isSettled(), patience(5000));
        QVERIFY(backedUp(m_upstream, a, b));
        HeldFeed feed(m_upstream);
        QVERIFY(feed.hold());
        QCOMPARE(a.note(old, QStringLiteral("收下了，还没看见")), QString());
        const CaseId fresh = a.report(QStringLiteral("收下了，还没看见"));
        QTRY_COMPARE_WITH_TIMEOUT(a.count("SELECT count(*) FROM outbox WHERE accepted = 1"), 2, patience(5000));
        QCOMPARE(countUpstream(old) + countUpstream(fresh), 3);
        QVERIFY(restored(m_upstream, a, b));
        QTRY_VERIFY_WITH_TIMEOUT(b.read(old).version == 2 && b.read(fresh).version == 1 && a.isSettled(), patience(30000));
        QVERIFY(a.returned().isEmpty());
        QCOMPARE(a.digest(), b.digest());
    }

    void expiredCertificateSendsNoPassword() // last: it stays so
    {
        QVERIFY(m_upstream.expire());
        const auto upstream = Upstream::signIn(options("seat1"));
        QVERIFY(!upstream);
        QVERIFY2(upstream.error().error.message.contains(QStringLiteral("没有发送口令")), qPrintable(upstream.error().error.message));
    }

private:
    PgConnection::Options options(const char *account)
    {
        auto options = m_upstream.options(QString::fromLatin1(account));
        options.patience = std::chrono::milliseconds(patience(3000));
        return options;
    }
    PgConnection::Options options(const char *account, const LinkProxy &proxy)
    {
        auto through = m_upstream.options(QString::fromLatin1(account), proxy.port());
        through.patience = std::chrono::milliseconds(patience(3000));
        return through;
    }
    bool openLive(TestSeat &seat, const char *account) { return openLive(seat, options(account)); }
    bool openLive(TestSeat &seat, const char *account, const LinkProxy &proxy) { return openLive(seat, options(account, proxy)); }
    bool openLive(TestSeat &seat, const PgConnection::Options &options)
    {
        const QString why = seat.open(options);
        if (why.isEmpty() && QTest::qWaitFor([&] { return seat.isLive(); }, patience(30000)))
            return true;
        qInfo("%s", qPrintable(why + seat.status.why));
        return false;
    }
    int countUpstream(const CaseId &id)
    {
        return m_upstream.value("SELECT count(*) FROM huying.actions WHERE case_id = '" + id.toByteArray(QUuid::WithoutBraces) + "'").toInt();
    }
    /// A case and notes on it while there is no way to upstream; the seat is closed before and after. Empty, or why not.
    QString writeOffline(TestSeat &seat, QList<CaseId> &cases, int notes)
    {
        LinkProxy nowhere(1);
        if (const QString why = seat.open(options("seat1", nowhere)); !why.isEmpty())
            return why;
        const CaseId id = seat.report(QStringLiteral("断网时 %1").arg(cases.size()));
        cases << id;
        QString why = id.isNull() ? QStringLiteral("no case") : QString();
        for (int i = 0; i < notes && why.isEmpty(); ++i)
            why = seat.note(id, QString::number(i));
        seat.close();
        return why;
    }
    void runAndKill(const QString &store, const char *account, int afterMs)
    {
        QProcess seat;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), m_upstream.password(QString::fromLatin1(account)));
        seat.setProcessEnvironment(environment);
        seat.start(QStringLiteral(HUYING_BIN "/huyingctl"), {QStringLiteral("sync"), store, m_upstream.options({}).conninfo + QStringLiteral(" user=") + QString::fromLatin1(account)});
        seat.waitForFinished(afterMs);
        seat.kill();
        seat.waitForFinished();
    }

    Workflow m_workflow;
    TestUpstream m_upstream;
};

QTEST_GUILESS_MAIN(SyncFaultTest)
#include "syncfaulttest.moc"
