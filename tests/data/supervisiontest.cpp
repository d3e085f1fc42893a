// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/alarms.h"
#include "data/rules/deadlines.h"
#include "data/rules/escalation.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace huying;

namespace
{

TimeMs at(const char *time)
{
    return QDateTime::fromString(QString::fromLatin1(time), QStringLiteral("yyyy-MM-dd HH:mm")).toMSecsSinceEpoch();
}

AlarmCondition condition(int n, const char *kind = "overdue")
{
    return {QStringLiteral("%1/%2").arg(QLatin1String(kind)).arg(n), QString::fromLatin1(kind), 2, {}, QStringLiteral("案卷 %1").arg(n)};
}

} // namespace

class SupervisionTest : public QObject
{
    Q_OBJECT

    const Workflow m_workflow = *Workflow::load();
    const Deadlines m_deadlines = *Deadlines::load();

    Action act(const CaseState &c, const char *kind, TimeMs when, QJsonObject payload = {}) const
    {
        Action action{uuid7(when), c.id, QString::fromLatin1(kind), QStringLiteral("zhang"), {}, when, c.version, payload};
        m_deadlines.fill(m_workflow, c, action);
        return action;
    }

    /// Carries a case on; fails the test at an action that is refused.
    CaseState after(CaseState c, QList<Action> &log, const Action &action) const
    {
        auto next = reduce(m_workflow, c, action);
        if (!next)
            qFatal("%s: %s", qPrintable(action.kind), qPrintable(next.error().message));
        log << action;
        return *next;
    }

    CaseState whistled(QList<Action> &log, TimeMs when) const
    {
        CaseState c;
        c.id = uuid7(when);
        c = after(c, log, act(c, "report", when, {{QStringLiteral("no"), QStringLiteral("QD0812-0001")}, {QStringLiteral("title"), QStringLiteral("夜市占道")}, {QStringLiteral("item"), QStringLiteral("E09005")}}));
        return after(c, log, act(c, "whistle", when, {{QStringLiteral("orgs"), QJsonArray{QStringLiteral("D03"), QStringLiteral("D06")}}, {QStringLiteral("text"), QStringLiteral("请到场")}}));
    }

private slots:
    void stagesOrdersAndWhistlesGetTheirDeadlines()
    {
        const TimeMs ten = at("2026-08-12 10:00"); // a Wednesday
        QList<Action> log;
        CaseState c = whistled(log, ten);
        QCOMPARE(c.stageDue, at("2026-08-12 11:00"));
        QCOMPARE(c.whistle.legs.size(), 2);
        QCOMPARE(c.whistle.legs[0].signDue, at("2026-08-12 12:00"));
        QCOMPARE(c.whistle.legs[0].arriveDue, at("2026-08-13 10:00"));
        c = after(c, log, act(c, "supervise", at("2026-08-12 16:00"), {{QStringLiteral("text"), QStringLiteral("请说明")}}));
        QCOMPARE(c.order.due, at("2026-08-13 11:30")); // 4 working hours: 1.5 today, 2.5 tomorrow
        QVERIFY(c.flags & FlagSupervised);
        CaseState other = whistled(log, ten);
        other = after(other, log, act(other, "supervise", ten, {{QStringLiteral("text"), QStringLiteral("请说明")}, {QStringLiteral("reply_limit"), QStringLiteral("1 工作日")}}));
        QCOMPARE(other.order.due, at("2026-08-13 10:00")); // the supervisor's own limit
    }

    void aStoppedClockGoesOnInWorkingTime()
    {
        QList<Action> log;
        CaseState c;
        c.id = uuid7(1);
        c = after(c, log, act(c, "report", at("2026-08-12 09:00"), {{QStringLiteral("no"), QStringLiteral("a")}, {QStringLiteral("title"), QStringLiteral("井盖")}, {QStringLiteral("item"), QStringLiteral("E01001")}}));
        QCOMPARE(c.dueAt, at("2026-08-12 14:30")); // 4 working hours over lunch
        c = after(c, log, act(c, "accept", at("2026-08-12 09:10")));
        c = after(c, log, act(c, "assign", at("2026-08-12 09:20"), {{QStringLiteral("org"), QStringLiteral("D03")}}));
        c = after(c, log, act(c, "suspend", at("2026-08-12 10:00"), {{QStringLiteral("reason"), QStringLiteral("等料")}}));
        QVERIFY(deadlinesOf(c).isEmpty());
        c = after(c, log, act(c, "resume", at("2026-08-14 16:30")));
        QCOMPARE(c.dueAt, at("2026-08-17 11:00")); // three hours were left: one on Friday, two on Monday
        QCOMPARE(c.stoppedMs, at("2026-08-14 16:30") - at("2026-08-12 10:00"));
    }

    void aLateWhistleGoesToSupervisionByItself()
    {
        const Escalation rules = *Escalation::load();
        const TimeMs ten = at("2026-08-12 10:00");
        QList<Action> log;
        CaseState c = whistled(log, ten);
        const auto due = [&](const char *when) { return rules.dueAction(m_workflow, m_deadlines.calendar(), c, log, at(when)); };
        QVERIFY(!due("2026-08-12 11:59"));
        const auto supervise = due("2026-08-12 12:00");
        QVERIFY(supervise);
        QCOMPARE(supervise->kind, QStringLiteral("supervise"));
        QCOMPARE(supervise->actor, QStringLiteral("system"));
        Action taken = *supervise;
        m_deadlines.fill(m_workflow, c, taken);
        c = after(c, log, taken);
        QVERIFY(c.order.due > 0);
        QVERIFY(!due("2026-08-12 12:30")); // once
        const auto card = due("2026-08-13 09:00"); // the order was not answered within its limit
        QVERIFY(card);
        QCOMPARE(card->kind, QStringLiteral("yellow_card"));
    }

    void anOverdueCaseClimbsStepByStep()
    {
        const Escalation rules = *Escalation::load();
        QList<Action> log;
        CaseState c;
        c.id = uuid7(1);
        c = after(c, log, act(c, "report", at("2026-08-12 09:00"), {{QStringLiteral("no"), QStringLiteral("a")}, {QStringLiteral("title"), QStringLiteral("井盖")}, {QStringLiteral("item"), QStringLiteral("E01001")}}));
        c = after(c, log, act(c, "accept", at("2026-08-12 09:10")));
        QStringList kinds;
        for (TimeMs now = c.dueAt; now < at("2026-09-15 09:00"); now += 30 * minuteMs)
            while (auto action = rules.dueAction(m_workflow, m_deadlines.calendar(), c, log, now)) {
                m_deadlines.fill(m_workflow, c, *action);
                kinds << action->kind;
                c = after(c, log, *action);
            }
        QCOMPARE(kinds, QStringList({QStringLiteral("urge"), QStringLiteral("supervise"), QStringLiteral("yellow_card"),
                                     QStringLiteral("yellow_card"), QStringLiteral("red_card")}));
        QCOMPARE(c.urged, 1);
        QCOMPARE(c.yellowCards, 2); // one for the unanswered order, one for three days
        QCOMPARE(c.redCards, 1);
    }

    void badEscalationTablesSayWhichRule()
    {
        for (const auto &[rule, word] : std::initializer_list<std::pair<const char *, const char *>>{
                 {R"({"id": "S1", "when": "late", "after": "1 工作时", "do": "urge"})", "late"},
                 {R"({"id": "S1", "when": "overdue", "after": "soon", "do": "urge"})", "soon"},
                 {R"({"id": "S1", "when": "overdue", "after": "1 工作时", "do": "close"})", "close"},
                 {R"({"when": "overdue", "after": "1 工作时", "do": "urge"})", "编号"}}) {
            const auto read = Escalation::fromJson(QByteArray("{\"rules\": [") + rule + "]}", QStringLiteral("e.json"), m_workflow);
            QVERIFY(!read);
            QVERIFY2(read.error().message.contains(QString::fromUtf8(word)), qPrintable(read.error().message));
        }
    }

    void anAlarmLivesAsTheStandardHasIt()
    {
        AlarmBoard board;
        const TimeMs now = at("2026-08-12 10:00");
        const QString by = QStringLiteral("zhang");
        QVERIFY(board.update({condition(1)}, now));
        QVERIFY(!board.update({condition(1)}, now + minuteMs));
        QCOMPARE(board.count(AlarmState::Unacknowledged), 1);
        QVERIFY(board.take(*board.acknowledged(QStringLiteral("overdue/1"), by, now)));
        QVERIFY(!board.acknowledged(QStringLiteral("overdue/1"), by, now));
        QCOMPARE(board.count(AlarmState::Acknowledged), 1);
        QVERIFY(board.update({}, now + 2 * minuteMs)); // seen and over: gone
        QVERIFY(!board.alarm(QStringLiteral("overdue/1")));
        board.update({condition(2)}, now + 3 * minuteMs);
        board.update({}, now + 4 * minuteMs); // over before anybody saw it: stays as returned
        QCOMPARE(board.count(AlarmState::Returned), 1);
        QVERIFY(board.take(*board.acknowledged(QStringLiteral("overdue/2"), by, now)));
        QVERIFY(board.lines(now + 5 * minuteMs).isEmpty());
    }

    void shelvingNeedsAReasonAndAnEnd()
    {
        AlarmBoard board;
        const TimeMs now = at("2026-08-12 10:00");
        const QString key = QStringLiteral("overdue/1"), by = QStringLiteral("zhang");
        const auto refusal = [&](const char *reason, TimeMs until) { return board.refusalToShelve(key, QString::fromUtf8(reason), until, now); };
        QVERIFY(refusal("等料", now + hourMs).contains(QStringLiteral("不在")));
        board.update({condition(1)}, now);
        QVERIFY(refusal(" ", now + hourMs).contains(QStringLiteral("原因")));
        QVERIFY(refusal("等料", now - 1).contains(QStringLiteral("结束")));
        QVERIFY(refusal("等料", now + 8 * hourMs + 1).contains(QStringLiteral("8 小时")));
        QCOMPARE(refusal("等料", now + 8 * hourMs), QString());
        QVERIFY(board.take(board.shelved(key, QStringLiteral(" 等料 "), now + hourMs, by, now)));
        QVERIFY(board.lines(now).isEmpty());
        QCOMPARE(board.shelvedAlarms().size(), 1);
        QCOMPARE(board.shelvedAlarms().first().reason, QStringLiteral("等料"));
        QVERIFY(board.update({condition(1)}, now + hourMs)); // the end of shelving brings it back
        QCOMPARE(board.count(AlarmState::Unacknowledged), 1);
    }

    void whatHasBeenSeenIsFoldedAndNothingElse()
    {
        AlarmBoard board;
        const TimeMs now = at("2026-08-12 10:00");
        QList<AlarmCondition> conditions;
        for (int n = 0; n < 6; ++n) {
            conditions << condition(n);
            conditions.last().since = now - hourMs - n * minuteMs;
        }
        board.update(conditions, now);
        QCOMPARE(board.lines(now).size(), 6);
        for (int n = 0; n < 4; ++n)
            board.take(*board.acknowledged(conditions[n].key, QStringLiteral("zhang"), now));
        QList<AlarmLine> lines = board.lines(now);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].first.condition.key, conditions[5].key); // the older first, unseen ones before the others
        QCOMPARE(lines[1].first.condition.key, conditions[4].key);
        QCOMPARE(lines[2].count, 4);
        lines = board.lines(now, {QStringLiteral("overdue")});
        QCOMPARE(lines.size(), 7);
        QVERIFY(lines[2].isOpen && lines[3].isMember && lines[6].isMember);
    }

    void aRestartForgetsNothingButOldConditions()
    {
        const TimeMs now = at("2026-08-12 10:00");
        const QString by = QStringLiteral("zhang");
        AlarmCondition seen = condition(1), aside = condition(2), anew = condition(3), fresh = condition(4);
        for (AlarmCondition *c : {&seen, &aside, &anew, &fresh})
            c->since = now - hourMs;
        AlarmBoard before;
        before.update({seen, aside, anew}, now);
        const QList<AlarmMark> marks{*before.acknowledged(seen.key, by, now), *before.acknowledged(anew.key, by, now),
                                     before.shelved(aside.key, QStringLiteral("等料"), now + hourMs, by, now)};
        AlarmBoard after;
        after.restore(marks);
        anew.since = now + minuteMs; // over meanwhile, and late again
        after.update({seen, aside, anew, fresh}, now + 2 * minuteMs);
        QCOMPARE(after.alarm(seen.key)->state, AlarmState::Acknowledged);
        QCOMPARE(after.alarm(seen.key)->by, by);
        QCOMPARE(after.alarm(aside.key)->state, AlarmState::Shelved);
        QCOMPARE(after.alarm(anew.key)->state, AlarmState::Unacknowledged);
        QCOMPARE(after.alarm(fresh.key)->state, AlarmState::Unacknowledged);
        QVERIFY(after.update({seen, aside, anew, fresh}, now + hourMs));
        QCOMPARE(after.alarm(aside.key)->state, AlarmState::Unacknowledged);
    }

    void aFloodIsFoldedAndMetered()
    {
        AlarmBoard board;
        const TimeMs now = at("2026-08-12 10:00");
        QList<AlarmCondition> conditions;
        for (int n = 0; n < 10; ++n)
            conditions << condition(n);
        board.update(conditions, now);
        QVERIFY(!board.isFlood(now));
        QCOMPARE(board.lines(now).size(), 10);
        conditions << condition(10) << condition(0, "sos");
        board.update(conditions, now + minuteMs);
        QVERIFY(board.isFlood(now + minuteMs));
        const QList<AlarmLine> lines = board.lines(now + minuteMs);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].count, 11);
        QCOMPARE(board.perOperatorHour(now + minuteMs, 2), 6.0);
        QVERIFY(!board.isFlood(now + 11 * minuteMs));
        QCOMPARE(board.lines(now + 11 * minuteMs).size(), 2); // what stands is folded still
        QCOMPARE(board.keysOf(QStringLiteral("overdue"), AlarmState::Unacknowledged).size(), 11);
        const QList<AlarmLine> open = board.lines(now + minuteMs, {QStringLiteral("overdue")});
        QCOMPARE(open.size(), 13);
        const auto head = std::find_if(open.begin(), open.end(), [](const AlarmLine &l) { return l.isFlood(); });
        QVERIFY(head->isOpen && !head->isMember);
        QCOMPARE(std::count_if(open.begin(), open.end(), [](const AlarmLine &l) { return l.isMember; }), 11);
    }
};

QTEST_GUILESS_MAIN(SupervisionTest)
#include "supervisiontest.moc"
