// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/casedesk.h"
#include "data/store/verify.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

const TimeMs ten = QDateTime(QDate(2026, 8, 12), QTime(10, 0)).toMSecsSinceEpoch(); // a Wednesday

Account account(const char *roles, const char *org = "")
{
    return {QStringLiteral("zhang"), {}, QString::fromLatin1(roles).split(u','), {}, QString::fromLatin1(org), {}};
}

} // namespace

class CaseDeskTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const Workflow m_workflow = *Workflow::load();
    const Deadlines m_deadlines = *Deadlines::load();
    const Escalation m_escalation = *Escalation::load();
    std::unique_ptr<Store> m_store;

    CaseDesk desk(std::optional<Account> who = std::nullopt) const
    {
        return CaseDesk(*m_store, m_workflow, m_deadlines, m_escalation, std::move(who));
    }
    static Action act(const CaseState &c, const char *kind, TimeMs at, QJsonObject payload = {})
    {
        return {uuid7(at), c.id.isNull() ? uuid7(at) : c.id, QString::fromLatin1(kind), QStringLiteral("zhang"), {}, at, c.version, payload};
    }
    static CaseState reported(CaseDesk &desk, TimeMs at = ten)
    {
        const auto done = desk.submit(act({}, "report", at, {{QStringLiteral("title"), QStringLiteral("井盖异常")}, {QStringLiteral("item"), QStringLiteral("E01001")}}));
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
        return done->first();
    }

private slots:
    void init()
    {
        static int number = 0;
        const QString path = m_dir.filePath(QStringLiteral("desk%1.gpkg").arg(++number));
        {
            auto created = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
            QVERIFY(created && (*created)->finishBulk());
        }
        auto opened = Store::open(path, Store::Access::Writer);
        QVERIFY(opened);
        m_store = std::move(*opened);
    }

    void cleanup()
    {
        const auto report = verifyStore(*m_store, m_workflow);
        QVERIFY2(report && report->isClean(), report ? qPrintable(report->differences.join(u'\n')) : "");
    }

    void aNewCaseGetsNumberAndLimits()
    {
        CaseDesk all = desk();
        QCOMPARE(reported(all).no, QStringLiteral("QD0812-0001"));
        const CaseState second = reported(all, ten + minuteMs);
        QCOMPARE(second.no, QStringLiteral("QD0812-0002"));
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(second.dueAt).toString(QStringLiteral("MM-dd HH:mm")), QStringLiteral("08-12 15:31"));
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(second.stageDue).toString(QStringLiteral("HH:mm")), QStringLiteral("11:01"));
    }

    void whatTheRoleMayNotIsRefusedAndNothingIsWritten()
    {
        CaseDesk handler = desk(account("handler", "D03"));
        CaseDesk operatorDesk = desk(account("operator,dispatcher"));
        CaseState c = reported(operatorDesk);
        QVERIFY(handler.submit(act(c, "accept", ten + 1)).error().message.contains(QStringLiteral("角色")));
        c = operatorDesk.submit(act(c, "accept", ten + 1))->first();
        c = operatorDesk.submit(act(c, "assign", ten + 2, {{QStringLiteral("org"), QStringLiteral("D06")}}))->first();
        QVERIFY(handler.submit(act(c, "sign", ten + 3)).error().message.contains(QStringLiteral("不在您的单位")));
        CaseDesk police = desk(account("handler", "D06"));
        QCOMPARE(police.submit(act(c, "sign", ten + 3))->first().state, QStringLiteral("handling"));
        QCOMPARE(m_store->db().execAndGet("SELECT count(*) FROM actions").getInt(), 4);
    }

    void everyReporterOfAMergedCaseIsAnswered()
    {
        CaseDesk chief = desk(account("chief,operator,dispatcher,handler,checker,reviewer"));
        CaseState main = reported(chief);
        QList<CaseState> others{reported(chief, ten + 1), reported(chief, ten + 2)};
        for (CaseState &other : others)
            other = chief.submit(act(other, "merge", ten + 3, {{QStringLiteral("into"), main.no}}))->first();
        QCOMPARE(others[0].state, QStringLiteral("merged"));
        const CaseState lone = reported(chief, ten + 3);
        for (const QString &bad : {lone.no, others[0].no, QStringLiteral("QD0812-9999")})
            QVERIFY(!chief.submit(act(lone, "merge", ten + 4, {{QStringLiteral("into"), bad}})));
        const auto back = chief.submit(act(others[1], "unmerge", ten + 4));
        QCOMPARE(back->first().state, QStringLiteral("reported"));
        QVERIFY(back->first().mergedInto.isNull());
        const std::pair<const char *, QJsonObject> steps[] = {{"accept", {}},
                                                              {"assign", {{QStringLiteral("org"), QStringLiteral("D03")}}},
                                                              {"sign", {}},
                                                              {"resolve", {{QStringLiteral("result"), QStringLiteral("已换")}}},
                                                              {"pass", {}}};
        TimeMs at = ten + 5;
        for (const auto &[kind, payload] : steps)
            main = chief.submit(act(main, kind, ++at, payload))->first();
        const auto closed = chief.submit(act(main, "close", ++at));
        QCOMPARE(closed->size(), 2);
        QCOMPARE(closed->at(0).state, QStringLiteral("closed"));
        QCOMPARE(closed->at(1).id, others[0].id);
        QCOMPARE(closed->at(1).state, QStringLiteral("closed"));
    }

    void aClockSetBackKeepsTheOrderAndWhatItSaid()
    {
        CaseDesk seat = desk(account("operator"));
        const CaseState c = reported(seat);
        const auto accepted = seat.submit(act(c, "accept", ten - hourMs));
        QVERIFY2(accepted, accepted ? "" : qPrintable(accepted.error().message));
        QCOMPARE(accepted->first().updatedAt, c.updatedAt);
        const Action last = seat.log().actionsOf(c.id)->last();
        QCOMPARE(last.at, ten);
        QCOMPARE(last.payload[QLatin1String("wall")].toInteger(), ten - hourMs);
    }

    void aPastedCharacterThatNoDatabaseTakesIsLeftOut()
    {
        CaseDesk seat = desk(account("operator"));
        const auto done = seat.submit(act({}, "report", ten, {{QStringLiteral("title"), QStringLiteral("井盖") + QChar(QChar::Null) + QStringLiteral("异常")}, {QStringLiteral("item"), QStringLiteral("E01001")}}));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(done->first().title, QStringLiteral("井盖异常"));
        QCOMPARE(seat.log().read(done->first().id)->title, QStringLiteral("井盖异常"));
    }

    void aLimitIntoAYearWithoutCalendarSaysSo()
    {
        CaseDesk seat = desk();
        const TimeMs december = QDateTime(QDate(2026, 12, 31), QTime(16, 0)).toMSecsSinceEpoch();
        const CaseState c = reported(seat, december);
        QCOMPARE(seat.log().actionsOf(c.id)->last().payload[QLatin1String("calendar_missing")].toInt(), 2027);
        const CaseState usual = reported(seat);
        QVERIFY(!seat.log().actionsOf(usual.id)->last().payload.contains(QLatin1String("calendar_missing")));
    }

    void nobodyIsSentOffDutyWithoutAYes()
    {
        m_store->db().exec("INSERT INTO units (ref, name, kind, glyph, shift, certified_until, status) VALUES "
                           "('U1', '甲', 'person', '格', '白班 08:00–18:00', 9000000000000, 'free'), "
                           "('U2', '乙', 'person', '格', '晚班 18:00–02:00', 9000000000000, 'free'), "
                           "('U3', '丙', 'person', '格', NULL, NULL, 'offline')");
        CaseDesk chief = desk(account("chief,operator,dispatcher,handler"));
        CaseState c = reported(chief);
        c = chief.submit(act(c, "accept", ten + 1))->first();
        c = chief.submit(act(c, "assign", ten + 2, {{QStringLiteral("org"), QStringLiteral("D03")}}))->first();
        const auto units = [](QJsonArray refs) { return QJsonObject{{QStringLiteral("units"), refs}}; };
        const auto refused = chief.submit(act(c, "dispatch", ten + 3, units({QStringLiteral("U1"), QStringLiteral("U2"), QStringLiteral("U3")})));
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        for (const char *word : {"乙不在班", "丙离线、没有上岗证"})
            QVERIFY2(refused.error().message.contains(QString::fromUtf8(word)), qPrintable(refused.error().message));
        QVERIFY(!refused.error().message.contains(QStringLiteral("甲")));
        QJsonObject sure = units({QStringLiteral("U1"), QStringLiteral("U2")});
        sure[QStringLiteral("despite")] = QJsonObject{{QStringLiteral("U2"), QStringLiteral("不在班")}};
        const auto sent = chief.submit(act(c, "dispatch", ten + 4, sure));
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().message));
        const Action logged = chief.log().actionsOf(c.id)->last();
        QVERIFY(logged.payload[QLatin1String("despite")].toObject().contains(QStringLiteral("U2")));
        QCOMPARE(logged.payload[QLatin1String("receive_due")].toInteger(), ten + 4 + 5 * minuteMs);
        // A second order keeps who is there already and asks about the new one only.
        c = chief.submit(act(sent->first(), "arrive", ten + 5, {{QStringLiteral("unit"), QStringLiteral("U1")}}))->first();
        QVERIFY(!chief.submit(act(c, "dispatch", ten + 6, units({QStringLiteral("U1"), QStringLiteral("U2"), QStringLiteral("U3")}))));
        QVERIFY(chief.submit(act(c, "dispatch", ten + 6, units({QStringLiteral("U1"), QStringLiteral("U2")}))));
    }

    void reassigningTakesTheUnitsBack()
    {
        CaseDesk chief = desk(account("chief,operator,dispatcher,handler"));
        CaseState c = reported(chief);
        c = chief.submit(act(c, "accept", ten + 1))->first();
        c = chief.submit(act(c, "assign", ten + 2, {{QStringLiteral("org"), QStringLiteral("D03")}, {QStringLiteral("rule"), QStringLiteral("R1")}}))->first();
        c = chief.submit(act(c, "dispatch", ten + 3, {{QStringLiteral("units"), QJsonArray{QStringLiteral("X")}}}))->first();
        c = chief.submit(act(c, "reassign", ten + 4, {{QStringLiteral("org"), QStringLiteral("D06")}, {QStringLiteral("reason"), QStringLiteral("权属不对")}}))->first();
        QCOMPARE(c.state, QStringLiteral("assigned"));
        QCOMPARE(c.org, QStringLiteral("D06"));
        QVERIFY(c.rule.isEmpty() && c.units.isEmpty());
        QCOMPARE(c.unitStage, UnitStage::None);
    }

    void undoIsTakenWithinItsTimeOnly()
    {
        CaseDesk seat = desk(account("operator"));
        CaseState c = reported(seat);
        c = seat.submit(act(c, "accept", ten + minuteMs))->first();
        QVERIFY(seat.submit(act(c, "undo", ten + 2 * minuteMs)).error().message.contains(QStringLiteral("30 秒")));
        const auto undone = seat.submit(act(c, "undo", ten + minuteMs + 10 * secondMs));
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().message));
        QCOMPARE(undone->first().state, QStringLiteral("reported"));
    }

    void theSystemUrgesWhatIsLateButNotHistoryNorTheRecordedFuture()
    {
        CaseDesk all = desk();
        const CaseState late = reported(all), old = reported(all, ten - 60 * dayMs), recorded = reported(all, ten + 1);
        m_store->db().exec("INSERT INTO recorded SELECT NULL, randomblob(16), id, 'accept', 'x', NULL, 0, 1, '{}' FROM cases WHERE no = '"
                           + recorded.no.toStdString() + "'");
        QCOMPARE(all.escalate(late.dueAt + hourMs, 10)->size(), 0); // two working hours are the rule
        const auto changed = all.escalate(late.dueAt + dayMs, 10);
        QVERIFY(changed);
        QCOMPARE(changed->size(), 1);
        QCOMPARE(changed->first().id, late.id);
        QCOMPARE(all.log().actionsOf(late.id)->last().actor, QStringLiteral("system"));
        QCOMPARE(all.log().read(old.id)->version, 1);
    }

    /// A place's own rule on stages meets cases that have nothing but their limits.
    void aRuleOnStagesFindsWhatIsLateInItsStageOnly()
    {
        const auto rules = Escalation::fromJson(R"({"rules": [{"id": "X1", "when": "stage", "after": "0 自然时", "do": "supervise", "text": "环节超时"}]})",
                                                QStringLiteral("own.json"), m_workflow);
        QVERIFY2(rules, rules ? "" : qPrintable(rules.error().message));
        CaseDesk all(*m_store, m_workflow, m_deadlines, *rules, std::nullopt);
        const CaseState late = reported(all);
        QVERIFY(late.stageDue && late.stageDue < late.dueAt);
        QCOMPARE(all.escalate(late.stageDue - 1, 10)->size(), 0);
        const auto changed = all.escalate(late.stageDue + 1, 10);
        QVERIFY(changed);
        QCOMPARE(changed->size(), 1);
        QVERIFY(changed->first().order.at);
    }

    /// One transaction; each refusal alone, with its reason; the versions are those to go on from.
    void manyAtOnceEachAnswered()
    {
        CaseDesk writer = desk();
        QList<CaseState> cases;
        for (int i = 0; i < 5; ++i)
            cases << reported(writer, ten + i * secondMs);
        QVERIFY(writer.submit(act(cases[2], "accept", ten + minuteMs)));
        QList<Action> actions;
        for (const CaseState &c : cases)
            actions << act(c, "accept", ten + 2 * minuteMs);
        const auto answers = writer.submitAll(actions);
        QVERIFY(answers);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(answers->at(i).has_value(), i != 2);
        QVERIFY(answers->at(2).error().message.contains(cases[2].no));
        QCOMPARE(answers->at(0)->first().state, QStringLiteral("accepted"));
        QList<Action> undo{act(answers->at(0)->first(), "undo", ten + 2 * minuteMs + 10 * secondMs)};
        const auto undone = writer.submitAll(undo);
        QVERIFY(undone && undone->first());
        QCOMPARE(undone->first()->first().state, QStringLiteral("reported"));
        const auto verified = verifyStore(*m_store, m_workflow);
        QVERIFY2(verified && verified->isClean(), verified ? qPrintable(verified->differences.join(u' ')) : "");
    }

    CaseState resolved(CaseDesk &writer) const
    {
        CaseState c = reported(writer);
        int step = 0;
        for (const auto &[kind, payload] : {std::pair("accept", QJsonObject()), std::pair("assign", QJsonObject{{QStringLiteral("org"), QStringLiteral("D03")}}),
                                            std::pair("sign", QJsonObject()), std::pair("resolve", QJsonObject{{QStringLiteral("result"), QStringLiteral("已修复")}})}) {
            const auto done = writer.submit(act(c, kind, ten + ++step * minuteMs, payload));
            if (!done)
                qFatal("%s", qPrintable(done.error().message));
            c = done->first();
        }
        return c;
    }

    void aReporterNotSatisfiedSendsTheCaseBack_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::newRow("checked") << false;
        QTest::newRow("closed") << true;
    }
    void aReporterNotSatisfiedSendsTheCaseBack()
    {
        QFETCH(const bool, closed);
        CaseDesk writer = desk();
        CaseState c = writer.submit(act(resolved(writer), "pass", ten + hourMs))->first();
        if (closed)
            c = writer.submit(act(c, "close", ten + hourMs + minuteMs))->first();
        const QJsonObject content{{QStringLiteral("contacted"), 2}, {QStringLiteral("solved"), 1}, {QStringLiteral("satisfaction"), 1}};
        const auto answered = writer.submit(act(c, "follow_up", ten + 2 * hourMs, content));
        QVERIFY(answered);
        QCOMPARE(answered->size(), 2);
        const CaseState back = answered->last();
        QCOMPARE(back.state, QStringLiteral("handling"));
        QCOMPARE(back.id, c.id);
        QVERIFY(closed ? back.reopened == 1 : back.rework == 1);
        QVERIFY(back.dueAt > 0);
        // Who is basically content keeps it closed.
        CaseState other = writer.submit(act(resolved(writer), "pass", ten + hourMs))->first();
        const auto kept = writer.submit(act(other, "follow_up", ten + 2 * hourMs, {{QStringLiteral("contacted"), 2}, {QStringLiteral("satisfaction"), 2}}));
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->first().state, QStringLiteral("checked"));
    }

    void cannotCheckAndAssignedCheckers()
    {
        CaseDesk writer = desk();
        CaseState c = resolved(writer);
        c = writer.submit(act(c, "assign_checker", ten + hourMs, {{QStringLiteral("checker"), QStringLiteral("sunning")}}))->first();
        QCOMPARE(c.claimedBy, QStringLiteral("sunning"));
        QVERIFY(c.claimUntil > ten + hourMs);
        const auto others = writer.submit(act(c, "pass", ten + 2 * hourMs)); // zhang isn't the one
        QVERIFY(!others && others.error().message.contains(QStringLiteral("sunning")));
        Action own = act(c, "no_check", ten + 2 * hourMs, {{QStringLiteral("reason"), QStringLiteral("门锁着")}});
        own.actor = QStringLiteral("sunning");
        c = writer.submit(own)->first();
        QCOMPARE(c.state, QStringLiteral("unchecked"));
        QVERIFY(c.claimedBy.isEmpty());
        QCOMPARE(writer.submit(act(c, "pass", ten + 3 * hourMs))->first().state, QStringLiteral("checked"));
    }

    void extendsByWorkingTime()
    {
        CaseDesk writer = desk();
        CaseState c = reported(writer);
        c = writer.submit(act(c, "accept", ten + minuteMs))->first();
        c = writer.submit(act(c, "assign", ten + 2 * minuteMs, {{QStringLiteral("org"), QStringLiteral("D03")}}))->first();
        const TimeMs due = c.dueAt;
        const auto longer = writer.submit(act(c, "extend", ten + 3 * minuteMs, {{QStringLiteral("reason"), QStringLiteral("等料")}, {QStringLiteral("add"), QStringLiteral("1 工作日")}}));
        QVERIFY(longer);
        QCOMPARE(longer->first().dueAt, m_deadlines.calendar().dueAt(due, {1, LimitUnit::WorkDay}));
    }
};

QTEST_GUILESS_MAIN(CaseDeskTest)
#include "casedesktest.moc"
