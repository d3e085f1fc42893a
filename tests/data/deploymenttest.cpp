// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/deployment.h"

#include <QTest>

using namespace huying;

namespace
{

UnitRow unitAt(const char *ref, UnitStatus status, std::optional<LonLat> place)
{
    UnitRow unit;
    unit.ref = QString::fromLatin1(ref);
    unit.status = status;
    unit.place = place;
    return unit;
}

/// A village of grids in a row, one of them without a shape.
AreaTree village()
{
    std::vector<AreaRecord> records;
    for (int i = 0; i < 5; ++i) {
        AreaRecord grid;
        grid.code = QStringLiteral("g%1").arg(i);
        grid.level = AreaLevel::Grid;
        grid.population = 100 * (i + 1);
        const double west = 109 + i * 0.01;
        if (i < 4)
            grid.shape = {{{{west, 23}, {west + 0.01, 23}, {west + 0.01, 23.01}, {west, 23.01}, {west, 23}}}};
        records.push_back(grid);
    }
    return AreaTree(records);
}

} // namespace

/// Trying out where units stand.
class DeploymentTest : public QObject
{
    Q_OBJECT
private slots:
    void onlyFreeUnitsWithAPlaceAreInTheFork()
    {
        const Deployment fork({unitAt("a", UnitStatus::Free, LonLat{109, 23}), unitAt("b", UnitStatus::EnRoute, LonLat{109, 23}),
                               unitAt("c", UnitStatus::Free, std::nullopt), unitAt("d", UnitStatus::Offline, LonLat{109, 23})});
        QCOMPARE(fork.units().size(), 1);
        QVERIFY(fork.unit(QStringLiteral("a")) && !fork.unit(QStringLiteral("b")));
    }

    void aForkCanBeOfOneRole()
    {
        QList<UnitRow> units{unitAt("a", UnitStatus::Free, LonLat{109, 23}), unitAt("b", UnitStatus::Free, LonLat{109, 23}),
                             unitAt("c", UnitStatus::Free, LonLat{109, 23}), unitAt("d", UnitStatus::Offline, LonLat{109, 23})};
        units[0].role = units[2].role = QStringLiteral("网格员");
        units[1].role = units[3].role = QStringLiteral("综合执法");
        using Roles = QList<std::pair<QString, int>>;
        QCOMPARE(Deployment::roles(units), (Roles{{QStringLiteral("网格员"), 2}, {QStringLiteral("综合执法"), 1}}));
        const Deployment fork(units, QStringLiteral("综合执法"));
        QCOMPARE(fork.units().size(), 1);
        QCOMPARE(fork.units().front().ref, QStringLiteral("b"));
    }

    void movesAreUndoneInTurn()
    {
        Deployment fork({unitAt("a", UnitStatus::Free, LonLat{109, 23}), unitAt("b", UnitStatus::Free, LonLat{109.1, 23})});
        QVERIFY(!fork.undo());
        QVERIFY(!fork.move(QStringLiteral("stranger"), {1, 1}));
        QVERIFY(!fork.move(QStringLiteral("a"), {109, 23})); // there already
        QVERIFY(fork.move(QStringLiteral("a"), {109.2, 23}));
        QVERIFY(fork.move(QStringLiteral("b"), {109.3, 23}));
        QVERIFY(fork.move(QStringLiteral("a"), {109.4, 23}));
        QCOMPARE(fork.moved().size(), 2);
        QVERIFY(fork.undo());
        QCOMPARE(fork.unit(QStringLiteral("a"))->planned, (LonLat{109.2, 23}));
        QVERIFY(fork.undo());
        QCOMPARE(fork.moved().size(), 1);
        fork.move(QStringLiteral("b"), {109.5, 23});
        fork.reset();
        QVERIFY(fork.moved().isEmpty());
        QVERIFY(!fork.undo());
    }

    void gridsAndPeopleAreCountedOncePerRange()
    {
        const AreaTree areas = village();
        QCOMPARE(gridsOf(areas).size(), 4U);
        const QString unit = QStringLiteral("a");
        const QList<GridReach> reaches{{0, 300, unit}, {1, 301, unit}, {2, 901, unit}, {3, -2, {}}};
        const Reachability counts = reachabilityOf(reaches, areas);
        QCOMPARE(counts.within[0], (Reachability::Count{1, 100}));
        QCOMPARE(counts.within[1], (Reachability::Count{2, 300}));
        QCOMPARE(counts.within[2], (Reachability::Count{2, 300}));
        QCOMPARE(counts.all, (Reachability::Count{4, 1000}));
        QCOMPARE(counts.offRoad, (Reachability::Count{1, 400}));
        const QList<ReachChange> missed = unreached(reaches, areas);
        QCOMPARE(missed.size(), 2);
        QCOMPARE(missed[0].area, 3);
        QCOMPARE(missed[1].area, 2);
    }

    void whoLosesComesFirst()
    {
        const AreaTree areas = village();
        const QString unit = QStringLiteral("a");
        const QList<GridReach> before{{0, 200, unit}, {1, 200, unit}, {2, 700, unit}, {3, 250, unit}};
        const QList<GridReach> after{{0, 400, unit}, {1, -1, {}}, {2, 100, unit}, {3, 260, unit}};
        const QList<ReachChange> changes = changesBetween(before, after, areas);
        QCOMPARE(changes.size(), 3);
        QCOMPARE(changes[0].area, 1); // more people than grid 0
        QCOMPARE(changes[1].area, 0);
        QCOMPARE(changes[2].area, 2);
        QCOMPARE(changes[2].rangeBefore, 2);
        QCOMPARE(changes[2].rangeAfter, 0);
        QVERIFY(changesBetween(before, before, areas).isEmpty());
        QVERIFY(changesBetween(before, {}, areas).isEmpty());
    }
};

QTEST_APPLESS_MAIN(DeploymentTest)
#include "deploymenttest.moc"
