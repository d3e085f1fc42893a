// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/workflow.h"
#include "data/store/casedetails.h"
#include "data/store/caselog.h"
#include "data/store/verify.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace huying;

namespace
{

constexpr TimeMs start = 1786500000000; // 2026-08-12T02:00:00Z

/// Everything that any action may ask for.
QJsonObject fullPayload(std::mt19937_64 &random)
{
    const auto pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    return {{QStringLiteral("no"), QStringLiteral("QD0812-%1").arg(pick(10000), 4, 10, QLatin1Char('0'))},
            {QStringLiteral("title"), QStringLiteral("路灯不亮")},
            {QStringLiteral("reason"), QStringLiteral("现场不符")},
            {QStringLiteral("text"), QStringLiteral("请到场")},
            {QStringLiteral("result"), QStringLiteral("已更换")},
            {QStringLiteral("agreement"), QStringLiteral("双方同意")},
            {QStringLiteral("org"), QStringLiteral("D0%1").arg(pick(3) + 1)},
            {QStringLiteral("orgs"), QJsonArray{QStringLiteral("D01"), QStringLiteral("D02")}},
            {QStringLiteral("units"), QJsonArray{QStringLiteral("U%1").arg(pick(9))}},
            {QStringLiteral("mediation_org"), QStringLiteral("D08")},
            {QStringLiteral("mediator"), QStringLiteral("老李")},
            {QStringLiteral("difficulty"), 1 + pick(3)},
            {QStringLiteral("satisfaction"), 1 + pick(3)},
            {QStringLiteral("contacted"), 1 + pick(2)},
            {QStringLiteral("flags"), pick(16)},
            {QStringLiteral("checker"), QStringLiteral("sunning")},
            {QStringLiteral("into"), QStringLiteral("01920000-0000-7000-8000-000000000001")},
            {QStringLiteral("until"), start + dayMs},
            {QStringLiteral("due"), start + pick(9) * hourMs},
            {QStringLiteral("stage_due"), start + pick(9) * hourMs},
            {QStringLiteral("lon"), 120.5},
            {QStringLiteral("lat"), 36.4}};
}

Action actionOf(const QString &kind, const CaseState &state, std::mt19937_64 &random, const QString &variant)
{
    QJsonObject payload = fullPayload(random);
    if (state.version == 0 && !variant.isEmpty())
        payload[QStringLiteral("variant")] = variant;
    const TimeMs at = std::max(start, state.updatedAt) + static_cast<TimeMs>(random() % 20000);
    return {uuid7(at, random(), random()), state.id, kind, QStringLiteral("zhang"), {}, at, state.version, payload};
}

} // namespace

class WorkflowTest : public QObject
{
    Q_OBJECT

    const Workflow m_table = *Workflow::load();

    /// Any legal sequence of `length` actions at the most; none leaves an action that the table forbids.
    QList<Action> randomLife(std::mt19937_64 &random, int length) const
    {
        const auto &variants = m_table.variants();
        const QString variant = variants[static_cast<qsizetype>(random() % static_cast<std::size_t>(variants.size()))].code;
        QList<Action> life;
        CaseState state;
        state.id = uuid7(start, random(), random());
        while (life.size() < length) {
            QList<const WorkflowAction *> allowed = m_table.allowed(state);
            if (allowed.isEmpty())
                break;
            const auto *rule = allowed[static_cast<qsizetype>(random() % static_cast<std::size_t>(allowed.size()))];
            const Action action = actionOf(rule->code, state, random, variant);
            if (auto next = reduce(m_table, state, action)) {
                state = std::move(*next);
                life << action;
            } else if (rule->to != QLatin1String("<<")) {
                break;
            }
        }
        return life;
    }

    CaseState fold(const QList<Action> &life) const
    {
        CaseState state;
        for (const Action &action : life) {
            state.id = action.caseId;
            auto next = reduce(m_table, state, action);
            if (!next)
                qFatal("%s", qPrintable(next.error().message));
            state = std::move(*next);
        }
        return state;
    }

private slots:
    /// Two buttons of one key would make the key do nothing; a clock that runs and one that stands exclude each other.
    void noKeyMeansTwoThingsInOneState()
    {
        const auto excluded = [](const WorkflowAction &a, const WorkflowAction &b) {
            return (a.guards.contains(Guard::Running) && b.guards.contains(Guard::Stopped))
                   || (a.guards.contains(Guard::Stopped) && b.guards.contains(Guard::Running));
        };
        for (const WorkflowAction &a : m_table.actions())
            for (const WorkflowAction &b : m_table.actions())
                if (&a < &b && !a.key.isEmpty() && a.key == b.key && !excluded(a, b))
                    for (const QString &state : a.from)
                        QVERIFY2(!b.from.contains(state), qPrintable(a.code + QLatin1Char(' ') + b.code + QLatin1Char(' ') + a.key));
    }

    /// What the table says is what reduce and refusal do, for each state, action and role, case by case.
    void everyStateActionAndRole()
    {
        std::mt19937_64 random(1);
        int allowed = 0, refused = 0;
        QStringList states{QString()};
        for (const WorkflowState &state : m_table.states())
            states << state.code;
        for (const QString &code : states)
            for (const WorkflowAction &rule : m_table.actions())
                for (const WorkflowRole &role : m_table.roles()) {
                    CaseState state;
                    state.id = uuid7(start);
                    state.state = code;
                    state.version = code.isEmpty() ? 0 : 3;
                    if (!rule.variants.isEmpty())
                        state.variant = rule.variants.first();
                    const Account account{QStringLiteral("zhang"), {}, {role.code}, {}, {}, {}};
                    const bool listed = rule.from.contains(code) && rule.roles.contains(role.code);
                    const bool visible = m_table.maySee(state, account);
                    const QString why = m_table.refusal(rule, state, account, start);
                    if (!listed || !visible) {
                        QVERIFY2(!why.isEmpty(), qPrintable(code + QLatin1Char(' ') + rule.code + QLatin1Char(' ') + role.code));
                        ++refused;
                    } else if (rule.guards.isEmpty()) {
                        QVERIFY2(why.isEmpty(), qPrintable(why));
                        const auto next = reduce(m_table, state, actionOf(rule.code, state, random, state.variant));
                        QVERIFY2(next, next ? "" : qPrintable(next.error().message));
                        if (rule.to != QLatin1String("=") && rule.to != QLatin1String("<"))
                            QCOMPARE(next->state, rule.to);
                        ++allowed;
                    }
                    if (!rule.from.contains(code))
                        QVERIFY(!reduce(m_table, state, actionOf(rule.code, state, random, state.variant)));
                }
        QVERIFY(allowed > 200);
        QVERIFY(refused > 5000);
    }

    void anActionWithoutWhatItNeedsIsRefused()
    {
        std::mt19937_64 random(2);
        for (const WorkflowAction &rule : m_table.actions())
            for (const QString &need : rule.needs) {
                CaseState state;
                state.id = uuid7(start);
                state.state = rule.from.first();
                state.version = state.state.isEmpty() ? 0 : 3;
                state.variant = rule.variants.isEmpty() ? QString() : rule.variants.first();
                Action action = actionOf(rule.code, state, random, state.variant);
                for (const QString &member : need == QLatin1String("place") ? QStringList{QStringLiteral("lon")} : QStringList{need})
                    action.payload.remove(member);
                QVERIFY2(!reduce(m_table, state, action), qPrintable(rule.code + QLatin1Char(' ') + need));
            }
    }

    void legalRandomLivesFoldTheSameInAnyBatching()
    {
        std::mt19937_64 random(3);
        int undone = 0, steps = 0;
        for (int n = 0; n < 400; ++n) {
            const QList<Action> life = randomLife(random, 40);
            const CaseState whole = fold(life);
            QCOMPARE(whole.version, life.size());
            steps += static_cast<int>(life.size());
            // Any prefix, written out and read back, goes on to the same end. An undo needs the log, not the row.
            CaseState state;
            for (qsizetype i = 0; i < life.size(); ++i) {
                const bool undo = life[i].kind == QLatin1String("undo");
                undone += undo;
                if (undo || random() % 3)
                    state = fold(life.mid(0, i + 1));
                else {
                    state.id = life[i].caseId;
                    const QByteArray details = toDetails(state);
                    CaseState copy = state;
                    copy.order = {}, copy.whistle = {}, copy.request = {}, copy.mediation = {};
                    copy.yellowCards = copy.redCards = 0;
                    readDetails(details.isEmpty() ? QByteArray("{}") : details, copy);
                    QCOMPARE(copy, state);
                    state = *reduce(m_table, copy, life[i]);
                }
            }
            QCOMPARE(state, whole);
        }
        QVERIFY(undone > 20);
        QVERIFY(steps > 4000);
    }

    void theProjectionIsTheFold()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("random.gpkg"));
        {
            auto created = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
            QVERIFY(created && (*created)->finishBulk());
        }
        auto store = Store::open(path, Store::Access::Writer);
        QVERIFY(store);
        CaseLog log(**store, m_table);
        std::mt19937_64 random(4);
        qint64 actions = 0;
        for (int n = 0; n < 60; ++n) {
            QList<Action> life = randomLife(random, 30);
            life.first().payload[QStringLiteral("no")] = QStringLiteral("R%1").arg(n);
            actions += life.size();
            const auto results = log.submitAll({life.constData(), static_cast<std::size_t>(life.size())});
            QVERIFY(results);
            for (const auto &result : *results)
                QVERIFY2(result, result ? "" : qPrintable(result.error().message));
            QCOMPARE(*log.read(life.first().caseId), fold(life));
        }
        const auto report = verifyStore(**store, m_table);
        QVERIFY2(report && report->isClean(), report ? qPrintable(report->differences.join(QLatin1Char('\n'))) : "");
        QCOMPARE(report->actions, actions);
    }

    void undoTakesBackTheLastActionOfItsActorForAWhile()
    {
        std::mt19937_64 random(5);
        CaseState reported = *reduce(m_table, {}, actionOf(QStringLiteral("report"), {}, random, {}));
        const CaseState accepted = *reduce(m_table, reported, actionOf(QStringLiteral("accept"), reported, random, {}));
        Action undo = actionOf(QStringLiteral("undo"), accepted, random, {});
        undo.at = accepted.updatedAt + 29 * secondMs;
        const auto back = reduce(m_table, accepted, undo);
        QVERIFY(back);
        QCOMPARE(back->state, QStringLiteral("reported"));
        QCOMPARE(back->acceptedAt, 0);
        QCOMPARE(back->version, 3);
        QVERIFY(!reduce(m_table, *back, actionOf(QStringLiteral("undo"), *back, random, {}))); // not twice
        undo.at = accepted.updatedAt + 31 * secondMs;
        QVERIFY(reduce(m_table, accepted, undo).error().message.contains(QStringLiteral("30 秒")));
        undo.at = accepted.updatedAt + 1;
        undo.actor = QStringLiteral("li");
        QVERIFY(reduce(m_table, accepted, undo).error().message.contains(QStringLiteral("自己")));
    }

    void aClaimKeepsOthersOutUntilItEnds()
    {
        std::mt19937_64 random(6);
        const CaseState reported = *reduce(m_table, {}, actionOf(QStringLiteral("report"), {}, random, {}));
        Action claim = actionOf(QStringLiteral("claim"), reported, random, {});
        claim.payload[QStringLiteral("until")] = claim.at + 15 * minuteMs;
        const CaseState claimed = *reduce(m_table, reported, claim);
        Action accept = actionOf(QStringLiteral("accept"), claimed, random, {});
        accept.actor = QStringLiteral("li");
        accept.at = claim.at + minuteMs;
        QVERIFY(reduce(m_table, claimed, accept).error().message.contains(QStringLiteral("接手")));
        Action again = claim;
        again.id = QUuid::createUuid();
        again.actor = accept.actor;
        again.expectedVersion = claimed.version;
        again.at = claim.at + minuteMs;
        QVERIFY(reduce(m_table, claimed, again).error().message.contains(QStringLiteral("已有人认领")));
        again.at = claim.at + 15 * minuteMs; // its end has come
        QCOMPARE(reduce(m_table, claimed, again)->claimedBy, accept.actor);
        accept.at = claim.at + 16 * minuteMs;
        QCOMPARE(reduce(m_table, claimed, accept)->claimedBy, QString());
        accept.actor = QStringLiteral("zhang");
        accept.at = claim.at + minuteMs;
        QVERIFY(reduce(m_table, claimed, accept));
    }

    void restrictedAndPetitionCasesAreForNamedRoles()
    {
        CaseState state;
        state.id = uuid7(start);
        state.state = QStringLiteral("reported");
        const auto sees = [&](const char *role) {
            return m_table.maySee(state, {QStringLiteral("a"), {}, {QString::fromLatin1(role)}, {}, {}, {}});
        };
        QVERIFY(sees("operator"));
        state.variant = QStringLiteral("petition");
        QVERIFY(!sees("operator") && sees("petition") && !sees("admin_system"));
        state.variant = QStringLiteral("restricted");
        QVERIFY(!sees("chief") && sees("restricted"));
        state.variant.clear();
        state.flags = FlagRestricted;
        QVERIFY(!sees("chief") && sees("restricted"));
    }

    void aBadTableIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown state") << QByteArray("\"from\": [\"checked\"], \"to\": \"closed\"") << QByteArray("\"from\": [\"chekd\"], \"to\": \"closed\"") << QStringLiteral("chekd");
        QTest::newRow("unknown guard") << QByteArray("\"guard\": [\"running\"]") << QByteArray("\"guard\": [\"runs\"]") << QStringLiteral("runs");
        QTest::newRow("unknown role") << QByteArray("\"roles\": [\"mediator\", \"handler\"]") << QByteArray("\"roles\": [\"mediatr\"]") << QStringLiteral("mediatr");
        QTest::newRow("unknown member") << QByteArray("\"primary\": true, \"exclusive\"") << QByteArray("\"primry\": true, \"exclusive\"") << QStringLiteral("primry");
        QTest::newRow("unknown variant") << QByteArray("\"variants\": [\"one_grid\"]") << QByteArray("\"variants\": [\"grid1\"]") << QStringLiteral("grid1");
        QTest::newRow("double") << QByteArray("\"code\": \"reject\"") << QByteArray("\"code\": \"accept\"") << QStringLiteral("accept");
        QTest::newRow("not JSON") << QByteArray("\"clock\": \"start\"") << QByteArray("\"clock\" \"start\"") << QStringLiteral("workflow.json");
    }

    void aBadTableIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, word);
        QFile file(QStringLiteral(HUYING_SOURCE "/resources/workflow.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray json = file.readAll();
        const qsizetype at = json.indexOf(from);
        QVERIFY(at > 0);
        json.replace(at, from.size(), to);
        const auto table = Workflow::fromJson(json, QStringLiteral("workflow.json"));
        QVERIFY(!table);
        QVERIFY2(table.error().message.contains(word), qPrintable(table.error().message));
        const int line = static_cast<int>(json.left(at).count('\n')) + 1;
        const auto said = QRegularExpression(QStringLiteral("第 (\\d+) 行")).match(table.error().message).captured(1).toInt();
        if (QByteArray(QTest::currentDataTag()) != "double") // its second entry is at fault, the first is shown
            QVERIFY2(std::abs(said - line) <= 1, qPrintable(table.error().message));
    }
};

QTEST_GUILESS_MAIN(WorkflowTest)
#include "workflowtest.moc"
