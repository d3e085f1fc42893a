// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/duplicates.h"
#include "data/rules/recommend.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

using namespace huying;

namespace
{

const TimeMs now = QDateTime(QDate(2026, 8, 12), QTime(10, 0)).toMSecsSinceEpoch();

UnitRow unit(const char *ref, const char *role, double lon, const char *shift = "白班 08:00–18:00")
{
    UnitRow u;
    u.ref = QString::fromLatin1(ref);
    u.role = QString::fromUtf8(role);
    u.shift = QString::fromUtf8(shift);
    u.place = LonLat{lon, 36.4};
    u.certifiedUntil = now + dayMs;
    u.fixAt = now - minuteMs;
    return u;
}

CaseState caseAt(const char *no, const char *item, const char *title, double lon, TimeMs age)
{
    CaseState c;
    c.no = QString::fromLatin1(no);
    c.id = uuid7(now - age);
    c.item = QString::fromLatin1(item);
    c.title = QString::fromUtf8(title);
    c.place = LonLat{lon, 36.4};
    c.reportedAt = now - age;
    return c;
}

} // namespace

class DispatchRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void capabilityComesBeforeNearness()
    {
        QList<UnitRow> units{unit("near", "网格员", 120.5001), unit("far", "城管执法", 120.52), unit("off", "城管执法", 120.5002, "晚班 18:00–02:00"),
                             unit("busy", "城管执法", 120.5003), unit("old", "城管执法", 120.5004), unit("lost", "城管执法", 120.5)};
        units[4].certifiedUntil = now - dayMs;
        units[5].place.reset();
        DispatchFacts facts;
        facts.now = now;
        facts.needed = RunCards::load()->neededFor({}, QStringLiteral("E09001"));
        facts.load = {{QStringLiteral("busy"), 2}};
        const QList<UnitAdvice> advice = adviseUnits(caseAt("a", "E09001", "游商", 120.5, 0), units, facts);
        QStringList order;
        for (const UnitAdvice &a : advice) {
            order << a.ref;
            QCOMPARE(a.place, static_cast<int>(order.size()));
            QVERIFY(a.reasons.size() >= 2);
        }
        QCOMPARE(order, QStringList({QStringLiteral("far"), QStringLiteral("lost"), QStringLiteral("busy"), QStringLiteral("old"),
                                     QStringLiteral("off"), QStringLiteral("near")}));
        QVERIFY(advice[3].needsYes() && advice[4].needsYes() && !advice[0].needsYes());
        QVERIFY(advice[4].reasons.contains(QStringLiteral("不在班")));
        QCOMPARE(recommendedUnits(advice, units, facts.needed), QStringList{QStringLiteral("far")});
    }

    void roadsDecideWhereTheyAreKnown()
    {
        QList<UnitRow> units{unit("over the river", "城管执法", 120.501), unit("by road", "城管执法", 120.51), unit("island", "城管执法", 120.5005),
                             unit("unknown", "城管执法", 120.6)};
        DispatchFacts facts;
        facts.now = now;
        facts.needed = RunCards::load()->neededFor({}, QStringLiteral("E09001"));
        facts.byRoad = [](const UnitRow &u) -> std::optional<RoadLeg> {
            if (u.ref == QLatin1String("over the river"))
                return RoadLeg{true, 14 * minuteMs, 7300};
            if (u.ref == QLatin1String("by road"))
                return RoadLeg{true, 6 * minuteMs + 10 * 1000, 2140};
            if (u.ref == QLatin1String("island"))
                return RoadLeg{false, -1, -1};
            return std::nullopt;
        };
        const QList<UnitAdvice> advice = adviseUnits(caseAt("a", "E09001", "游商", 120.5, 0), units, facts);
        QCOMPARE(advice.size(), 4);
        QCOMPARE(advice[0].ref, QStringLiteral("by road"));
        QVERIFY(advice[0].reasons.contains(QStringLiteral("路程 6 分钟（2.1 公里）")));
        QCOMPARE(advice[1].ref, QStringLiteral("over the river"));
        QCOMPARE(advice[2].ref, QStringLiteral("unknown"));
        QVERIFY(advice[2].roadMetres < 0 && advice[2].travelMs > 0 && advice[2].reasons.join(u' ').contains(QStringLiteral("按直线约")));
        QCOMPARE(advice[3].ref, QStringLiteral("island"));
        QVERIFY(advice[3].isCutOff && advice[3].travelMs < 0 && advice[3].reasons.join(u' ').contains(QStringLiteral("道路到不了")));
        QVERIFY(!recommendedUnits({advice[3]}, units, facts.needed).contains(QStringLiteral("island")));
    }

    void aRunCardSendsSeveral()
    {
        const auto cards = RunCards::load();
        QVERIFY(cards);
        const QList<NeededForce> needed = cards->neededFor(QStringLiteral("消防"), QStringLiteral("E09012"));
        QCOMPARE(needed.size(), 2);
        const QList<UnitRow> units{unit("g", "网格员", 120.5), unit("f", "消防救援", 120.51), unit("g2", "网格员", 120.6)};
        DispatchFacts facts{now, needed, {}, {}};
        QCOMPARE(recommendedUnits(adviseUnits(caseAt("a", "E09012", "", 120.5, 0), units, facts), units, needed),
                 QStringList({QStringLiteral("g"), QStringLiteral("f")}));
        QCOMPARE(cards->neededFor({}, QStringLiteral("E99001")).first().role, QStringLiteral("网格员"));
        QVERIFY(RunCards::fromJson(R"({"cards": {"x": [{"role": "a"}]}})", QStringLiteral("c.json")).error().message.contains(QStringLiteral("x")));
    }

    void theBestFewAreTheFirstOfAll()
    {
        QList<UnitRow> units;
        for (int i = 0; i < 300; ++i) {
            units << unit("u", i % 3 ? "网格员" : "城管执法", 120.4 + (i * 37 % 300) / 1000.0, i % 5 ? "白班 08:00–18:00" : "晚班 18:00–02:00");
            units.last().ref = QStringLiteral("u%1").arg(i);
        }
        const DispatchFacts facts{now, {{QStringLiteral("城管执法"), 1}}, {}, {}};
        const CaseState c = caseAt("a", "E09001", "游商", 120.5, 0);
        const QList<UnitAdvice> all = adviseUnits(c, units, facts), few = adviseUnits(c, units, facts, 12);
        QCOMPARE(all.size(), 300);
        QCOMPARE(few.size(), 12);
        for (int i = 0; i < 12; ++i)
            QCOMPARE(few[i].ref, all[i].ref);
        QCOMPARE(adviseUnits(c, {}, facts, 12).size(), 0);
    }

    void aPrefecturesUnitsAreAdvisedInAFewFrames()
    {
        QList<UnitRow> units;
        units.reserve(25884);
        for (int i = 0; i < 25884; ++i) {
            units << unit("u", i % 4 ? "网格员" : "城管执法", 120 + (i % 500) / 500.0, i % 3 ? "白班 08:00–18:00" : "夜班 22:00–06:00");
            units.last().ref = QString::number(i);
        }
        const DispatchFacts facts{now, {{QStringLiteral("城管执法"), 2}}, {}, {}};
        const CaseState c = caseAt("a", "E09001", "游商", 120.5, 0);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(adviseUnits(c, units, facts, 60).size(), 60);
        const qint64 took = clock.elapsed();
        qInfo("25,884 units advised in %lld ms", took);
        QVERIFY2(took < 250, "more than a glitch on a busy machine");
    }

    void doubtsAreNamed()
    {
        UnitRow u = unit("a", "网格员", 120.5, "晚班 18:00–02:00");
        u.certifiedUntil = now - dayMs;
        QCOMPARE(doubtsAbout(u, now), QStringList({QStringLiteral("不在班"), QStringLiteral("上岗证已过期")}));
        u.status = UnitStatus::Offline;
        u.certifiedUntil = 0;
        QCOMPARE(doubtsAbout(u, now), QStringList({QStringLiteral("离线"), QStringLiteral("没有上岗证")}));
        QVERIFY(doubtsAbout(unit("b", "网格员", 120.5), now).isEmpty());
    }

    void plansBelongToCardItemOrClass()
    {
        const auto cards = RunCards::load();
        QVERIFY(cards);
        QCOMPARE(cards->planFor(QStringLiteral("市政抢修"), QStringLiteral("E06010")).code, QStringLiteral("SOP-017"));
        const ResponsePlan litter = cards->planFor({}, QStringLiteral("E06010"));
        QCOMPARE(litter.code, QStringLiteral("SOP-032"));
        QVERIFY(litter.steps.first().isOn && !litter.steps.last().isOn);
        QVERIFY(!litter.steps.last().text.startsWith(QLatin1Char('?')));
        QVERIFY(cards->planFor({}, QStringLiteral("E99001")).steps.isEmpty());
        const QByteArray bad = R"({"default": [{"role": "a", "count": 1}], "plans": {"夜间": {"code": "S", "steps": ["?"]}}})";
        QVERIFY(RunCards::fromJson(bad, QStringLiteral("c.json")).error().message.contains(QStringLiteral("夜间")));
    }

    void shiftsRunOverMidnight()
    {
        const auto at = [](int hour) { return QDateTime(QDate(2026, 8, 12), QTime(hour, 0)).toMSecsSinceEpoch(); };
        const QString night = QStringLiteral("夜班 22:00–06:00"), day = QStringLiteral("白班 08:00–18:00");
        QVERIFY(isOnShift(night, at(23)) && isOnShift(night, at(3)) && !isOnShift(night, at(6)) && !isOnShift(night, at(12)));
        QVERIFY(isOnShift(day, at(8)) && !isOnShift(day, at(18)) && isOnShift(QString(), at(3)));
    }

    void duplicatesAreNearInPlaceTimeAndKind()
    {
        const CaseState draft = caseAt("draft", "E01037", "路灯不亮", 120.5, 0);
        QList<CaseState> open{caseAt("near", "E01037", "路灯异常", 120.5005, hourMs), caseAt("far", "E01037", "路灯异常", 120.51, hourMs),
                              caseAt("old", "E01037", "路灯异常", 120.5, 10 * dayMs), caseAt("class", "E01001", "路灯不亮", 120.5001, hourMs),
                              caseAt("other", "E06010", "路灯不亮", 120.5, hourMs), caseAt("closed", "E01037", "路灯异常", 120.5, hourMs)};
        open[5].closedAt = now;
        CaseState merged = caseAt("merged", "E01037", "路灯异常", 120.5, minuteMs);
        merged.mergedInto = open[0].id;
        open << merged;
        const QList<DuplicateHint> hints = duplicatesOf(draft, {open.constData(), static_cast<std::size_t>(open.size())}, now);
        QCOMPARE(hints.size(), 2);
        QCOMPARE(hints[0].no, QStringLiteral("near"));
        QCOMPARE(hints[0].reports, 2);
        QVERIFY(hints[0].metres > 40 && hints[0].metres < 50);
        QVERIFY(hints[0].why.contains(QStringLiteral("相距 45 米")) && hints[0].why.contains(QStringLiteral("2 人")));
        QCOMPARE(hints[1].no, QStringLiteral("class"));
    }

    void withoutAPlaceTheAddressDecides()
    {
        CaseState draft = caseAt("draft", "E01037", "路灯不亮", 120.5, 0), same = caseAt("same", "E01037", "路灯", 120.5, hourMs);
        draft.place.reset(), same.place.reset();
        QCOMPARE(duplicatesOf(draft, {&same, 1}, now).size(), 0);
        draft.address = same.address = QStringLiteral("人民路12号");
        QCOMPARE(duplicatesOf(draft, {&same, 1}, now).size(), 1);
    }
};

QTEST_GUILESS_MAIN(DispatchRulesTest)
#include "dispatchrulestest.moc"
