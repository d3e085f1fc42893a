// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/asidecases.h"
#include "data/store/caserow.h"
#include "tests/support/patience.h"
#include "tests/support/testseat.h"

#include <QJsonArray>
#include <QRandomGenerator>

using namespace huying;
using namespace huying::test;

namespace
{

constexpr auto area = "459021001001001";

/// JSON that no program of ours writes. Some is fine, some is blank, some is no double, some a row can't hold.
const QList<QByteArray> &oddValues()
{
    static const QList<QByteArray> values{
        R"("")", R"(" ")", R"("\u00a0")", R"("\u202f")", R"("\u2007")", R"("\u3000\t")", R"("\u1680\u2028\u2029\u205f")", R"("\u0085\u000b")",
        R"("\u200b")", R"("\u001c")", R"("\u180e")", R"("\ufeff")", R"("\ufeff\u3000")", R"("文字")", "null", "true", "false", "{}", R"({"a":1})", "[]", R"([""])",
        R"(["u0"])", R"(["u0","u1"])", R"(["u0,u1"])", R"(["，"])", "[1]", "[null]", R"(["u0",["u1"]])", "0", "-0", "1", "2", "1.5", "1e3", "1.0", "16",
        "16.00000000000000001", "15.99999999999999999", "1795327259790.00001", "1795327259790.5", "1795327259790.0001", "9007199254740991.5",
        "9007199254740992", "9007199254740993", "1e15", "1e16", "1e300", "1e400", "-1e400", "1e-400", "1e-20", "0.49999999999999999999",
        "2147483648", "4294967297", "18446744073709551616", QByteArray(1500, '[') + QByteArray(1500, ']'),
        QByteArray(6, '[') + QByteArray(6, ']'), QByteArray(12, '[') + QByteArray(12, ']')};
    return values;
}

QByteArray good(const QString &member, QRandomGenerator &random)
{
    if (member == QLatin1String("org") || member == QLatin1String("mediation_org"))
        return R"("D01")";
    if (member == QLatin1String("units") || member == QLatin1String("orgs"))
        return random.bounded(2) ? R"(["D01","D02"])" : R"(["D01"])";
    if (member == QLatin1String("until") || member == QLatin1String("due"))
        return QByteArray::number(QDateTime::currentMSecsSinceEpoch() + 3600000);
    if (member == QLatin1String("satisfaction") || member == QLatin1String("contacted") || member == QLatin1String("difficulty"))
        return QByteArray::number(random.bounded(1, 4));
    return member == QLatin1String("flags") ? "1" : R"("文字")";
}

QByteArray sql(const QByteArray &text)
{
    return "'" + QByteArray(text).replace('\'', "''") + "'";
}

/// What is compared of a case; upstream's side is `upstreamRow`.
QStringList rowOf(const CaseState &s)
{
    return {QString::number(s.version), s.state, s.title, s.text, s.item, s.org, s.assist.join(u','), s.units.join(u','),
            QString::number(static_cast<int>(s.unitStage)), QString::number(s.dueAt), QString::number(s.limitMs), QString::number(s.stageDue),
            QString::number(s.stageLimitMs), QString::number(s.flags), QString::number(s.photos), QString::number(s.satisfaction), s.claimedBy,
            QString::number(s.stoppedAt), QString::number(s.closedAt), QString::number(s.claimUntil)};
}
constexpr auto upstreamRow = "SELECT version, state, coalesce(title, ''), coalesce(text, ''), coalesce(item, ''), coalesce(org, ''), "
                             "coalesce(array_to_string(assist, ','), ''), coalesce(array_to_string(units, ','), ''), unit_stage, coalesce(due_at, 0), "
                             "coalesce(limit_ms, 0), coalesce(stage_due, 0), coalesce(stage_limit_ms, 0), flags, photos, satisfaction, coalesce(claimed_by, ''), "
                             "coalesce(stopped_at, 0), coalesce(closed_at, 0), coalesce(details ->> 'claim_until', '0') FROM huying.cases WHERE id = ";

} // namespace

/// Upstream takes nothing that a seat can't fold; and where such a thing lies there all the same, no seat stops for it.
class OddPayloadTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
        QStringList roles;
        for (const WorkflowRole &role : m_workflow.roles())
            if (!role.code.startsWith(QLatin1String("admin")) && role.code != QLatin1String("reporter") && role.code != QLatin1String("system"))
                roles << role.code;
        QCOMPARE(m_upstream.value("UPDATE huying.accounts SET roles = '{" + roles.join(u',').toUtf8() + "}' WHERE name IN ('seat1', 'seat2')"), QString());
    }

    /// What upstream takes and refuses, against what a seat makes of the same: chains of random steps with odd members.
    void takesWhatASeatFolds()
    {
        QRandomGenerator random(20260101);
        const QStringList extras{QStringLiteral("due"), QStringLiteral("limit"), QStringLiteral("photos"), QStringLiteral("units"), QStringLiteral("assist"),
                                 QStringLiteral("until"), QStringLiteral("unit"), QStringLiteral("title"), QStringLiteral("stage_due"),
                                 QStringLiteral("stage_limit"), QStringLiteral("satisfaction"), QStringLiteral("other"), QStringLiteral("sign_due")};
        QTemporaryDir folder;
        const auto store = Store::create(folder.filePath(QStringLiteral("odd.gpkg")), QStringLiteral("2026-01-01T00:00:00Z"));
        QVERIFY(store);
        CaseLog log(**store, m_workflow);
        std::unique_ptr<Upstream> seats[2];
        for (int i = 0; i < 2; ++i) {
            auto seat = Upstream::signIn(m_upstream.options(QStringLiteral("seat%1").arg(i + 1)));
            QVERIFY(seat);
            seats[i] = std::move(*seat);
        }
        QHash<QString, int> codes;
        for (int number = 0; number < 150; ++number) {
            const CaseId id = uuid7(QDateTime::currentMSecsSinceEpoch(), random.generate64(), random.generate64());
            for (int step = 0; step < 14; ++step) {
                const CaseState state = *log.read(id);
                QStringList kinds;
                for (const WorkflowAction &one : m_workflow.actions())
                    if (one.code != QLatin1String("undo") && one.code != QLatin1String("merge") && one.code != QLatin1String("answer"))
                        if (one.from.contains(state.state) || random.bounded(20) == 0)
                            kinds << one.code;
                if (kinds.isEmpty())
                    break;
                const QString kind = state.version ? kinds[random.bounded(kinds.size())] : QStringLiteral("report");
                const WorkflowAction &rule = *m_workflow.action(kind);
                QMap<QString, QByteArray> members;
                for (const QString &need : rule.needs)
                    if (need == QLatin1String("place")) {
                        members[QStringLiteral("lon")] = "109.512345678901";
                        members[QStringLiteral("lat")] = random.bounded(4) ? "18.3" : R"("18.3")";
                    } else {
                        members[need] = random.bounded(4) ? good(need, random) : oddValues()[random.bounded(oddValues().size())];
                    }
                if (random.bounded(3) == 0)
                    members[extras[random.bounded(extras.size())]] = oddValues()[random.bounded(oddValues().size())];
                if (kind == QLatin1String("claim"))
                    members[QStringLiteral("until")] = random.bounded(2) ? good(QStringLiteral("until"), random) : oddValues()[random.bounded(oddValues().size())];
                if (kind == QLatin1String("report"))
                    members[QStringLiteral("area")] = QByteArray("\"") + area + '"';
                if (kind == QLatin1String("flag") && members[QStringLiteral("flags")].startsWith("16"))
                    continue; // upstream shows it to nobody here any more
                int who = random.bounded(2);
                if (!state.claimedBy.isEmpty() && random.bounded(4)) // mostly the one who is kept out by that
                    who = state.claimedBy == QLatin1String("seat1") ? 1 : 0;
                const TimeMs at = std::max(QDateTime::currentMSecsSinceEpoch(), state.updatedAt);
                Action action{uuid7(at, random.generate64(), random.generate64()), id, kind, QStringLiteral("seat%1").arg(who + 1), {}, at, state.version, {}};
                QByteArray payload = "{";
                for (auto it = members.cbegin(); it != members.cend(); ++it)
                    payload += (payload.size() > 1 ? ",\"" : "\"") + it.key().toUtf8() + "\":" + *it;
                payload += '}';
                QByteArray sent = toBatch({action});
                sent.replace("\"payload\":{}", "\"payload\":" + payload);
                const auto rows = seats[who]->link().run("SELECT huying.submit_actions($1)", {sent});
                QVERIFY2(rows, rows ? "" : qPrintable(rows.error().error.message));
                const QJsonObject answer = QJsonDocument::fromJson(rows->bytes(0, 0)).array()[0].toObject();
                const bool isTaken = answer[QLatin1String("status")] == QLatin1String("accepted");
                const QString code = isTaken ? QStringLiteral("accepted") : answer[QLatin1String("code")].toString();
                ++codes[code];
                const QByteArray about = kind.toUtf8() + ' ' + payload.left(300) + ": " + rows->bytes(0, 0);
                QVERIFY2(code != QLatin1String("failed") || kind == QLatin1String("report"), about.constData()); // a title that is no text
                if (isTaken) {
                    const auto logs = seats[who]->logsOf({id});
                    QVERIFY(logs && logs->value(id).size() == state.version + 1);
                    const Action theirs = logs->value(id).last();
                    QVERIFY2(!theirs.id.isNull(), about.constData());
                    const auto folded = log.append(theirs, CaseLog::Origin::Upstream);
                    QVERIFY2(folded, (about + (folded ? QByteArray() : folded.error().message.toUtf8())).constData());
                    const auto row = seats[who]->link().run(upstreamRow + sql(pgText(id)));
                    QVERIFY2(row && row->count() == 1, about.constData());
                    QStringList wanted;
                    for (int i = 0; i < rowOf(*folded).size(); ++i)
                        wanted << row->text(0, i).remove(QChar(QChar::ByteOrderMark)); // which Qt takes off
                    const QStringList held = rowOf(*log.read(id));
                    QVERIFY2(held == wanted, (about + "\n" + held.join(u'|').toUtf8() + "\n" + wanted.join(u'|').toUtf8()).constData());
                } else if (QStringList{QStringLiteral("needs"), QStringLiteral("guard"), QStringLiteral("claimed"), QStringLiteral("state"),
                                       QStringLiteral("variant")}.contains(code)) {
                    const QByteArray told = QJsonDocument::fromJson(payload).toJson(); // without escapes, as upstream tells it
                    action.payload = QJsonDocument::fromJson(told).object();
                    if (kind == QLatin1String("report"))
                        action.payload[QLatin1String("no")] = QStringLiteral("X"); // which upstream gives
                    QVERIFY2(!reduce(m_workflow, state, action), about.constData());
                }
            }
        }
        qInfo() << codes;
        QVERIFY(codes.value(QStringLiteral("accepted")) > 300 && codes.value(QStringLiteral("needs")) > 30 && codes.value(QStringLiteral("bad_input")) > 30);
        QVERIFY(codes.value(QStringLiteral("claimed")) > 5 && codes.value(QStringLiteral("guard")) > 5);
        QCOMPARE(m_upstream.casesThatDiffer(), QStringLiteral("0"));
    }

    void poisonStopsNoSeat_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a number that is no double") << "note" << QByteArray(R"({"text":"好","x":1e400})") << QStringLiteral("内容读不出");
        QTest::newRow("nested too deep") << "note" << QByteArray(R"({"text":"好","x":)" + QByteArray(1500, '[') + QByteArray(1500, ']') + "}") << QStringLiteral("内容读不出");
        QTest::newRow("blank") << "note" << QByteArray(R"({"text":"\u00a0"})") << QStringLiteral("缺少 text");
        QTest::newRow("a step that is not there") << "teleport" << QByteArray("{}") << QStringLiteral("teleport");
    }
    void poisonStopsNoSeat()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, payload);
        QFETCH(QString, reason);
        TestSeat a(m_workflow), b(m_workflow), late(m_workflow);
        for (TestSeat *seat : {&a, &b})
            QCOMPARE(seat->open(m_upstream.options(seat == &a ? QStringLiteral("seat1") : QStringLiteral("seat2"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive() && b.isLive(), patience(10000));
        const CaseId id = a.report(QStringLiteral("有毒")), born = uuid7(QDateTime::currentMSecsSinceEpoch());
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled() && b.read(id).version == 1, patience(5000));
        poison(id, 1, kind, payload);
        poison(born, 0, QStringLiteral("report"), "{\"no\":\"毒-" + pgText(born) + "\",\"title\":\"\\u00a0\",\"area\":\"" + QByteArray(area) + "\"}");
        const CaseId other = b.report(QStringLiteral("别的案卷"));
        QTRY_COMPARE_WITH_TIMEOUT(a.read(other).version, 1, patience(10000));
        for (TestSeat *seat : {&a, &b})
            QTRY_COMPARE_WITH_TIMEOUT(standing(*seat), QStringLiteral("live, 2 aside "), patience(5000));
        QCOMPARE(a.read(id).version, 1); // as it was
        QCOMPARE(a.read(born).version, 0);
        QVERIFY2(a.status.asideWhy.contains(QStringLiteral("等 2 个案卷的动作本机不能理解：")), qPrintable(a.status.asideWhy));
        QVERIFY2(reasonOf(a, id).contains(reason), qPrintable(reasonOf(a, id)));
        QVERIFY2(reasonOf(a, born).contains(QStringLiteral("缺少 title")), qPrintable(reasonOf(a, born)));
        QCOMPARE(a.digest().size(), 32); // the store itself is clean

        QCOMPARE(a.note(id, QStringLiteral("不知道它已走远")), QString()); // comes back, and stops nothing either
        QTRY_COMPARE_WITH_TIMEOUT(a.returned().size(), 1, patience(5000));
        QCOMPARE(a.returned().first().code, QStringLiteral("conflict"));
        QTRY_COMPARE_WITH_TIMEOUT(standing(a), QStringLiteral("live, 2 aside "), patience(5000));

        QCOMPARE(late.open(m_upstream.options(QStringLiteral("whole"))), QString()); // first load
        QTRY_VERIFY_WITH_TIMEOUT(late.isLive(), patience(10000));
        QCOMPARE(late.read(other).version, 1);
        QCOMPARE(late.read(id).version, 0);
        QVERIFY2(reasonOf(late, id).contains(reason), qPrintable(reasonOf(late, id)));

        mend(id, 1, R"({"text":"好了"})");
        mend(born, 0, "{\"no\":\"毒-" + pgText(born) + "\",\"title\":\"好了\",\"area\":\"" + QByteArray(area) + "\"}");
        QCOMPARE(b.note(other, QStringLiteral("又一步")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(a.read(other).version, 2, patience(5000));
        QCOMPARE(a.read(id).version, 1); // nothing was told of it
        poison(id, 2, QStringLiteral("note"), R"({"text":"再一步"})"); // and now something is
        QTRY_COMPARE_WITH_TIMEOUT(a.read(id).version, 3, patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.aside, 1, patience(5000));
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(a.read(born).version, 1, patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.aside, 0, patience(5000));
        QVERIFY(a.status.asideWhy.isEmpty());
        for (TestSeat *seat : {&b, &late})
            seat->link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(late.read(id).version == 3 && late.read(born).version == 1 && b.status.aside == 0, patience(10000));
        QCOMPARE(a.digest(), b.digest());
        QCOMPARE(m_upstream.casesThatDiffer(), QStringLiteral("0"));
    }

    /// A log with a hole, which only the server's keeper can make.
    void aHoleStopsNoSeat()
    {
        TestSeat a(m_workflow);
        QCOMPARE(a.open(m_upstream.options(QStringLiteral("seat1"))), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isLive(), patience(10000));
        const CaseId id = a.report(QStringLiteral("缺一步"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        poison(id, 2, QStringLiteral("note"), R"({"text":"第三步"})");
        const CaseId other = a.report(QStringLiteral("照常"));
        QTRY_COMPARE_WITH_TIMEOUT(standing(a), QStringLiteral("live, 1 aside "), patience(10000));
        QCOMPARE(a.read(id).version, 1);
        QCOMPARE(a.read(other).version, 1);
        QVERIFY2(a.status.asideWhy.contains(a.read(id).no) && a.status.asideWhy.contains(QStringLiteral("动作不连续，已放在一边，请管理员核对")),
                 qPrintable(a.status.asideWhy));
        const QString path = a.path();
        a.close();
        QProcess ctl;
        ctl.start(QStringLiteral(HUYING_BIN "/huyingctl"), {QStringLiteral("verify"), path});
        QVERIFY(ctl.waitForFinished(patience(20000)));
        const QString said = QString::fromUtf8(ctl.readAllStandardOutput());
        QVERIFY2(ctl.exitCode() == 0 && said.contains(QStringLiteral("动作不连续，已放在一边，请管理员核对\n核验通过")), qPrintable(said));
    }

private:
    /// Writes an action into upstream's log past all of its rules, as no account could.
    void poison(const CaseId &id, int version, const QString &kind, const QByteArray &payload)
    {
        const QByteArray caseId = sql(pgText(id)), at = QByteArray::number(QDateTime::currentMSecsSinceEpoch() + version);
        const QByteArray made = "INSERT INTO huying.actions VALUES (" + sql(pgText(uuid7(QDateTime::currentMSecsSinceEpoch()))) + ", " + caseId + ", '459021', "
                                + sql(kind.toUtf8()) + ", 'seat2', NULL, " + at + ", " + QByteArray::number(version) + ", " + sql(payload) + ", 'seat2', " + at + "); ";
        const QByteArray known = version ? "UPDATE huying.cases SET version = " + QByteArray::number(version + 1) + ", updated_at = " + at + " WHERE id = " + caseId + "; "
                                         : "INSERT INTO huying.cases SELECT (f.now).* FROM huying_sys.fold(" + caseId + ") f; ";
        const QByteArray told = "INSERT INTO huying.feed (what, id, case_id, county, at, version) SELECT 'action', a.id, a.case_id, a.county, a.at, "
                                "a.expected_version + 1 FROM huying.actions a WHERE a.case_id = " + caseId + " AND a.expected_version = " + QByteArray::number(version) + "; ";
        QCOMPARE(m_upstream.value("DO $do$ BEGIN " + made + known + told + "PERFORM pg_notify('huying', ''); END $do$"), QString());
    }
    /// What an administrator of the server may do about it; nothing tells the seats.
    void mend(const CaseId &id, int version, const QByteArray &payload)
    {
        QCOMPARE(m_upstream.value("DO $do$ BEGIN ALTER TABLE huying.actions DISABLE TRIGGER USER; UPDATE huying.actions SET kind = "
                                  + QByteArray(version ? "'note'" : "'report'") + ", payload = " + sql(payload) + " WHERE case_id = " + sql(pgText(id))
                                  + " AND expected_version = " + QByteArray::number(version) + "; ALTER TABLE huying.actions ENABLE TRIGGER USER; "
                                  + (version ? QByteArray() : "UPDATE huying.cases SET title = '好了' WHERE id = " + sql(pgText(id)) + "; ")
                                  + "END $do$"), QString());
    }
    static QString standing(const TestSeat &seat)
    {
        return QStringLiteral("%1, %2 aside %3").arg(seat.isLive() ? QStringLiteral("live") : QStringLiteral("not live")).arg(seat.status.aside).arg(seat.status.why);
    }
    static QString reasonOf(TestSeat &seat, const CaseId &id)
    {
        return seat.ask([&](CaseLog &, Journal &journal) {
            for (const AsideCase &one : asideCases(journal.store()))
                if (one.id == id)
                    return one.reason;
            return QString();
        });
    }

    Workflow m_workflow;
    TestUpstream m_upstream;
};

QTEST_GUILESS_MAIN(OddPayloadTest)
#include "oddpayloadtest.moc"
