// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/dispatch/advicepane.h"
#include "widgets/dispatch/routeblock.h"
#include "widgets/dispatch/routewords.h"
#include "widgets/dispatch/tracedialog.h"
#include "widgets/dispatch/unitblock.h"
#include "widgets/dispatch/unitpicks.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QListView>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace huying;

namespace
{

UnitRow unit(const char *ref, const char *name, const char *role, double lon, const char *shift = "")
{
    UnitRow u;
    u.ref = QString::fromLatin1(ref);
    u.name = QString::fromUtf8(name);
    u.role = QString::fromUtf8(role);
    u.shift = QString::fromUtf8(shift);
    u.glyph = QStringLiteral("格");
    u.place = LonLat{lon, 36.4};
    u.certifiedUntil = support::SampleCounty::noon + dayMs;
    u.fixAt = support::SampleCounty::noon - minuteMs;
    return u;
}

} // namespace

class AdvicePaneTest : public QObject
{
    Q_OBJECT

    support::SampleCounty m_county{0};
    Routing m_routing;
    RunCards m_cards = *RunCards::load();
    UnitBoard m_units;
    int m_version = 1;
    Account m_chief{QStringLiteral("zhang"), {}, {QStringLiteral("chief"), QStringLiteral("dispatcher")}, {}, {}, {}};

    CaseState in(const char *state)
    {
        CaseState c;
        c.id = uuid7(support::SampleCounty::noon, 1, 1);
        c.no = QStringLiteral("QD0812-0001");
        c.version = ++m_version; // one that the pane has not seen
        c.state = QString::fromLatin1(state);
        c.title = QStringLiteral("井盖缺失");
        c.item = QStringLiteral("E01002");
        c.channel = QStringLiteral("hotline");
        c.place = LonLat{120.5, 36.4};
        c.reportedAt = c.updatedAt = support::SampleCounty::noon - hourMs;
        return c;
    }
    CaseAdvice advice(const CaseState &c) const
    {
        CaseAdvice a;
        a.route = m_routing.route(c, true);
        if (const RoutingRule *rule = m_routing.rule(a.route.rule))
            a.rule = *rule;
        a.needed = m_cards.neededFor(a.route.runCard, c.item);
        a.plan = m_cards.planFor(a.route.runCard, c.item);
        return a;
    }
    std::unique_ptr<AdvicePane> pane()
    {
        auto made = std::make_unique<AdvicePane>(m_county.words, m_chief);
        made->setUnits(&m_units);
        made->setRules([this](const CaseState &c) { return advice(c); });
        made->resize(432, 600);
        return made;
    }

private slots:
    void init()
    {
        m_routing = *Routing::fromJson(R"({"rules": [
            {"id": "R005", "name": "井盖", "when": {"items": ["E01002"], "channels": ["hotline"]}, "then": {"org": "D03", "assist": ["D01"], "run_card": "市政抢修"}},
            {"id": "R006", "name": "大类", "when": {"items": ["E01"]}, "then": {"org": "D02"}},
            {"id": "R007", "name": "上访", "when": {"items": ["E01002"], "channels": ["hotline"], "words": ["上访"]}, "then": {"org": "D05", "ask": true}}]})",
                                       QStringLiteral("r.json"));
        m_units.setRoster({unit("far", "抢修一组", "市政抢修", 120.52), unit("near", "抢修二组", "市政抢修", 120.501),
                           unit("night", "抢修三组", "市政抢修", 120.5001, "晚班 18:00–02:00"), unit("other", "网格员甲", "网格员", 120.5)});
    }

    void theOrganizationStandsWithWhatHeld()
    {
        const auto made = pane();
        made->show(in("accepted"), m_county.now);
        QCOMPARE(made->assignment()[QLatin1String("org")].toString(), QStringLiteral("D03"));
        QCOMPARE(made->assignment()[QLatin1String("rule")].toString(), QStringLiteral("R005"));
        QCOMPARE(made->assignment()[QLatin1String("assist")].toArray().size(), 1);
        const QStringList reasons = made->route().reasons();
        QCOMPARE(reasons.size(), 3); // item, channel, assisted by: nothing that the rule did not use
        QVERIFY(reasons[1].contains(QStringLiteral("12345热线")));
        const QList<RouteChoice> others = otherChoices(made->advice().route);
        QCOMPARE(others.size(), 1);
        QCOMPARE(others.first().org, QStringLiteral("D02"));
    }

    void whatAPersonHasToConfirmIsNotFilledIn()
    {
        const auto made = pane();
        CaseState c = in("accepted");
        c.text = QStringLiteral("再不修就去上访");
        made->show(c, m_county.now);
        QCOMPARE(made->advice().route.rule, QStringLiteral("R007"));
        QVERIFY(made->assignment().isEmpty());
        QVERIFY(made->dispatchSteps().isEmpty());
    }

    void theTraceShowsEveryRule()
    {
        TraceTable table(m_county.words);
        table.show(m_routing.route(in("accepted"), true));
        QCOMPARE(table.table()->rowCount(), 3);
        QCOMPARE(table.table()->currentRow(), 0);
        QVERIFY(table.table()->item(2, 2)->text().contains(QStringLiteral("上访")));
    }

    void roadsAreUsedAsSoonAsTheyAreKnown()
    {
        const auto made = pane();
        bool known = false;
        made->setRoads([&known](const CaseState &) -> RoadLegs {
            if (!known)
                return {};
            return [](const UnitRow &u) -> std::optional<RoadLeg> {
                return u.ref == QLatin1String("near") ? RoadLeg{false, -1, -1} : RoadLeg{true, 7 * minuteMs, 4200};
            };
        });
        made->show(in("accepted"), m_county.now);
        QCOMPARE(made->units().ticked(), QStringList{QStringLiteral("near")});
        QVERIFY(made->units().picks().pick(0).advice.roadMetres < 0);
        QSignalSpy recommended(made.get(), &AdvicePane::recommended);
        known = true;
        made->refresh();
        QCOMPARE(made->units().ticked(), QStringList{QStringLiteral("far")});
        QCOMPARE(recommended.last().first().toStringList(), QStringList{QStringLiteral("far")});
        const UnitPick &pick = made->units().picks().pick(0);
        QVERIFY(pick.advice.reasons.contains(QStringLiteral("路程 7 分钟（4.2 公里）")));
        QVERIFY(made->units().picks().data(made->units().picks().index(0), Qt::AccessibleTextRole).toString().contains(QStringLiteral("4.2")));
    }

    void oneKeySendsAndAssignsBefore()
    {
        const auto made = pane();
        made->show(in("accepted"), m_county.now);
        QCOMPARE(made->units().ticked(), QStringList{QStringLiteral("near")});
        const QList<CaseStep> steps = made->dispatchSteps();
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].kind, QStringLiteral("assign"));
        QCOMPARE(steps[1].kind, QStringLiteral("dispatch"));
        QCOMPARE(steps[1].payload[QLatin1String("units")].toArray(), QJsonArray{QStringLiteral("near")});
        QVERIFY(steps[1].payload[QLatin1String("steps")].toArray().size() >= 2);
        made->show(in("handling"), m_county.now);
        QCOMPARE(made->dispatchSteps().size(), 1);
        made->show(in("reported"), m_county.now);
        QVERIFY(made->dispatchSteps().isEmpty());
    }

    void withoutTheRoleNothingIsOffered()
    {
        m_chief.roles = QStringList{QStringLiteral("checker")};
        const auto made = pane();
        m_chief.roles = QStringList{QStringLiteral("chief"), QStringLiteral("dispatcher")};
        for (const char *state : {"accepted", "handling"}) {
            made->show(in(state), m_county.now);
            QVERIFY2(made->dispatchSteps().isEmpty(), state);
        }
    }

    void spaceTicksAndEnterSends()
    {
        const auto made = pane();
        made->show(in("handling"), m_county.now);
        made->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(made.get()));
        const QAbstractItemModelTester tester(made->units().view()->model());
        QSignalSpy ticks(made.get(), &AdvicePane::recommended), send(made.get(), &AdvicePane::dispatchWanted);
        QListView *view = made->units().view();
        view->setFocus();
        view->setCurrentIndex(view->model()->index(1, 0));
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(made->units().ticked(), QStringList({QStringLiteral("near"), QStringLiteral("far")}));
        QCOMPARE(ticks.size(), 1);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(send.size(), 1);
        // What was ticked by hand stays while the case changes, another case starts anew.
        CaseState c = in("handling");
        ++c.version;
        made->show(c, m_county.now);
        QCOMPARE(made->tickedCount(), 2);
        c.id = uuid7(support::SampleCounty::noon + 1, 1, 1);
        view->clearFocus();
        made->show(c, m_county.now);
        QCOMPARE(made->tickedCount(), 1);
    }

    void whoIsOffDutyIsNeverRecommendedButNamed()
    {
        m_units.setRoster({unit("night", "抢修三组", "市政抢修", 120.5001, "晚班 18:00–02:00")});
        const auto made = pane();
        made->show(in("handling"), m_county.now);
        QVERIFY(made->units().ticked().isEmpty());
        QCOMPARE(made->units().picks().rowCount(), 1);
        QCOMPARE(made->doubts({QStringLiteral("night")})[QStringLiteral("night")].toString(), QStringLiteral("不在班"));
    }

    void unitsThatAreThereStayInTheOrder()
    {
        const auto made = pane();
        CaseState c = in("handling");
        c.units = QStringList{QStringLiteral("far")};
        c.unitStage = UnitStage::OnScene;
        made->show(c, m_county.now);
        QCOMPARE(made->units().ticked(), QStringList{QStringLiteral("far")});
        QVERIFY(made->dispatchSteps().isEmpty()); // nothing new
        made->units().view()->setCurrentIndex({});
        auto *picks = const_cast<UnitPicks *>(&made->units().picks());
        for (int row = 0; row < picks->rowCount(); ++row)
            if (picks->pick(row).unit.ref == QLatin1String("near"))
                picks->toggle(row);
        const QJsonArray sent = made->dispatchSteps().last().payload[QLatin1String("units")].toArray();
        QCOMPARE(sent.size(), 2);
    }

    void anEmptyRosterSaysSo()
    {
        m_units.setRoster({});
        const auto made = pane();
        made->show(in("handling"), m_county.now);
        QCOMPARE(made->units().picks().rowCount(), 0);
        QVERIFY(made->dispatchSteps().isEmpty());
    }
};

QTEST_MAIN(AdvicePaneTest)
#include "advicepanetest.moc"
