// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestore.h"
#include "data/model/caseboard.h"
#include "data/store/audit.h"
#include "data/store/caselog.h"
#include "data/store/vault.h"
#include "data/store/verify.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

constexpr TimeMs ten = 1786500000000; // 2026-08-12 10:00 in Shanghai

Account account(const char *name, const char *roles, const char *area = "", const char *org = "")
{
    return {QString::fromLatin1(name), QString::fromLatin1(name), QString::fromLatin1(roles).split(QLatin1Char(',')),
            QString::fromLatin1(area), QString::fromLatin1(org), {}};
}

} // namespace

/// Who sees, counts and unmasks what: the same store opened by different accounts.
class AccessTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const Workflow m_workflow = *Workflow::load();
    QString m_path;
    CaseId m_inTownOne, m_inTownTwo, m_restricted;

    CaseId addCase(Store &store, const Vault &vault, int number, const char *grid, const char *org, int flags = 0)
    {
        CaseLog log(store, m_workflow);
        const CaseId id = uuid7(ten + number);
        const QByteArray context = "case.phone/" + id.toByteArray();
        QJsonObject report{{QStringLiteral("no"), QStringLiteral("QD0812-%1").arg(number, 4, 10, QLatin1Char('0'))},
                           {QStringLiteral("title"), QStringLiteral("井盖异常")},
                           {QStringLiteral("area"), QString::fromLatin1(grid)},
                           {QStringLiteral("phone"), QStringLiteral("138****5678")},
                           {QStringLiteral("phone_enc"), QString::fromLatin1(vault.seal(QStringLiteral("13812345678"), context).toBase64())},
                           {QStringLiteral("flags"), flags}};
        const Action actions[] = {
            {uuid7(ten), id, QStringLiteral("report"), QStringLiteral("lin"), {}, ten + number, 0, report},
            {uuid7(ten), id, QStringLiteral("accept"), QStringLiteral("lin"), {}, ten + 100, 1, {}},
            {uuid7(ten), id, QStringLiteral("assign"), QStringLiteral("lin"), {}, ten + 200, 2, {{QStringLiteral("org"), QString::fromLatin1(org)}}}};
        if (!log.appendNew(actions))
            qFatal("can't append");
        return id;
    }

    /// Opens the store for an account and waits until all is loaded.
    struct Seat
    {
        Seat(const QString &path, const Workflow &workflow, const Account &who)
            : live({path, std::nullopt, 1, who}, workflow)
        {
            QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
            QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
            QObject::connect(&live, &LiveStore::registerLoaded, &board, [this](const PointTablePtr &points) {
                if (points->kind == RegisterKind::People)
                    people = points->size();
            });
            QSignalSpy loaded(&live, &LiveStore::allLoaded);
            live.open();
            if (!loaded.wait(10000))
                qFatal("the store does not open");
        }
        template <class T> static T result(const QFuture<T> &future)
        {
            QFuture<T> waiting = future;
            waiting.waitForFinished();
            return waiting.result();
        }
        CaseBoard board;
        std::size_t people = 0;
        LiveStore live;
    };

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_path = m_dir.filePath(QStringLiteral("access.gpkg"));
        auto made = Store::create(m_path, QStringLiteral("2026-08-12T00:00:00Z"));
        QVERIFY(made);
        const auto vault = Vault::create(m_path, Vault::randomKey());
        QVERIFY(vault);
        SQLite::Database &db = (*made)->db();
        db.exec("INSERT INTO areas (code, name, parent, kind, level) VALUES ('C', '县', NULL, 'basic', 2), ('T1', '城关', 'C', 'basic', 3), "
                "('T2', '河东', 'C', 'basic', 3), ('G1', '一格', 'T1', 'basic', 5), ('G2', '二格', 'T2', 'basic', 5)");
        SQLite::Statement person(db, "INSERT INTO people (fid, geom, ref, area, name_masked, phone_masked, phone_enc) "
                                     "VALUES (?, (SELECT geom FROM cases LIMIT 1), ?, ?, '李*', '139****0000', ?)");
        for (int n = 1; n <= 2; ++n) {
            const QByteArray cell = vault->seal(QStringLiteral("13900000000"), "people.phone/" + QByteArray::number(n));
            person.reset();
            person.bind(1, n);
            person.bind(2, n == 1 ? "P1" : "P2");
            person.bind(3, n == 1 ? "G1" : "G2");
            person.bind(4, cell.constData(), static_cast<int>(cell.size()));
            person.exec();
        }
        m_inTownOne = addCase(**made, *vault, 1, "G1", "D03");
        m_inTownTwo = addCase(**made, *vault, 2, "G2", "D06");
        addCase(**made, *vault, 4, "", "D09"); // nobody knows where
        m_restricted = addCase(**made, *vault, 3, "G1", "D03", FlagRestricted);
        QVERIFY((*made)->finishBulk());
    }

    void scopeDecidesWhatIsLoadedAndFound_data()
    {
        QTest::addColumn<Account>("who");
        QTest::addColumn<QStringList>("numbers");
        const QString one = QStringLiteral("QD0812-0001"), two = QStringLiteral("QD0812-0002"), three = QStringLiteral("QD0812-0003"),
                      four = QStringLiteral("QD0812-0004");
        QTest::newRow("county operator") << account("lin", "operator") << QStringList{one, two, four};
        QTest::newRow("operator of the county's area") << account("lin", "operator", "C") << QStringList{one, two, four};
        QTest::newRow("town") << account("town1", "town", "T1") << QStringList{one};
        QTest::newRow("department") << account("d06", "handler", "", "D06") << QStringList{two};
        QTest::newRow("department elsewhere") << account("d06t1", "handler", "T1", "D06") << QStringList{};
        QTest::newRow("restricted officer") << account("secret", "restricted") << QStringList{one, two, three, four};
        QTest::newRow("unknown area") << account("lost", "town", "T9") << QStringList{};
    }

    void scopeDecidesWhatIsLoadedAndFound()
    {
        QFETCH(Account, who);
        QFETCH(QStringList, numbers);
        Seat seat(m_path, m_workflow, who);
        QStringList loaded, found;
        for (const CaseState &state : seat.board.rows())
            loaded << state.no;
        const auto hits = Seat::result(seat.live.search(QStringLiteral("井盖异常"), 10));
        QVERIFY(hits);
        for (const SearchHit &hit : *hits)
            if (hit.kind == HitKind::Case)
                found << hit.title.left(11);
        loaded.sort();
        found.sort();
        QCOMPARE(loaded, numbers);
        QCOMPARE(found, numbers);
        for (const CaseId &id : {m_inTownOne, m_inTownTwo, m_restricted}) {
            const auto file = Seat::result(seat.live.caseFile(id));
            QCOMPARE(file.has_value(), seat.board.rowOf(id) >= 0);
        }
    }

    void nobodyActsOnWhatHeDoesNotSee()
    {
        Seat seat(m_path, m_workflow, account("d06", "handler", "", "D06"));
        QSignalSpy refused(&seat.live, &LiveStore::actionRefused);
        Action sign{{}, m_inTownOne, QStringLiteral("sign"), QStringLiteral("d06"), {}, 0, 3, {}};
        seat.live.submit(sign);
        QVERIFY(refused.wait(10000));
        QVERIFY(refused[0][1].value<Error>().message.contains(QStringLiteral("权限范围")));
        QCOMPARE(seat.board.size(), 1);
    }

    void unmaskingIsAuditedFirst()
    {
        {
            Seat seat(m_path, m_workflow, account("lin", "operator"));
            UnmaskRequest request{PersonalField::ReporterPhone, m_inTownOne, 0, QStringLiteral("回访联系")};
            QCOMPARE(*Seat::result(seat.live.unmask(request)), QStringLiteral("13812345678"));
            request.reason = QStringLiteral("  ");
            QCOMPARE(Seat::result(seat.live.unmask(request)).error().kind, ErrorKind::Refused);
            request.reason = QStringLiteral("好奇");
            request.caseId = m_restricted; // outside what an operator sees
            QCOMPARE(Seat::result(seat.live.unmask(request)).error().kind, ErrorKind::Refused);
            request = {PersonalField::PersonPhone, {}, 1, QStringLiteral("核实案情")};
            QCOMPARE(Seat::result(seat.live.unmask(request)).error().kind, ErrorKind::Refused); // not his role
        }
        {
            Seat seat(m_path, m_workflow, account("town1", "town", "T1"));
            UnmaskRequest request{PersonalField::PersonPhone, {}, 1, QStringLiteral("应急处置")};
            QCOMPARE(*Seat::result(seat.live.unmask(request)), QStringLiteral("13900000000"));
            request.fid = 2; // the other town's
            QCOMPARE(Seat::result(seat.live.unmask(request)).error().kind, ErrorKind::Refused);
            request = {PersonalField::PersonName, {}, 1, QStringLiteral("应急处置")};
            QCOMPARE(Seat::result(seat.live.unmask(request)).error().kind, ErrorKind::NotFound);
        }
        auto store = Store::open(m_path, Store::Access::Writer);
        QVERIFY(store);
        SQLite::Statement rows((*store)->db(), "SELECT actor, act, subject, detail FROM audit WHERE act LIKE 'unmask%' ORDER BY seq");
        QStringList entries;
        while (rows.executeStep())
            entries << QStringList{textAt(rows, 0), textAt(rows, 1), textAt(rows, 2), textAt(rows, 3)}.join(QLatin1Char('|'));
        QCOMPARE(entries, (QStringList{QStringLiteral("lin|unmask|案卷 QD0812-0001|反映人电话：回访联系"),
                                       QStringLiteral("lin|unmask.refused|人员 P1|电话：核实案情"),
                                       QStringLiteral("town1|unmask|人员 P1|电话：应急处置"),
                                       QStringLiteral("town1|unmask|人员 P1|姓名：应急处置")}));
        QCOMPARE(checkAuditChain((*store)->db()).firstBroken, 0);
        for (const QString &entry : entries)
            QVERIFY2(!entry.contains(QStringLiteral("139")) && !entry.contains(QStringLiteral("138")), "no personal data in the audit");
    }

    void anyChangeToTheAuditIsFound()
    {
        auto store = Store::open(m_path, Store::Access::Writer);
        QVERIFY(store);
        SQLite::Database &db = (*store)->db();
        for (const char *change : {"UPDATE audit SET detail = 'x' WHERE seq = 2", "UPDATE audit SET at = at + 1 WHERE seq = 1",
                                   "DELETE FROM audit WHERE seq = 2", "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
                                   "UPDATE audit SET actor = 'y' WHERE seq = (SELECT max(seq) FROM audit)", "DELETE FROM audit"}) {
            SQLite::Transaction scratch(db);
            db.exec(change);
            QVERIFY2(checkAuditChain(db).firstBroken > 0, change);
            QVERIFY(!verifyStore(**store, m_workflow)->isClean());
        }
        QCOMPARE(checkAuditChain(db).firstBroken, 0);
    }

    void eachAdministratorDoesHisThirdOnly()
    {
        auto store = Store::open(m_path, Store::Access::Writer);
        QVERIFY(store);
        Administration system(**store, m_workflow, account("xitong", "admin_system"));
        Administration security(**store, m_workflow, account("anquan", "admin_security"));
        Administration audit(**store, m_workflow, account("shenji", "admin_audit,auditor"));
        Administration chief(**store, m_workflow, account("zhang", "chief,operator"));
        const auto refused = [](const auto &result) { return !result && result.error().kind == ErrorKind::Refused; };

        const Account fresh = account("wang", "operator", "T1");
        QVERIFY(system.saveAccount(fresh, true, ten));
        for (Administration *other : {&security, &audit, &chief})
            QVERIFY(refused(other->saveAccount(fresh, false, ten)));
        const auto accounts = system.accounts();
        QVERIFY(accounts && accounts->size() == 1 && accounts->front().area == QStringLiteral("T1"));

        AccessPolicy policy = *security.access();
        policy.idleLockMinutes = 3;
        policy.personRoles = {QStringLiteral("grid")};
        QVERIFY(security.saveAccess(policy, ten));
        for (Administration *other : {&system, &audit, &chief})
            QVERIFY(refused(other->saveAccess(policy, ten)));
        QCOMPARE(accessPolicyOf(**store)->idleLockMinutes, 3);
        QVERIFY(!accessPolicyOf(**store)->mayUnmask(PersonalField::PersonPhone, account("town1", "town")));
        policy.shownSeconds = 0;
        QVERIFY(!security.saveAccess(policy, ten));
        QCOMPARE(accessPolicyOf(**store)->shownSeconds, 60);

        const auto entries = audit.audit(QStringLiteral("wang"), 10);
        QVERIFY(entries && entries->size() == 1 && entries->front().act == QStringLiteral("account"));
        for (Administration *other : {&system, &security, &chief})
            QVERIFY(refused(other->audit({}, 10)) && refused(other->checkAudit()));
        QCOMPARE(audit.checkAudit()->firstBroken, 0);
    }

    void badAccountsAreRefused_data()
    {
        QTest::addColumn<Account>("bad");
        QTest::addColumn<QString>("word");
        QTest::newRow("two thirds") << account("x", "admin_system,admin_audit") << QStringLiteral("兼任");
        QTest::newRow("administrator at a desk") << account("x", "admin_security,operator") << QStringLiteral("兼办");
        QTest::newRow("unknown role") << account("x", "king") << QStringLiteral("king");
        QTest::newRow("no role") << Account{QStringLiteral("x"), QStringLiteral("x"), {}, {}, {}, {}} << QStringLiteral("没有角色");
        QTest::newRow("name") << account("x; DROP TABLE accounts", "operator") << QStringLiteral("小写字母");
        QTest::newRow("area") << account("x", "operator", "T9") << QStringLiteral("T9");
        QTest::newRow("himself") << account("xitong", "operator") << QStringLiteral("自己");
    }

    void badAccountsAreRefused()
    {
        QFETCH(Account, bad);
        QFETCH(QString, word);
        auto store = Store::open(m_path, Store::Access::Writer);
        QVERIFY(store);
        const auto saved = Administration(**store, m_workflow, account("xitong", "admin_system")).saveAccount(bad, false, ten);
        QVERIFY(!saved);
        QVERIFY2(saved.error().message.contains(word), qPrintable(saved.error().message));
    }

    void anAdministratorSeesNobodysCase()
    {
        Seat seat(m_path, m_workflow, account("xitong", "admin_system"));
        QCOMPARE(seat.board.size(), 0);
        QCOMPARE(seat.people, std::size_t(0));
        QCOMPARE(Seat::result(seat.live.search(QStringLiteral("井盖异常"), 10))->size(), 0);
        const auto accounts = Seat::result(seat.live.administer<QList<Account>>([](Administration &a) { return a.accounts(); }));
        QVERIFY(accounts && accounts->size() == 1);
    }

    void aBadPolicySaysWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("word");
        QTest::newRow("no reasons") << QByteArray(R"({"shown_seconds": 60, "idle_lock_minutes": 5})") << QStringLiteral("理由");
        QTest::newRow("seconds") << QByteArray("{\"reasons\": [\"a\"],\n\"shown_seconds\": 0, \"idle_lock_minutes\": 5}") << QStringLiteral("第 2 行");
        QTest::newRow("minutes") << QByteArray(R"({"reasons": ["a"], "shown_seconds": 60, "idle_lock_minutes": 1000})") << QStringLiteral("240");
        QTest::newRow("syntax") << QByteArray("{") << QStringLiteral("JSON");
    }

    void aBadPolicySaysWhere()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, word);
        const auto policy = AccessPolicy::fromResource({json, QStringLiteral("access.json")});
        QVERIFY(!policy);
        QVERIFY2(policy.error().message.contains(word) && policy.error().message.contains(QStringLiteral("access.json")),
                 qPrintable(policy.error().message));
    }
};

QTEST_GUILESS_MAIN(AccessTest)
#include "accesstest.moc"
