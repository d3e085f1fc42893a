// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/voicedesk.h"
#include "tests/support/linkproxy.h"
#include "tests/support/patience.h"
#include "tests/support/restoredupstream.h"
#include "tests/support/testseat.h"
#include "tests/support/threadtime.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace huying;
using namespace huying::test;

namespace
{

/// A console without windows: the store at work with its upstream, and the desk of its messages.
struct Desk
{
    Desk(TestSeat &copy, const TestUpstream &upstream, const Workflow &workflow, const QString &account, int port = 0)
        : link(upstream.options(account, port)), problem(copy.load(link)),
          live({copy.path(), std::nullopt, 1, Account{account, account, {QStringLiteral("chief")}, {}, {}, account.toUpper()}, link}, workflow),
          voices(live, Account{account, account, {QStringLiteral("chief")}, {}, {}, account.toUpper()})
    {
        QObject::connect(&live, &LiveStore::syncChanged, &live, [this](const SyncStatus &now) { status = now; });
        QObject::connect(&live, &LiveStore::casesChanged, &live, [this](const QList<CaseState> &list) {
            for (const CaseState &c : list)
                versions[c.id] = c.version;
        });
        live.open();
    }
    bool isLive() const { return status.state == SyncStatus::State::Live; }
    void say(const QStringList &to, const QString &text, bool urgent = false, const CaseId &about = {}, TimeMs at = 0)
    {
        Message m;
        m.audience = to;
        m.text = text;
        m.urgent = urgent;
        m.caseId = about;
        m.at = at;
        voices.send(m);
    }
    /// The one of that text; an empty one if it is not there.
    Message heard(const QString &text) const
    {
        for (const Message &m : voices.messages().messages())
            if (m.text == text)
                return m;
        return {};
    }
    int times(const QString &text) const { return static_cast<int>(std::ranges::count(voices.messages().messages(), text, &Message::text)); }
    Receipt receipt(const QString &text, const QString &account) const
    {
        for (const Receipt &r : heard(text).receipts)
            if (r.account == account)
                return r;
        return {};
    }
    CaseId report()
    {
        Action action;
        action.kind = QStringLiteral("report");
        action.actor = voices.account().name;
        action.payload = {{QStringLiteral("title"), QStringLiteral("井盖松动")}, {QStringLiteral("item"), QStringLiteral("E06010")}, {QStringLiteral("area"), QStringLiteral("459021001001001")}};
        action.caseId = uuid7(QDateTime::currentMSecsSinceEpoch());
        live.submit(action);
        return action.caseId;
    }

    PgConnection::Options link;
    QString problem;
    SyncStatus status;
    QHash<CaseId, int> versions;
    LiveStore live;
    VoiceDesk voices;
};

} // namespace

/// What one seat says the others hear, once, whatever the network does; who has a case open is seen, and is over with the seat.
class VoicesTest : public QObject
{
    Q_OBJECT

    Workflow m_workflow;
    TestUpstream m_upstream;
    std::unique_ptr<TestSeat> m_one, m_two, m_far;

    /// In the store of a seat that is closed.
    static void exec(const TestSeat &seat, const std::string &sql)
    {
        const auto store = Store::open(seat.path(), Store::Access::Writer);
        QVERIFY(store);
        (*store)->db().exec(sql);
    }
    QString sentUp(const QString &text) const { return m_upstream.value("SELECT count(*) FROM huying.messages WHERE text = '" + text.toUtf8() + "'"); }
    bool atUpstream(const QByteArray &script) const
    {
        const auto link = PgConnection::open(m_upstream.installer());
        return link && (*link)->script(script);
    }

private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
        m_one = std::make_unique<TestSeat>(m_workflow);
        m_two = std::make_unique<TestSeat>(m_workflow);
        m_far = std::make_unique<TestSeat>(m_workflow);
    }

    void saidHereHeardThereAcknowledgedAndCounted()
    {
        Desk a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2")),
            far(*m_far, m_upstream, m_workflow, QStringLiteral("other"));
        QAbstractItemModelTester tester(&b.voices.messages(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive() && far.isLive(), patience(15000));
        QSignalSpy arrived(&b.voices, &VoiceDesk::arrived);
        const QString text = QStringLiteral("东风路口积水，请到岗");
        a.say({QStringLiteral("account:seat2"), QStringLiteral("account:seat3")}, QStringLiteral(" ") + text, true);
        QTRY_COMPARE_WITH_TIMEOUT(a.times(text), 1, patience(2000)); // at once, before upstream knows
        QTRY_COMPARE_WITH_TIMEOUT(b.times(text), 1, patience(5000));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, patience(2000));
        QVERIFY(b.heard(text).urgent);
        QCOMPARE(b.heard(text).receipts.size(), 1); // its own
        QCOMPARE(b.voices.unread(), 1);
        QCOMPARE(b.voices.next()->id, b.heard(text).id);
        QTRY_COMPARE_WITH_TIMEOUT(a.heard(text).receipts.size(), 2, patience(5000));
        QCOMPARE(a.heard(text).state, Message::State::Sent);
        QCOMPARE(a.receipt(text, QStringLiteral("seat2")).acknowledgedAt, 0);
        b.voices.acknowledge(b.heard(text).id);
        QTRY_VERIFY_WITH_TIMEOUT(a.receipt(text, QStringLiteral("seat2")).acknowledgedAt > 0, patience(5000));
        QVERIFY(a.receipt(text, QStringLiteral("seat2")).deliveredAt > 0);
        QCOMPARE(a.receipt(text, QStringLiteral("seat3")).acknowledgedAt, 0);
        QCOMPARE(b.voices.unread(), 0);
        QVERIFY(!b.voices.next());
        QCOMPARE(far.voices.messages().rowCount(), 0);
        QCOMPARE(arrived.size(), 1);
    }

    void toEverybodyInScope()
    {
        Desk a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2")),
            far(*m_far, m_upstream, m_workflow, QStringLiteral("other"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive() && far.isLive(), patience(15000));
        const QString text = QStringLiteral("全体：演练开始");
        a.say({QStringLiteral("all")}, text);
        QTRY_COMPARE_WITH_TIMEOUT(b.times(text), 1, patience(5000));
        QTRY_VERIFY_WITH_TIMEOUT(a.heard(text).receipts.size() > 10, patience(5000));
        a.say({QStringLiteral("account:other")}, QStringLiteral("够不着的")); // ahead of the next one
        QTRY_COMPARE_WITH_TIMEOUT(a.heard(QStringLiteral("够不着的")).state, Message::State::Refused, patience(5000));
        QVERIFY(!a.heard(QStringLiteral("够不着的")).reason.isEmpty());
        a.say({QStringLiteral("account:seat2")}, QStringLiteral("后面的"));
        QTRY_COMPARE_WITH_TIMEOUT(b.times(QStringLiteral("后面的")), 1, patience(5000));
        QCOMPARE(far.times(text), 0);
    }

    void writtenWithoutLinkGoesOnceWhenThereIsOne()
    {
        LinkProxy proxy(m_upstream.port());
        auto a = std::make_unique<Desk>(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"), proxy.port());
        Desk b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_VERIFY_WITH_TIMEOUT(a->isLive() && b.isLive(), patience(15000));
        const QString before = QStringLiteral("断线前"), offline = QStringLiteral("离线写的");
        b.say({QStringLiteral("account:seat1")}, before);
        QTRY_COMPARE_WITH_TIMEOUT(a->times(before), 1, patience(5000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(a->status.state, SyncStatus::State::Offline, patience(10000));
        a->say({QStringLiteral("account:seat2")}, offline, true);
        a->voices.acknowledge(a->heard(before).id);
        QTRY_COMPARE_WITH_TIMEOUT(a->times(offline), 1, patience(5000));
        QTRY_COMPARE_WITH_TIMEOUT(a->voices.unread(), 0, patience(5000));
        QCOMPARE(a->heard(offline).state, Message::State::Waiting);
        a.reset(); // the seat is closed and opened again meanwhile
        const QString missed = QStringLiteral("你不在时");
        b.say({QStringLiteral("account:seat1")}, missed);
        QTRY_COMPARE_WITH_TIMEOUT(b.heard(missed).state, Message::State::Sent, patience(5000));
        QCOMPARE(b.times(offline), 0);
        a = std::make_unique<Desk>(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"), proxy.port());
        QTRY_COMPARE_WITH_TIMEOUT(a->times(offline), 1, patience(10000)); // kept
        QCOMPARE(a->voices.unread(), 0);
        proxy.mend();
        a->live.reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(b.times(offline), 1, patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(a->times(missed), 1, patience(10000));
        QTRY_VERIFY_WITH_TIMEOUT(b.receipt(before, QStringLiteral("seat1")).acknowledgedAt > 0, patience(10000));
        for (int i = 0; i < 3; ++i) { // answers that get lost do not double it
            const QString lost = QStringLiteral("答复丢了 %1").arg(i);
            proxy.cutBeforeNextAnswer();
            a->say({QStringLiteral("account:seat2")}, lost);
            QTRY_COMPARE_WITH_TIMEOUT(b.times(lost), 1, patience(20000));
            QTRY_COMPARE_WITH_TIMEOUT(a->heard(lost).state, Message::State::Sent, patience(20000));
        }
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.messages WHERE text LIKE '答复丢了%'"), QStringLiteral("3"));
        QCOMPARE(b.times(offline), 1);
    }

    void aServerInTroubleSaysNoToNothing_data()
    {
        QTest::addColumn<QByteArray>("code");
        for (const char *code : {"53100", "55P03", "57014", "25006", "XX001"})
            QTest::newRow(code) << QByteArray(code);
    }
    void aServerInTroubleSaysNoToNothing()
    {
        QFETCH(QByteArray, code);
        Desk a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(15000));
        const auto mended = qScopeGuard([this] { atUpstream("DROP FUNCTION IF EXISTS public.test_trouble() CASCADE; DROP SEQUENCE IF EXISTS public.test_tries"); });
        // A sequence goes on although what counted by it was rolled back.
        QVERIFY(atUpstream("CREATE SEQUENCE public.test_tries; GRANT USAGE ON SEQUENCE public.test_tries TO PUBLIC; "
                           "CREATE FUNCTION public.test_trouble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('public.test_tries'); "
                           "RAISE EXCEPTION 'trouble' USING ERRCODE = '" + code + "'; END $$; CREATE TRIGGER test_trouble BEFORE INSERT ON huying.messages FOR EACH ROW EXECUTE FUNCTION public.test_trouble()"));
        const QString text = QStringLiteral("服务器出了故障 ") + QString::fromLatin1(code);
        a.say({QStringLiteral("account:seat2")}, text);
        QTRY_VERIFY_WITH_TIMEOUT(m_upstream.value("SELECT last_value FROM public.test_tries").toInt() > 1, patience(20000)); // and it is tried again
        QVERIFY(atUpstream("DROP FUNCTION public.test_trouble() CASCADE"));
        a.live.reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(b.times(text), 1, patience(15000));
        QTRY_COMPARE_WITH_TIMEOUT(a.heard(text).state, Message::State::Sent, patience(5000));
        QCOMPARE(sentUp(text), QStringLiteral("1"));
    }

    void aClockThatWasWrongSendsNothingAgain()
    {
        const QString ahead = QStringLiteral("钟快了一年"), purged = QStringLiteral("旧版本记下的"), lost = QStringLiteral("恢复时丢了");
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        {
            Desk a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
            QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(15000));
            for (const QString &text : {ahead, purged})
                a.say({QStringLiteral("account:seat2")}, text, false, {}, now + 400 * dayMs);
            a.say({QStringLiteral("account:seat2")}, lost, false, {}, now - dayMs);
            for (const QString &text : {ahead, purged, lost})
                QTRY_COMPARE_WITH_TIMEOUT(a.heard(text).state, Message::State::Sent, patience(5000));
            QTRY_VERIFY_WITH_TIMEOUT(a.heard(ahead).at <= QDateTime::currentMSecsSinceEpoch() + 60000, patience(5000)); // upstream's time
            QTRY_COMPARE_WITH_TIMEOUT(b.times(ahead) + b.times(purged) + b.times(lost), 3, patience(5000));
        }
        exec(*m_one, "UPDATE messages SET at = at + 34560000000 WHERE text = '旧版本记下的'"); // as it stood before upstream's time was taken
        // More than upstream tells of at once came in since.
        QVERIFY(atUpstream("DELETE FROM huying.receipts r USING huying.messages m WHERE m.id = r.message AND m.text IN ('旧版本记下的', '恢复时丢了'); "
                           "DELETE FROM huying.messages WHERE text IN ('旧版本记下的', '恢复时丢了'); "
                           "WITH m AS (INSERT INTO huying.messages SELECT gen_random_uuid(), 'seat3', '{account:seat1}', '后来的 ' || n, false, NULL, t, t "
                           "FROM generate_series(1, 600) n, (SELECT huying_sys.now_ms() AS t) x RETURNING id) "
                           "INSERT INTO huying.receipts SELECT id, 'seat1', 'seat3', 1, 1 FROM m"));
        Desk a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"));
        QTRY_COMPARE_WITH_TIMEOUT(sentUp(lost), QStringLiteral("1"), patience(15000)); // it was asked about, and is not there
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(15000));
        QCOMPARE(sentUp(purged), QStringLiteral("0"));
        QCOMPARE(sentUp(ahead), QStringLiteral("1"));
        QCOMPARE(a.heard(ahead).state, Message::State::Sent);
        QCOMPARE(a.heard(purged).state, Message::State::Sent);
    }

    void manyMessagesAreShownAtOnceAndOldOnesGo()
    {
        TestSeat seat(m_workflow);
        QCOMPARE(seat.load(m_upstream.options(QStringLiteral("seat1"))), QString());
        const std::string row = "INSERT INTO messages (id, account, sender, audience, text, urgent, at, state, acknowledged_at, told, receipts) "
                                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ";
        const std::string day = "strftime('%s', 'now') * 1000 - 86400000 * ";
        const std::string theirs = "'seat1', 'seat2', '[\"account:seat1\"]'", mine = "'seat1', 'seat1', '[\"account:seat2\"]'";
        exec(seat, row + "20000) SELECT randomblob(16), " + theirs + ", '近来 ' || i, 0, " + day + "100 + i, 1, 1, 1, '[]' FROM n");
        exec(seat, row + "30) SELECT randomblob(16), " + theirs + ", '看过的 ' || i, 0, " + day + "181, 1, 1, 1, '[]' FROM n");
        exec(seat, row + "30) SELECT randomblob(16), " + mine + ", '发出的 ' || i, 0, " + day + "181, 1 + i % 2, NULL, 0, '[]' FROM n");
        exec(seat, row + "10) SELECT randomblob(16), " + theirs + ", '没有看过的 ' || i, 0, " + day + "181, 1, NULL, 0, '[]' FROM n");
        exec(seat, row + "10) SELECT randomblob(16), " + theirs + ", '上级库不知道看过 ' || i, 0, " + day + "181, 1, 1, 0, '[]' FROM n");
        Desk a(seat, m_upstream, m_workflow, QStringLiteral("seat1"));
        qint64 before = threadMs();
        QTRY_VERIFY_WITH_TIMEOUT(a.voices.messages().rowCount() >= 20000, patience(15000));
        const qint64 filled = threadMs() - before;
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(15000));
        const auto left = [&a](const QString &word) {
            return std::ranges::count_if(a.voices.messages().messages(), [&word](const Message &m) { return m.text.startsWith(word); });
        };
        const QString text = QStringLiteral("两万条之后");
        before = threadMs();
        a.say({QStringLiteral("account:seat2")}, text);
        QTRY_COMPARE_WITH_TIMEOUT(a.heard(text).state, Message::State::Sent, patience(15000));
        const qint64 shown = threadMs() - before;
        qInfo("%lld ms for 20,000, %lld ms for one more and its answer", filled, shown);
        QVERIFY2(filled < patience(1000) && shown < patience(1000), qPrintable(QStringLiteral("%1 %2").arg(filled).arg(shown)));
        QCOMPARE(left(QStringLiteral("近来")), 20000);
        QCOMPARE(left(QStringLiteral("看过的")) + left(QStringLiteral("发出的")), 0);
        QCOMPARE(left(QStringLiteral("没有看过的")), 10);
        // Upstream says it has it, or has it no more: either way it is settled, and goes at the next sign-in.
        a.live.reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(left(QStringLiteral("上级库不知道看过")), 0, patience(15000));
        QCOMPARE(left(QStringLiteral("没有看过的")), 10);
    }

    void restoredUpstreamHearsItAgainOnce()
    {
        Desk a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(15000));
        const QString known = QStringLiteral("备份里有，没有确认"), lost = QStringLiteral("备份之后写的");
        a.say({QStringLiteral("account:seat2")}, known);
        QTRY_COMPARE_WITH_TIMEOUT(b.times(known), 1, patience(5000));
        QVERIFY(backedUp(m_upstream, a, b));
        a.say({QStringLiteral("account:seat2"), QStringLiteral("account:seat3")}, lost);
        QTRY_COMPARE_WITH_TIMEOUT(b.times(lost), 1, patience(5000));
        for (const QString &text : {known, lost}) {
            b.voices.acknowledge(b.heard(text).id);
            QTRY_VERIFY_WITH_TIMEOUT(a.receipt(text, QStringLiteral("seat2")).acknowledgedAt > 0, patience(5000));
        }
        QVERIFY(restored(m_upstream)); // nobody looks yet
        const QByteArray acknowledged = "SELECT count(*) FROM huying.messages m JOIN huying.receipts r ON r.message = m.id AND r.account = 'seat2' "
                                        "AND r.acknowledged_at IS NOT NULL WHERE m.text LIKE '备份%'";
        QCOMPARE(m_upstream.value(acknowledged), QStringLiteral("0"));
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.messages WHERE text = '备份之后写的'"), QStringLiteral("0"));
        b.live.reconnect(); // the one that has to acknowledge is there before the message is
        QTRY_VERIFY_WITH_TIMEOUT(b.isLive(), patience(20000));
        a.live.reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value(acknowledged), QStringLiteral("2"), patience(30000));
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.messages WHERE text LIKE '备份%'"), QStringLiteral("2"));
        QTRY_VERIFY_WITH_TIMEOUT(a.receipt(lost, QStringLiteral("seat2")).acknowledgedAt > 0, patience(5000));
        QCOMPARE(a.receipt(lost, QStringLiteral("seat3")).acknowledgedAt, 0);
        QCOMPARE(a.times(lost) + b.times(lost) + b.times(known), 3);
        QVERIFY(b.heard(known).acknowledgedAt > 0 && b.heard(lost).acknowledgedAt > 0);
    }

    void anotherAccountAtTheSeatReadsNothing()
    {
        {
            Desk a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
            QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(15000));
            a.say({QStringLiteral("account:seat2")}, QStringLiteral("只给二号"));
            QTRY_COMPARE_WITH_TIMEOUT(b.times(QStringLiteral("只给二号")), 1, patience(5000));
        }
        Desk c(*m_two, m_upstream, m_workflow, QStringLiteral("seat4"));
        QTRY_VERIFY_WITH_TIMEOUT(c.isLive(), patience(15000));
        QCOMPARE(c.times(QStringLiteral("只给二号")), 0);
        const auto store = Store::open(m_two->path(), Store::Access::Reader);
        SQLite::Statement left((*store)->db(), "SELECT count(*) FROM messages WHERE account = 'seat2'");
        QVERIFY(left.executeStep());
        QCOMPARE(left.getColumn(0).getInt(), 0);
    }

    void whoHasTheCaseOpenIsSeenAndGoesWithTheSeat()
    {
        auto a = std::make_unique<Desk>(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"));
        Desk b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_VERIFY_WITH_TIMEOUT(a->isLive() && b.isLive(), patience(15000));
        const CaseId id = b.report(), other = b.report();
        QTRY_VERIFY_WITH_TIMEOUT(a->versions.value(id) == 1 && a->versions.value(other) == 1, patience(5000));
        const QList<Look> first{{id, QStringLiteral("seat1"), QStringLiteral("SEAT1")}};
        QElapsedTimer watch;
        watch.start();
        b.voices.lookAt(id);
        a->voices.lookAt(id);
        QTRY_COMPARE_WITH_TIMEOUT(b.voices.lookers(), first, patience(4000));
        qInfo("seen after %lld ms", watch.elapsed());
        QTRY_COMPARE_WITH_TIMEOUT(a->voices.lookers().size(), 1, patience(4000));
        a->voices.lookAt(other);
        QTRY_VERIFY_WITH_TIMEOUT(b.voices.lookers().isEmpty(), patience(4000));
        a->voices.lookAt(id);
        QTRY_COMPARE_WITH_TIMEOUT(b.voices.lookers(), first, patience(4000));
        watch.restart();
        a.reset();
        QTRY_VERIFY_WITH_TIMEOUT(b.voices.lookers().isEmpty(), patience(4000));
        qInfo("gone after %lld ms", watch.elapsed());
        b.voices.lookAt({});
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*) FROM huying.looks WHERE account = 'seat2'"), QStringLiteral("0"), patience(4000));
    }
};

QTEST_GUILESS_MAIN(VoicesTest)
#include "voicestest.moc"
