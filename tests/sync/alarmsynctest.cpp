// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestore.h"
#include "data/live/whendone.h"
#include "data/model/opencases.h"
#include "data/rules/alarmmodel.h"
#include "data/store/alarmmarks.h"
#include "tests/support/linkproxy.h"
#include "tests/support/patience.h"
#include "tests/support/restoredupstream.h"
#include "tests/support/testseat.h"

#include <QSignalSpy>
#include <signal.h>
#include <sys/wait.h>

using namespace huying;
using namespace huying::test;

namespace
{

TimeMs clockNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// A console without windows that watches its alarms as Oversight does.
struct Watcher
{
    Watcher(TestSeat &copy, const TestUpstream &upstream, const Workflow &workflow, const QString &name, int port = 0)
        : account{name, name, {QStringLiteral("chief")}, {}, {}, name.toUpper()}, link(upstream.options(name, port)), problem(copy.load(link)),
          live({copy.path(), std::nullopt, 1, account, link}, workflow), open(board, live.workflow()), alarms(open, clockNow, name)
    {
        QObject::connect(&live, &LiveStore::syncChanged, &live, [this](const SyncStatus &now) { status = now; });
        QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::alarmMarksLoaded, &alarms, &AlarmModel::restore);
        QObject::connect(&live, &LiveStore::alarmMarksChanged, &alarms, &AlarmModel::learn);
        QObject::connect(&live, &LiveStore::alarmsOvertaken, &live, [this](const QList<AlarmMark> &theirs) { overtaken << theirs; });
        QObject::connect(&live, &LiveStore::alarmsRefused, &live, [this](const QStringList &reasons) { refused << reasons; });
        QObject::connect(&alarms, &AlarmModel::decided, &live, [this](const QList<AlarmMark> &marks) {
            whenDone(live.keepAlarms(marks), &live, [this, marks](const Result<void> &kept) {
                if (kept)
                    alarms.take(marks);
            });
        });
        live.open();
    }
    bool isLive() const { return status.state == SyncStatus::State::Live; }
    /// An urgent case, which is an alarm until somebody accepts it; the alarm's key.
    QString report()
    {
        Action action;
        action.kind = QStringLiteral("report");
        action.actor = account.name;
        action.payload = {{QStringLiteral("title"), QStringLiteral("燃气味")}, {QStringLiteral("item"), QStringLiteral("E06010")}, {QStringLiteral("flags"), FlagUrgent},
                          {QStringLiteral("area"), QStringLiteral("459021001001001")}};
        action.caseId = uuid7(clockNow());
        live.submit(action);
        return QStringLiteral("urgent/") + action.caseId.toString(QUuid::WithoutBraces);
    }
    /// An empty one if it is not there.
    Alarm alarm(const QString &key)
    {
        alarms.tick();
        const Alarm *found = alarms.alarms().alarm(key);
        return found ? *found : Alarm();
    }
    bool stands(const QString &key) { return alarm(key).since > 0; }
    /// As the list has it: key, who decided.
    QString by(const QString &key) { return alarm(key).by; }
    /// Of one alarm, although a flood's head may hide it.
    void acknowledge(const QString &key)
    {
        if (const auto mark = alarms.alarms().acknowledged(key, account.name, clockNow()))
            emit alarms.decided({*mark});
    }
    void shelve(const QString &key, const QString &why)
    {
        emit alarms.decided({alarms.alarms().shelved(key, why, clockNow() + hourMs, account.name, clockNow())});
    }

    Account account;
    PgConnection::Options link;
    QString problem;
    SyncStatus status;
    LiveStore live;
    CaseBoard board;
    OpenCases open;
    AlarmModel alarms;
    QList<AlarmMark> overtaken;
    QStringList refused;
};

} // namespace

/// What one operator decided about an alarm the others see, so that no two handle the same one.
class AlarmSyncTest : public QObject
{
    Q_OBJECT

    Workflow m_workflow;
    TestUpstream m_upstream;
    std::unique_ptr<TestSeat> m_one, m_two, m_far;

    static int count(const TestSeat &seat, const char *sql)
    {
        const auto store = Store::open(seat.path(), Store::Access::Reader);
        return store ? (*store)->db().execAndGet(sql).getInt() : -1;
    }
    static int untold(const TestSeat &seat) { return count(seat, "SELECT count(*) FROM alarms WHERE told = 0"); }
    QString by(const QString &key) const { return m_upstream.value("SELECT by FROM huying.alarms WHERE key = '" + key.toLatin1() + "'"); }
    /// So many were written down here at all.
    static int decided(const TestSeat &seat) { return count(seat, "SELECT count(*) FROM audit WHERE act LIKE 'alarm.%'"); }

private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
        m_one = std::make_unique<TestSeat>(m_workflow);
        m_two = std::make_unique<TestSeat>(m_workflow);
        m_far = std::make_unique<TestSeat>(m_workflow);
    }

    void decidedHereSeenThere()
    {
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2")),
            far(*m_far, m_upstream, m_workflow, QStringLiteral("other"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive() && far.isLive(), patience(15000));
        const QString key = a.report();
        QTRY_VERIFY_WITH_TIMEOUT(a.stands(key) && b.stands(key), patience(5000));
        QCOMPARE(b.alarm(key).state, AlarmState::Unacknowledged);
        a.acknowledge(key);
        QTRY_COMPARE_WITH_TIMEOUT(b.by(key), QStringLiteral("seat1"), patience(5000));
        QCOMPARE(b.alarm(key).state, AlarmState::Acknowledged);
        QVERIFY(!b.alarms.alarms().acknowledged(key, QStringLiteral("seat2"), clockNow())); // nothing left to decide
        b.shelve(key, QStringLiteral("等抢修队"));
        QTRY_COMPARE_WITH_TIMEOUT(a.alarm(key).state, AlarmState::Shelved, patience(5000));
        QCOMPARE(a.alarm(key).reason, QStringLiteral("等抢修队"));
        emit a.alarms.decided({*a.alarms.alarms().unshelved(key, QStringLiteral("seat1"), clockNow())});
        QTRY_COMPARE_WITH_TIMEOUT(b.alarm(key).state, AlarmState::Unacknowledged, patience(5000));
        QCOMPARE(m_upstream.value("SELECT state || by FROM huying.alarms WHERE key = '" + key.toLatin1() + "'"), QStringLiteral("0seat1"));
        QVERIFY(a.overtaken.isEmpty() && b.overtaken.isEmpty());
        QVERIFY(!far.stands(key));
        const auto store = Store::open(m_far->path(), Store::Access::Reader);
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM alarms").getInt(), 0);
    }

    void decidedWithoutLinkGoesUpOnceThereIsOne()
    {
        LinkProxy proxy(m_upstream.port());
        auto a = std::make_unique<Watcher>(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"), proxy.port());
        Watcher b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_VERIFY_WITH_TIMEOUT(a->isLive() && b.isLive(), patience(15000));
        const QString mine = b.report(), both = b.report();
        QTRY_VERIFY_WITH_TIMEOUT(a->stands(mine) && a->stands(both) && b.stands(both), patience(5000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(a->status.state, SyncStatus::State::Offline, patience(10000));
        a->acknowledge(mine);
        a->acknowledge(both);
        QTRY_COMPARE_WITH_TIMEOUT(a->by(both), QStringLiteral("seat1"), patience(5000)); // at once
        b.shelve(both, QStringLiteral("我来办"));
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT by FROM huying.alarms WHERE key = '" + both.toLatin1() + "'"), QStringLiteral("seat2"), patience(5000));
        a.reset(); // the seat is closed and opened again meanwhile
        QCOMPARE(untold(*m_one), 2);
        a = std::make_unique<Watcher>(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"), proxy.port());
        QTRY_COMPARE_WITH_TIMEOUT(a->by(mine), QStringLiteral("seat1"), patience(10000));
        QCOMPARE(b.alarm(mine).state, AlarmState::Unacknowledged);
        proxy.mend();
        a->live.reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(b.by(mine), QStringLiteral("seat1"), patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(a->by(both), QStringLiteral("seat2"), patience(10000)); // the one who was quicker
        QCOMPARE(a->alarm(both).state, AlarmState::Shelved);
        QTRY_COMPARE_WITH_TIMEOUT(a->overtaken.size(), 1, patience(2000));
        QCOMPARE(a->overtaken.first().by, QStringLiteral("seat2"));
        QTRY_COMPARE_WITH_TIMEOUT(untold(*m_one), 0, patience(5000));
        QVERIFY(b.overtaken.isEmpty());
        QCOMPARE(b.by(both), QStringLiteral("seat2"));
        for (int i = 0; i < 3; ++i) { // answers that get lost
            const QString key = b.report();
            QTRY_VERIFY_WITH_TIMEOUT(a->stands(key), patience(5000));
            proxy.cutBeforeNextAnswer();
            a->acknowledge(key);
            QTRY_COMPARE_WITH_TIMEOUT(b.by(key), QStringLiteral("seat1"), patience(20000));
            QTRY_COMPARE_WITH_TIMEOUT(untold(*m_one), 0, patience(20000));
        }
        QCOMPARE(a->overtaken.size(), 1);
    }

    void twoAtOnceAndOneOfThemIsTold()
    {
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(15000));
        QStringList keys;
        for (int i = 0; i < 10; ++i)
            keys << a.report();
        for (const QString &key : std::as_const(keys))
            QTRY_VERIFY_WITH_TIMEOUT(a.stands(key) && b.stands(key), patience(5000));
        const int before = decided(*m_one) + decided(*m_two);
        for (const QString &key : std::as_const(keys)) {
            a.acknowledge(key);
            b.shelve(key, QStringLiteral("我来办"));
        }
        QTRY_COMPARE_WITH_TIMEOUT(decided(*m_one) + decided(*m_two), before + 20, patience(30000));
        QTRY_VERIFY_WITH_TIMEOUT(untold(*m_one) == 0 && untold(*m_two) == 0, patience(30000));
        for (const QString &key : std::as_const(keys)) {
            const QString winner = m_upstream.value("SELECT by FROM huying.alarms WHERE key = '" + key.toLatin1() + "'");
            QTRY_VERIFY_WITH_TIMEOUT(a.by(key) == winner && b.by(key) == winner, patience(5000));
            QCOMPARE(a.alarm(key).state, b.alarm(key).state);
        }
        // Whoever wrote his down after the other's had come decided on top of it, which is nobody's loss.
        QVERIFY2(a.overtaken.size() + b.overtaken.size() <= 10, qPrintable(QString::number(a.overtaken.size() + b.overtaken.size())));
        for (const AlarmMark &theirs : std::as_const(a.overtaken))
            QCOMPARE(theirs.by, QStringLiteral("seat2"));
        for (const AlarmMark &theirs : std::as_const(b.overtaken))
            QCOMPARE(theirs.by, QStringLiteral("seat1"));
    }

    void anUpstreamThatKnowsNothingOfAlarmsIsLeftInPeace()
    {
        const QString newest = m_upstream.value("SELECT value FROM huying.settings WHERE key = 'migration'");
        QCOMPARE(m_upstream.value("UPDATE huying.settings SET value = '17' WHERE key = 'migration'"), QString());
        QCOMPARE(m_upstream.value("ALTER TABLE huying.alarms RENAME TO not_yet"), QString());
        QCOMPARE(m_upstream.value("CREATE FUNCTION huying.cell_key() RETURNS bytea LANGUAGE sql SECURITY DEFINER AS " // as it was then
                                  "'SELECT key FROM huying.cell_keys ORDER BY id DESC LIMIT 1'"), QString());
        QCOMPARE(m_upstream.value("GRANT EXECUTE ON FUNCTION huying.cell_key() TO PUBLIC"), QString());
        TestSeat fresh(m_workflow);
        QString key;
        {
            Watcher a(fresh, m_upstream, m_workflow, QStringLiteral("seat1"));
            QCOMPARE(a.problem, QString());
            QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(15000));
            key = a.report();
            QTRY_VERIFY_WITH_TIMEOUT(a.stands(key), patience(5000));
            a.acknowledge(key);
            QTRY_COMPARE_WITH_TIMEOUT(a.by(key), QStringLiteral("seat1"), patience(5000));
            const CaseId second = QUuid::fromString(a.report().section(QLatin1Char('/'), 1)); // the link stands
            QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*) FROM huying.cases WHERE id = '" + second.toByteArray(QUuid::WithoutBraces) + "'"),
                                      QStringLiteral("1"), patience(5000));
            QVERIFY(a.isLive());
        }
        QCOMPARE(untold(fresh), 1);
        QCOMPARE(m_upstream.value("ALTER TABLE huying.not_yet RENAME TO alarms"), QString());
        QCOMPARE(m_upstream.value("DROP FUNCTION huying.cell_key()"), QString());
        QCOMPARE(m_upstream.value("UPDATE huying.settings SET value = '" + newest.toLatin1() + "' WHERE key = 'migration'"), QString());
        Watcher a(fresh, m_upstream, m_workflow, QStringLiteral("seat1"));
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT by FROM huying.alarms WHERE key = '" + key.toLatin1() + "'"), QStringLiteral("seat1"), patience(15000));
        QTRY_COMPARE_WITH_TIMEOUT(untold(fresh), 0, patience(5000));
    }

    void aSeatKilledBetweenDecisionAndSendingSendsItLater()
    {
        QString key;
        AlarmMark mark;
        {
            Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"));
            QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(15000));
            key = a.report();
            QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*) FROM huying.cases WHERE 'urgent/' || id = '" + key.toLatin1() + "'"), QStringLiteral("1"), patience(5000));
            QTRY_VERIFY_WITH_TIMEOUT(a.stands(key), patience(5000));
            mark = *a.alarms.alarms().acknowledged(key, QStringLiteral("seat1"), clockNow());
        }
        QCOMPARE(untold(*m_one), 0);
        const pid_t seat = ::fork();
        if (seat == 0) { // keeps the decision as a seat does, and is gone before anything goes up
            const auto store = Store::open(m_one->path(), Store::Access::Writer);
            if (store && writeAlarmMarks(**store, {mark}))
                ::raise(SIGKILL);
            ::_exit(1);
        }
        int end = 0;
        QCOMPARE(::waitpid(seat, &end, 0), seat);
        QVERIFY(WIFSIGNALED(end) && WTERMSIG(end) == SIGKILL);
        QCOMPARE(untold(*m_one), 1);
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_COMPARE_WITH_TIMEOUT(b.by(key), QStringLiteral("seat1"), patience(20000));
        QTRY_COMPARE_WITH_TIMEOUT(untold(*m_one), 0, patience(5000));
        QCOMPARE(a.by(key), QStringLiteral("seat1"));
        QVERIFY(a.overtaken.isEmpty());
    }

    void decidedBeforeTheCaseCameIntoScopeComesWithIt()
    {
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"));
        TestSeat department(m_workflow);
        QCOMPARE(department.open(m_upstream.options(QStringLiteral("d01"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && department.isLive(), patience(15000));
        const QString key = a.report();
        QTRY_VERIFY_WITH_TIMEOUT(a.stands(key), patience(5000));
        a.acknowledge(key);
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT by FROM huying.alarms WHERE key = '" + key.toLatin1() + "'"), QStringLiteral("seat1"), patience(10000));
        const CaseId id = QUuid::fromString(key.section(u'/', 1));
        const auto act = [&](const char *kind, int version, const QJsonObject &payload) {
            Action action;
            action.id = uuid7(clockNow());
            action.kind = QString::fromLatin1(kind);
            action.actor = a.account.name;
            action.caseId = id;
            action.at = clockNow();
            action.expectedVersion = version;
            action.payload = payload;
            const auto link = Upstream::signIn(m_upstream.options(QStringLiteral("seat1")));
            const auto answers = link ? (*link)->submit({action}) : PgResult<QList<UpstreamAnswer>>(tl::unexpected(link.error()));
            return answers && answers->first().status == UpstreamAnswer::Status::Accepted;
        };
        QVERIFY(act("accept", 1, {}));
        const QByteArray theirs = "SELECT count(*) FROM alarms WHERE by = 'seat1' AND told = 1 AND key = '" + key.toLatin1() + "'";
        QCOMPARE(department.count(theirs.constData()), 0);
        QVERIFY(act("assign", 2, {{QStringLiteral("org"), QStringLiteral("D01")}}));
        QTRY_COMPARE_WITH_TIMEOUT(department.read(id).version, 3, patience(10000));
        QCOMPARE(department.count(theirs.constData()), 1);
    }

    void whatAFastClockShelvedIsShelvedEverywhere()
    {
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(15000));
        const QString key = a.report();
        QTRY_VERIFY_WITH_TIMEOUT(a.stands(key) && b.stands(key), patience(5000));
        const TimeMs fast = clockNow() + hourMs;
        emit a.alarms.decided({a.alarms.alarms().shelved(key, QStringLiteral("等抢修队"), fast + 8 * hourMs, QStringLiteral("seat1"), fast)});
        QTRY_COMPARE_WITH_TIMEOUT(b.alarm(key).state, AlarmState::Shelved, patience(5000));
        QVERIFY(b.alarm(key).until > clockNow() + 7 * hourMs && b.alarm(key).until <= clockNow() + 8 * hourMs);
        QTRY_COMPARE_WITH_TIMEOUT(a.alarm(key).until, b.alarm(key).until, patience(5000)); // as upstream amended it
        QVERIFY(a.refused.isEmpty() && a.overtaken.isEmpty());
        QCOMPARE(untold(*m_one), 0);
    }

    void whatUpstreamRefusesIsToldOnce()
    {
        const auto problem = QStringLiteral("在将来");
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(15000));
        const QString key = a.report(), good = a.report();
        QTRY_VERIFY_WITH_TIMEOUT(a.stands(key) && a.stands(good), patience(5000));
        emit a.alarms.decided({{key, AlarmState::Acknowledged, clockNow() + 2 * hourMs, 0, clockNow(), QStringLiteral("seat1"), {}}});
        QTRY_COMPARE_WITH_TIMEOUT(a.refused.size(), 1, patience(10000));
        QVERIFY2(a.refused.first().contains(problem), qPrintable(a.refused.first()));
        a.acknowledge(good);
        QTRY_COMPARE_WITH_TIMEOUT(by(good), QStringLiteral("seat1"), patience(5000)); // it holds up nothing
        for (int i = 0; i < 2; ++i) {
            QSignalSpy again(&a.live, &LiveStore::syncChanged);
            a.live.reconnect();
            QTRY_VERIFY_WITH_TIMEOUT(!again.isEmpty() && a.isLive(), patience(15000));
        }
        QCOMPARE(a.refused.size(), 1);
        QCOMPARE(untold(*m_one), 0);
        QCOMPARE(by(key), QString());
    }

    void aRestoredUpstreamHearsWhatWasDecidedSince()
    {
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1")), b(*m_two, m_upstream, m_workflow, QStringLiteral("seat2"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(15000));
        const QString mine = a.report(), onTop = a.report(), before = a.report();
        QTRY_VERIFY_WITH_TIMEOUT(a.stands(before) && b.stands(mine) && b.stands(onTop) && b.stands(before), patience(5000));
        b.acknowledge(onTop);
        a.acknowledge(before);
        QTRY_COMPARE_WITH_TIMEOUT(a.by(onTop), QStringLiteral("seat2"), patience(5000));
        QTRY_COMPARE_WITH_TIMEOUT(b.by(before), QStringLiteral("seat1"), patience(5000));
        QVERIFY(backedUp(m_upstream, a, b));
        a.acknowledge(mine);
        a.shelve(onTop, QStringLiteral("等抢修队"));
        QTRY_VERIFY_WITH_TIMEOUT(b.by(mine) == QLatin1String("seat1") && b.by(onTop) == QLatin1String("seat1"), patience(10000));
        const QString told = m_upstream.value("SELECT count(*) FROM huying.audit WHERE act LIKE 'alarm.%'");
        QVERIFY(restored(m_upstream));
        QCOMPARE(by(mine), QString());
        QCOMPARE(by(onTop), QStringLiteral("seat2"));
        b.live.reconnect(); // it has what upstream has
        QTRY_VERIFY_WITH_TIMEOUT(b.isLive(), patience(20000));
        a.live.reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(by(mine), QStringLiteral("seat1"), patience(20000));
        QTRY_COMPARE_WITH_TIMEOUT(by(onTop), QStringLiteral("seat1"), patience(5000));
        QTRY_COMPARE_WITH_TIMEOUT(b.alarm(onTop).state, AlarmState::Shelved, patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(untold(*m_one), 0, patience(5000));
        QCOMPARE(by(before), QStringLiteral("seat1"));
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.audit WHERE act LIKE 'alarm.%'"), told); // the lost ones again, no other
        QVERIFY(a.overtaken.isEmpty() && a.refused.isEmpty() && b.overtaken.isEmpty());
    }

    void whatASuccessorDidNotHaveYetIsSaidAgain()
    {
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(15000));
        const QString lost = a.report(), kept = a.report();
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*) FROM huying.cases WHERE 'urgent/' || id IN ('" + lost.toLatin1() + "', '" + kept.toLatin1() + "')"),
                                  QStringLiteral("2"), patience(5000));
        QTRY_VERIFY_WITH_TIMEOUT(a.stands(lost) && a.stands(kept), patience(5000));
        {
            HeldFeed feed(m_upstream);
            QVERIFY(feed.hold());
            a.acknowledge(lost);
            a.acknowledge(kept);
            QTRY_VERIFY_WITH_TIMEOUT(by(lost) == QLatin1String("seat1") && by(kept) == QLatin1String("seat1"), patience(10000));
            QTRY_COMPARE_WITH_TIMEOUT(untold(*m_one), 0, patience(5000)); // answered, and not come back
            const auto link = PgConnection::open(m_upstream.installer());
            QVERIFY(link && (*link)->script("SET session_replication_role = replica; DELETE FROM huying.alarms WHERE key = '" + lost.toUtf8()
                                            + "'; DELETE FROM huying.feed WHERE what = 'row' AND key = 'alarms:" + lost.toUtf8() + "'"));
            QCOMPARE(by(lost), QString());
        }
        a.live.reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(by(lost), QStringLiteral("seat1"), patience(15000));
        QTRY_COMPARE_WITH_TIMEOUT(count(*m_one, "SELECT count(*) FROM alarms WHERE told IN (0, 2)"), 0, patience(10000)); // and both have come back
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.audit WHERE act LIKE 'alarm.%' AND subject = '" + kept.toLatin1() + "'"), QStringLiteral("1"));
    }

    void anotherAccountHasWhatTheFirstDecidedAndSendsNothingForHim()
    {
        LinkProxy proxy(m_upstream.port());
        QString key;
        {
            Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"), proxy.port());
            QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(15000));
            key = a.report();
            QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*) FROM huying.cases WHERE 'urgent/' || id = '" + key.toLatin1() + "'"), QStringLiteral("1"), patience(5000));
            QTRY_VERIFY_WITH_TIMEOUT(a.stands(key), patience(5000));
            proxy.cut();
            QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(10000));
            a.acknowledge(key);
            QTRY_COMPARE_WITH_TIMEOUT(a.by(key), QStringLiteral("seat1"), patience(5000));
        }
        {
            Watcher c(*m_one, m_upstream, m_workflow, QStringLiteral("seat4"));
            QTRY_VERIFY_WITH_TIMEOUT(c.isLive(), patience(15000));
            QTRY_COMPARE_WITH_TIMEOUT(c.by(key), QStringLiteral("seat1"), patience(5000));
            QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.alarms WHERE key = '" + key.toLatin1() + "'"), QStringLiteral("0"));
        }
        Watcher a(*m_one, m_upstream, m_workflow, QStringLiteral("seat1"));
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT by FROM huying.alarms WHERE key = '" + key.toLatin1() + "'"), QStringLiteral("seat1"), patience(15000));
    }
};

QTEST_GUILESS_MAIN(AlarmSyncTest)
#include "alarmsynctest.moc"
