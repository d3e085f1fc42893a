// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/passwords.h"
#include "data/sync/synctables.h"
#include "tests/support/linkproxy.h"
#include "tests/support/patience.h"
#include "tests/support/testseat.h"

using namespace huying;
using namespace huying::test;

/// What one seat does, the others have; what can't be taken comes back; whatever the network does meanwhile.
class SyncTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
    }

    void firstLoadHoldsWhatTheAccountMay()
    {
        TestSeat seat(m_workflow);
        QCOMPARE(seat.open(m_upstream.options(QStringLiteral("seat1"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLive(), patience(10000));
        for (const SyncTable &table : syncTables()) {
            const QByteArray name(table.name);
            if (name == "rules" || name == "accounts" || name == "attachments" || name == "alarms")
                continue;
            const bool isScoped = name == "people" || name == "places" || name == "things" || name == "sentiments" || name == "units";
            const QByteArray where = isScoped ? " WHERE area LIKE '459021%'" : "";
            const QByteArray theirs = "SELECT count(*) FROM huying." + (name == "people" ? QByteArray("people_sealed") : name) + where;
            QVERIFY2(seat.count("SELECT count(*) FROM " + name) > 0, table.name);
            QCOMPARE(QString::number(seat.count("SELECT count(*) FROM " + name)), m_upstream.value(theirs));
        }
        QCOMPARE(seat.count("SELECT count(*) FROM people WHERE name_enc IS NOT NULL OR idno_enc IS NOT NULL OR phone_enc IS NOT NULL"), 0);
        QCOMPARE(seat.count("SELECT count(*) FROM places WHERE abs(ST_MinX(geom) - 109) < 0.01"), 1); // the rest lie a degree further each
        QVERIFY(QFileInfo::exists(seat.path() + QStringLiteral(".key")));
        QCOMPARE(seat.digest().size(), 32);
        seat.close(); // what opened upstream opens the copy behind the idle lock, and nothing else does
        const auto store = Store::open(seat.path(), Store::Access::Writer);
        QVERIFY(hasPassword(**store, QStringLiteral("seat1")));
        QVERIFY(isPassword(**store, QStringLiteral("seat1"), m_upstream.password(QStringLiteral("seat1"))));
        QVERIFY(!isPassword(**store, QStringLiteral("seat1"), QStringLiteral("anything")));
    }

    void actionsTravel()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openBoth(a, b));
        const CaseId id = a.report(QStringLiteral("井盖松动"));
        QVERIFY(!id.isNull());
        QCOMPARE(a.read(id).version, 1); // at once, before upstream knows
        QTRY_COMPARE_WITH_TIMEOUT(b.read(id).version, 1, patience(5000));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        QCOMPARE(a.read(id).no, b.read(id).no);
        QVERIFY(a.read(id).no.startsWith(QLatin1String("QD")));
        QCOMPARE(b.act(b.make(id, QStringLiteral("accept"), {})), QString());
        QTRY_COMPARE_WITH_TIMEOUT(a.read(id).state, QStringLiteral("accepted"), patience(5000));
        QTRY_VERIFY_WITH_TIMEOUT(b.isSettled(), patience(5000));
        QCOMPARE(a.digest(), b.digest());
        QCOMPARE(m_upstream.casesThatDiffer(), QStringLiteral("0"));
    }

    void aCharacterThatUpstreamCannotHoldHoldsUpNothing()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openBoth(a, b));
        const CaseId id = a.report(QStringLiteral("井盖松动"));
        QCOMPARE(a.note(id, QStringLiteral("前") + QChar(QChar::Null) + QStringLiteral("后\U0001F525").chopped(1)), QString()); // half a flame
        QCOMPARE(a.note(id, QStringLiteral("还有")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(b.read(id).version, 3, patience(5000));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        QCOMPARE(b.actions(id)[1].payload[QLatin1String("text")].toString(), QStringLiteral("前后"));
        QCOMPARE(a.digest(), b.digest());
        QVERIFY(a.isLive());
    }

    void workGoesOnWithoutLink()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openBoth(a, b, proxy.port()));
        const CaseId mine = a.report(QStringLiteral("甲")), theirs = b.report(QStringLiteral("乙"));
        QTRY_VERIFY_WITH_TIMEOUT(a.read(theirs).version == 1 && b.read(mine).version == 1 && a.isSettled() && b.isSettled(), patience(5000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(10000));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(a.note(mine, QStringLiteral("离线 %1").arg(i)), QString());
        const CaseId born = a.report(QStringLiteral("离线时接的"));
        QCOMPARE(b.note(theirs, QStringLiteral("在线")), QString());
        QCOMPARE(a.read(mine).version, 6);
        QTRY_COMPARE_WITH_TIMEOUT(a.status.waiting, 6, patience(5000));
        proxy.mend();
        a.link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(b.read(mine).version == 6 && b.read(born).version == 1 && a.read(theirs).version == 2, patience(10000));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled() && b.isSettled(), patience(5000));
        QCOMPARE(a.digest(), b.digest());
        QVERIFY(a.returned().isEmpty());
        QCOMPARE(countUpstream(mine), 6);
    }

    void overtakenActionComesBackWithBothSides()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openBoth(a, b, proxy.port()));
        const CaseId id = a.report(QStringLiteral("占道经营"));
        QTRY_VERIFY_WITH_TIMEOUT(b.read(id).version == 1 && a.isSettled(), patience(5000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(10000));
        QCOMPARE(a.note(id, QStringLiteral("甲的话")), QString());
        QCOMPARE(a.note(id, QStringLiteral("甲的第二句")), QString());
        QCOMPARE(b.act(b.make(id, QStringLiteral("accept"), {})), QString());
        QTRY_VERIFY_WITH_TIMEOUT(b.isSettled(), patience(5000));
        proxy.mend();
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(a.returned().size(), 2, patience(10000));
        QCOMPARE(a.read(id).state, QStringLiteral("accepted"));
        QCOMPARE(a.read(id).version, 2);
        const ReturnedAction first = a.returned().first();
        QCOMPARE(first.code, QStringLiteral("overtaken"));
        QCOMPARE(first.action.payload[QLatin1String("text")].toString(), QStringLiteral("甲的话"));
        QVERIFY(!first.reason.isEmpty());
        QCOMPARE(a.note(id, first.action.payload[QLatin1String("text")].toString()), QString()); // redone on top
        a.ask([&](CaseLog &, Journal &journal) { return journal.decide(first.action.id, ReturnedAction::Decision::Redone); });
        QTRY_COMPARE_WITH_TIMEOUT(b.read(id).version, 3, patience(5000));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        QCOMPARE(a.returned().size(), 1);
        QCOMPARE(a.digest(), b.digest());
    }

    void refusedActionIsTakenBack()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openBoth(a, b));
        const CaseId id = b.report(QStringLiteral("噪声"));
        QTRY_COMPARE_WITH_TIMEOUT(a.read(id).version, 1, patience(5000));
        Action forged = a.make(id, QStringLiteral("note"), {{QStringLiteral("text"), QStringLiteral("冒名")}});
        forged.actor = QStringLiteral("seat2");
        QCOMPARE(a.act(forged), QString()); // the log itself does not ask who; upstream does
        QTRY_COMPARE_WITH_TIMEOUT(a.returned().size(), 1, patience(5000));
        QCOMPARE(a.returned().first().code, QStringLiteral("actor"));
        QCOMPARE(a.read(id).version, 1);
        const CaseId nowhere = a.report(QStringLiteral("外县"), QStringLiteral("459022001001001"));
        QTRY_COMPARE_WITH_TIMEOUT(a.returned().size(), 2, patience(5000));
        QCOMPARE(a.read(nowhere).version, 0);
        QCOMPARE(a.digest(), b.digest());
    }

    void answerLostOnTheWayIsNotDoneTwice()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat1"), proxy.port())), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        const CaseId id = a.report(QStringLiteral("漏水"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        for (int i = 0; i < 10; ++i) {
            proxy.cutBeforeNextAnswer();
            QCOMPARE(a.note(id, QString::number(i)), QString());
            QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && a.isSettled(), patience(20000));
        }
        QCOMPARE(a.read(id).version, 11);
        QCOMPARE(countUpstream(id), 11);
        QVERIFY(a.returned().isEmpty());
    }

    void whatTookTheCaseAwayIsNotGivenBack()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow), d(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat1"))), QString());
        QCOMPARE(d.open(m_upstream.options(QStringLiteral("d01"), proxy.port())), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && d.isLive(), patience(10000));
        int taken = 0;
        for (int i = 0; i < 5; ++i) {
            const CaseId id = a.report(QStringLiteral("退回 %1").arg(i));
            QCOMPARE(a.act(a.make(id, QStringLiteral("accept"), {})), QString());
            QCOMPARE(a.act(a.make(id, QStringLiteral("assign"), {{QStringLiteral("org"), QStringLiteral("D01")}})), QString());
            QTRY_COMPARE_WITH_TIMEOUT(d.read(id).version, 3, patience(10000));
            proxy.cutBeforeNextAnswer();
            QCOMPARE(d.act(d.make(id, QStringLiteral("return"), {{QStringLiteral("reason"), QStringLiteral("不归我们管")}})), QString());
            QTRY_COMPARE_WITH_TIMEOUT(d.status.state, SyncStatus::State::Offline, patience(10000));
            proxy.cut();
            taken += countUpstream(id) == 4;
            proxy.mend();
            d.link().reconnect();
            QTRY_VERIFY_WITH_TIMEOUT(d.isLive() && d.isSettled() && d.read(id).version == 0, patience(20000));
            QVERIFY(d.returned().isEmpty());
            QCOMPARE(countUpstream(id), 4);
        }
        QVERIFY2(taken > 0, "none was taken before its answer got lost");
    }

    void whatUpstreamShowsAfterAllIsTakenOffTheReturned()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openBoth(a, b));
        const CaseId id = b.report(QStringLiteral("退回的其实到了"));
        QTRY_VERIFY_WITH_TIMEOUT(a.read(id).version == 1 && b.isSettled(), patience(5000));
        const Action first = b.make(id, QStringLiteral("note"), {{QStringLiteral("text"), QStringLiteral("到了")}});
        Action second = first;
        second.id = uuid7(first.at);
        for (const QUuid &one : {first.id, second.id})
            a.exec(("INSERT INTO returned (id, case_id, kind, actor, org, at, expected_version, payload, account, code, reason, returned_at) VALUES (x'"
                    + one.toRfc4122().toHex() + "', x'" + id.toRfc4122().toHex() + "', 'note', 'seat1', '', 1, 1, '{}', 'seat1', 'scope', '', 1)").constData());
        QCOMPARE(a.returned().size(), 2);
        QCOMPARE(b.act(first), QString());
        QTRY_COMPARE_WITH_TIMEOUT(a.read(id).version, 2, patience(5000));
        QCOMPARE(a.returned().size(), 1);
        QCOMPARE(a.returned().first().action.id, second.id);
    }

    void wrongClockIsAmended()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openBoth(a, b));
        const CaseId id = a.report(QStringLiteral("钟快三天"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        const TimeMs now = QDateTime::currentMSecsSinceEpoch(), ahead = now + 3 * dayMs;
        QCOMPARE(a.act(a.make(id, QStringLiteral("note"), {{QStringLiteral("text"), QStringLiteral("x")}}, ahead)), QString());
        QTRY_VERIFY_WITH_TIMEOUT(b.read(id).version == 2 && a.isSettled(), patience(5000));
        QVERIFY(qAbs(b.read(id).updatedAt - now) < minuteMs);
        QCOMPARE(a.actions(id).last().payload[QLatin1String("wall")].toInteger(), ahead);
        QCOMPARE(a.digest(), b.digest());
    }

    void whatTheScopeLosesIsDropped()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openBoth(a, b));
        const CaseId here = b.report(QStringLiteral("留下"), QStringLiteral("459021001001001")), away = b.report(QStringLiteral("拿走"), QStringLiteral("459021002001001"));
        QTRY_VERIFY_WITH_TIMEOUT(a.read(here).version == 1 && a.read(away).version == 1, patience(5000));
        const qint64 places = a.count("SELECT count(*) FROM places");
        setScope(QStringLiteral("seat1"), "459021001");
        QTRY_COMPARE_WITH_TIMEOUT(a.read(away).version, 0, patience(10000));
        QTRY_VERIFY_WITH_TIMEOUT(a.count("SELECT count(*) FROM places") < places, patience(10000));
        QCOMPARE(a.read(here).version, 1);
        QCOMPARE(a.count("SELECT count(*) FROM actions WHERE case_id NOT IN (SELECT id FROM cases)"), 0);
        setScope(QStringLiteral("seat1"), "459021");
        QTRY_COMPARE_WITH_TIMEOUT(a.read(away).version, 1, patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(a.count("SELECT count(*) FROM places"), places, patience(10000));
    }

    void registerRowsFollow()
    {
        TestSeat a(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat1"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        m_upstream.value("INSERT INTO huying.places VALUES ('neu', ST_SetSRID(ST_MakePoint(109.5, 23.5), 4326), '新店', 'shop', '459021001001001', '路')");
        QTRY_COMPARE_WITH_TIMEOUT(a.count("SELECT count(*) FROM places WHERE ref = 'neu' AND name = '新店'"), 1, patience(5000));
        m_upstream.value("UPDATE huying.places SET name = '改名' WHERE ref = 'neu'");
        QTRY_COMPARE_WITH_TIMEOUT(a.count("SELECT count(*) FROM places WHERE ref = 'neu' AND name = '改名'"), 1, patience(5000));
        m_upstream.value("DELETE FROM huying.places WHERE ref = 'neu'");
        QTRY_COMPARE_WITH_TIMEOUT(a.count("SELECT count(*) FROM places WHERE ref = 'neu'"), 0, patience(5000));
    }

    void rowsAreFetchedByTheirKeys()
    {
        TestSeat a(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat1"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        const CaseId with = a.report(QStringLiteral("有两张照片")), without = a.report(QStringLiteral("没有照片"));
        for (const char *bytes : {"\x89PNG\r\n\x1a\n1", "\x89PNG\r\n\x1a\n2"})
            QCOMPARE(a.attach(with, bytes, QStringLiteral("照片.png")).size(), 64);
        const QByteArray attached = "SELECT count(*) FROM huying.attachments WHERE case_id = '" + pgText(with) + "'";
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value(attached), QStringLiteral("2"), patience(10000));
        auto upstream = Upstream::signIn(m_upstream.options(QStringLiteral("seat1")));
        QVERIFY(upstream);
        const auto numbers = [&](const char *table, const QList<QByteArray> &keys) {
            const auto rows = (*upstream)->rowsOf(*syncTable(QString::fromLatin1(table)), keys);
            QMap<QByteArray, qsizetype> counts;
            if (!rows)
                return QMap<QByteArray, qsizetype>{{rows.error().sqlState, -1}};
            for (auto it = rows->cbegin(); it != rows->cend(); ++it)
                counts.insert(it.key(), it->size());
            return counts;
        };
        using Counts = QMap<QByteArray, qsizetype>;
        QCOMPARE(numbers("places", {"p0", "p1", "nothing", "it's {\"odd\"}"}), (Counts{{"p0", 1}, {"p1", 1}}));
        QCOMPARE(numbers("units", {"u0"}), (Counts{{"u0", 1}}));
        QCOMPARE(numbers("codes", {"item"}), (Counts{{"item", m_upstream.value("SELECT count(*) FROM huying.codes WHERE \"table\" = 'item'").toLongLong()}}));
        QCOMPARE(numbers("attachments", {pgText(with), pgText(without)}), (Counts{{pgText(with), 2}}));
        // A role that was taken away between the feed and the rows: there is nothing to see, and the link goes on.
        upstream = Upstream::signIn(m_upstream.options(QStringLiteral("d01")));
        QVERIFY(upstream);
        QCOMPARE(numbers("people", {"r0"}), Counts());
        QVERIFY((*upstream)->startPosition());
    }

    void aStoreThatIsNoCopyIsNotEmptiedByUpstream()
    {
        TestSeat a(m_workflow);
        const CaseId id = uuid7(QDateTime::currentMSecsSinceEpoch());
        {
            auto made = Store::create(a.path(), QStringLiteral("2026-01-01T00:00:00Z"));
            QVERIFY(made && (*made)->finishBulk());
        }
        {
            const auto store = Store::open(a.path(), Store::Access::Writer);
            QVERIFY(store);
            CaseLog log(**store, m_workflow);
            const auto at = QDateTime::currentMSecsSinceEpoch();
            const auto done = log.submit({uuid7(at), id, QStringLiteral("report"), QStringLiteral("seat1"), {}, at, 0,
                                          {{QStringLiteral("no"), QStringLiteral("LS-1")}, {QStringLiteral("title"), QStringLiteral("独立的")},
                                           {QStringLiteral("area"), QStringLiteral("459021001001001")}}});
            QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
        }
        QProcess ctl;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PGPASSWORD"), m_upstream.password(QStringLiteral("seat1")));
        ctl.setProcessEnvironment(environment);
        ctl.start(QStringLiteral(HUYING_BIN "/huyingctl"),
                  {QStringLiteral("sync"), a.path(), m_upstream.options({}).conninfo + QStringLiteral(" user=seat1"), QStringLiteral("--once")});
        QVERIFY(ctl.waitForFinished(patience(20000)));
        QVERIFY(ctl.exitCode() != 0);
        QVERIFY2(ctl.readAllStandardError().contains("不是上级库的副本"), "ctl says why");
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat1"))), QString()); // nor by what links a seat
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Stopped, patience(10000));
        QVERIFY2(a.status.why.contains(QStringLiteral("不是上级库的副本")), qPrintable(a.status.why));
        QCOMPARE(a.read(id).version, 1);
        QCOMPARE(a.count("SELECT count(*) FROM actions"), 1);
    }

    void aRunOwesNothingToTheOneBefore()
    {
        TestSeat a(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat1"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        const CaseId id = a.report(QStringLiteral("两轮"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        const auto upstream = Upstream::signIn(m_upstream.options(QStringLiteral("seat1")));
        QVERIFY(upstream);
        int version = 1;
        const auto note = [&] {
            Action action = a.make(id, QStringLiteral("note"), {{QStringLiteral("text"), QStringLiteral("x")}});
            action.expectedVersion = version++;
            return QList<Action>{action};
        };
        QList<QList<Action>> batches{note(), note()};
        for (int i = 0; i < 2; ++i)
            QVERIFY((*upstream)->sendAhead(batches[i], i));
        for (const QList<Action> &batch : std::as_const(batches))
            QVERIFY((*upstream)->nextAnswers(batch));
        // The first of the next run fails; the third must not be taken for one that follows the second of the run before.
        batches = {note(), note(), note()};
        const CaseId other = a.report(QStringLiteral("别的案卷"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        batches[2].first().caseId = other;
        batches[2].first().expectedVersion = 1;
        const auto holder = PgConnection::open(m_upstream.installer());
        QVERIFY(holder && (*holder)->script("BEGIN; SELECT FROM huying.cases WHERE id = '" + pgText(id) + "' FOR UPDATE"));
        QVERIFY((*upstream)->link().run("SET lock_timeout = '200ms'"));
        for (int i = 0; i < 3; ++i)
            QVERIFY((*upstream)->sendAhead(batches[i], i));
        for (const char *state : {"55P03", "40001", "40001"}) {
            const auto answers = (*upstream)->nextAnswers(batches.takeFirst());
            QVERIFY2(!answers, state);
            QCOMPARE(answers.error().sqlState, QByteArray(state));
        }
        QVERIFY((*holder)->script("ROLLBACK"));
        QCOMPARE(countUpstream(other), 1);
    }

    void whatStandsOnAnothersWaitingStepWaitsForIt()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow);
        const auto sitDown = [&](const char *account) {
            a.close();
            return a.open(m_upstream.options(QString::fromLatin1(account), proxy.port())).isEmpty() && QTest::qWaitFor([&] { return a.isLive(); }, patience(10000));
        };
        QVERIFY(sitDown("seat1"));
        const CaseId id = a.report(QStringLiteral("交班的案卷"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(10000));
        QCOMPARE(a.note(id, QStringLiteral("交班前没来得及传")), QString());
        proxy.mend();
        QVERIFY(sitDown("seat2"));
        QCOMPARE(a.note(id, QStringLiteral("接班后接着办")), QString());
        const CaseId other = a.report(QStringLiteral("别的案卷"));
        QTRY_COMPARE_WITH_TIMEOUT(countUpstream(other), 1, patience(5000)); // only what stands on the step waits
        QCOMPARE(countUpstream(id), 1);
        QVERIFY(sitDown("seat1"));
        QTRY_COMPARE_WITH_TIMEOUT(countUpstream(id), 2, patience(5000));
        QVERIFY(sitDown("seat2"));
        QTRY_COMPARE_WITH_TIMEOUT(countUpstream(id), 3, patience(5000));
        QCOMPARE(a.count("SELECT count(*) FROM returned"), 0);
    }

    void anotherAccountHoldsOnlyItsOwn()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat1"), proxy.port())), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        const CaseId id = a.report(QStringLiteral("先上传的"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(10000));
        QCOMPARE(a.note(id, QStringLiteral("没来得及传")), QString());
        a.close();
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("other"))), QString()); // of the other county
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        QCOMPARE(a.read(id).version, 0);
        QCOMPARE(a.count("SELECT count(*) FROM returned WHERE account = 'seat1' AND decision = 0"), 1); // nobody sends it for him; it is not lost
        QVERIFY(a.returned().isEmpty()); // nor shows it to somebody else
        QCOMPARE(a.count("SELECT count(*) FROM places WHERE area LIKE '459021%'"), 0);
        a.close();
        QVERIFY(QFileInfo::exists(a.path() + QStringLiteral(".key")));
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("auditor"))), QString()); // who may not open personal cells
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        QVERIFY(!QFileInfo::exists(a.path() + QStringLiteral(".key")));
        QCOMPARE(countUpstream(id), 1);
    }

private:
    bool openBoth(TestSeat &a, TestSeat &b, int portOfA = 0)
    {
        return a.open(m_upstream.options(QStringLiteral("seat1"), portOfA)).isEmpty() && b.open(m_upstream.options(QStringLiteral("seat2"))).isEmpty()
               && QTest::qWaitFor([&] { return a.isLive() && b.isLive(); }, patience(10000));
    }
    int countUpstream(const CaseId &id)
    {
        return m_upstream.value("SELECT count(*) FROM huying.actions WHERE case_id = '" + id.toByteArray(QUuid::WithoutBraces) + "'").toInt();
    }
    void setScope(const QString &account, const QByteArray &area)
    {
        m_upstream.value("SELECT huying_sys.put_account(name, display, roles, seat, ARRAY['" + area + "'], NULL, NULL, NULL), huying_sys.tell_scope(name) "
                         "FROM huying.accounts WHERE name = '" + account.toUtf8() + "'");
    }

    Workflow m_workflow;
    TestUpstream m_upstream;
};

QTEST_GUILESS_MAIN(SyncTest)
#include "synctest.moc"
