// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/unitmodel.h"
#include "data/rules/unitlegs.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QTest>

using namespace huying;

namespace
{

constexpr TimeMs ten = 1786500000000;

Action act(const char *kind, TimeMs at, const QJsonObject &payload = {})
{
    return {uuid7(at), CaseId(), QString::fromLatin1(kind), QStringLiteral("x"), {}, at, 1, payload};
}

QJsonObject to(const QStringList &units, TimeMs receiveDue = 0, TimeMs arriveDue = 0)
{
    QJsonObject payload{{QStringLiteral("units"), QJsonArray::fromStringList(units)}};
    if (receiveDue)
        payload.insert(QStringLiteral("receive_due"), receiveDue);
    if (arriveDue)
        payload.insert(QStringLiteral("arrive_due"), arriveDue);
    return payload;
}

QJsonObject by(const char *unit)
{
    return {{QStringLiteral("unit"), QString::fromLatin1(unit)}};
}

UnitLine line(const char *ref, UnitStatus status, TimeMs due = 0)
{
    UnitLine l;
    l.unit.ref = l.unit.name = QString::fromLatin1(ref);
    l.unit.status = status;
    l.due = due;
    l.onDuty = status != UnitStatus::Offline;
    l.lamp = due ? Lamp::Overdue : Lamp::NoData;
    return l;
}

} // namespace

class UnitLegsTest : public QObject
{
    Q_OBJECT

private slots:
    void eachUnitGoesItsOwnWay()
    {
        QList<Action> log{act("dispatch", ten, to({QStringLiteral("a"), QStringLiteral("b")}, ten + 5 * minuteMs, ten + 30 * minuteMs)),
                          act("receive", ten + minuteMs, by("a")), act("depart", ten + 2 * minuteMs, by("a"))};
        QList<UnitLeg> legs = unitLegs(log);
        QCOMPARE(legs.size(), 2);
        QCOMPARE(legs[0].stage(), UnitStage::EnRoute);
        QCOMPARE(legs[0].nextDue(), ten + 30 * minuteMs);
        QCOMPARE(legs[1].stage(), UnitStage::Sent);
        QCOMPARE(legs[1].nextDue(), ten + 5 * minuteMs);
        QCOMPARE(legs[1].lamp(ten + minuteMs), Lamp::OnTime);
        QCOMPARE(legs[1].lamp(ten + 4 * minuteMs), Lamp::Near);
        QCOMPARE(legs[1].lamp(ten + 5 * minuteMs + 1), Lamp::Overdue);

        log << act("arrive", ten + 9 * minuteMs, by("a")) << act("arrive", ten + 10 * minuteMs, by("b"));
        legs = unitLegs(log);
        QCOMPARE(legs[0].arrivedAt, ten + 9 * minuteMs);
        QCOMPARE(legs[1].receivedAt, ten + 10 * minuteMs); // who stands there has had the order
        QCOMPARE(legs[1].lamp(ten + dayMs), Lamp::NoData);

        log << act("stand_down", ten + 20 * minuteMs, by("a"));
        QCOMPARE(unitLegs(log)[0].stage(), UnitStage::None);
        log << act("resolve", ten + 30 * minuteMs);
        QCOMPARE(unitLegs(log)[1].doneAt, ten + 30 * minuteMs);
    }

    void aSecondOrderKeepsWhoIsOnTheWay()
    {
        QList<Action> log{act("dispatch", ten, to({QStringLiteral("a")})), act("depart", ten + 1),
                          act("dispatch", ten + 2, to({QStringLiteral("a"), QStringLiteral("b")}))};
        const QList<UnitLeg> legs = unitLegs(log);
        QCOMPARE(legs[0].departedAt, ten + 1);
        QCOMPARE(legs[1].sentAt, ten + 2);
        QCOMPARE(legs[1].nextDue(), 0); // no limit in the order, no lamp
    }

    void whoIsCalledOffIsGoneAndUndoBringsHimBack()
    {
        QList<Action> log{act("dispatch", ten, to({QStringLiteral("a")})), act("recall", ten + 1)};
        QVERIFY(unitLegs(log).isEmpty());
        log << act("undo", ten + 2);
        QCOMPARE(unitLegs(log).size(), 1);
        log << act("reassign", ten + 3);
        QVERIFY(unitLegs(log).isEmpty());
        QVERIFY(unitLegs({}).isEmpty());
    }

    void theBoardSortsByAnyColumnAndHoldsStill()
    {
        UnitModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.setLines({line("free", UnitStatus::Free), line("late", UnitStatus::Sent, ten), line("away", UnitStatus::Offline),
                        line("later", UnitStatus::EnRoute, ten + 1)});
        const auto names = [&model] {
            QStringList list;
            for (int row = 0; row < model.rowCount(); ++row)
                list << model.line(row).unit.ref;
            return list.join(QLatin1Char(' '));
        };
        QCOMPARE(names(), QStringLiteral("late later free away"));
        QCOMPARE(model.lateCount(), 2);
        QCOMPARE(model.onDutyCount(), 3);
        model.sort(UnitModel::NameColumn, Qt::DescendingOrder);
        QCOMPARE(names(), QStringLiteral("later late free away"));
        model.setDutyOnly(true);
        QCOMPARE(names(), QStringLiteral("later late free"));
        model.setDutyOnly(false);
        model.sort(UnitModel::StatusColumn, Qt::AscendingOrder);
        QCOMPARE(names(), QStringLiteral("late later free away"));
        model.setHeld(true);
        model.setLines({line("free", UnitStatus::Sos), line("late", UnitStatus::Free), line("away", UnitStatus::Offline),
                        line("later", UnitStatus::EnRoute)});
        QCOMPARE(names(), QStringLiteral("late later free away"));
        QCOMPARE(model.line(2).unit.status, UnitStatus::Sos);
        model.setHeld(false);
        QCOMPARE(names(), QStringLiteral("free later late away"));
        model.setFilter(QStringLiteral("la"), [](const UnitLine &l, const QString &text) { return l.unit.name.contains(text); });
        QCOMPARE(names(), QStringLiteral("later late"));
        QCOMPARE(model.rowOf(QStringLiteral("late")), 1);
    }
};

QTEST_GUILESS_MAIN(UnitLegsTest)
#include "unitlegstest.moc"
