// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadfleet.h"
#include "maps/engine/roadspread.h"
#include "tests/maps/randomtown.h"

#include <QTest>
#include <cmath>

using namespace huying;
using namespace huying::test;

/// Searches of the road network that end before they have seen all of it, or serve many at once: what they say is what the
/// whole search says.
class RoadEarlyTest : public QObject
{
    Q_OBJECT
private slots:
    /// One tree, planted anew for each place, that grows no farther than it has to.
    void aTreeThatGrowsByAndBySaysTheSame()
    {
        std::mt19937 random(19);
        int ways = 0, early = 0;
        for (int town = 0; town < 30; ++town) {
            const RoadGraph graph = RoadGraph::build(randomTown(random, 4 + town % 30).lines, tolerance);
            const auto stopAt = [&](double share) {
                return RoadStop{static_cast<std::uint32_t>(random() % graph.edges().size()), 0, share, {}, 0};
            };
            const auto toward = town % 2 ? RoadTree::Toward::Root : RoadTree::Toward::Leaves;
            RoadTree growing(graph, toward);
            for (int place = 0; place < 4; ++place) {
                const RoadStop root = stopAt(place / 3.0);
                const RoadTree whole(graph, root, toward);
                growing.plant(root);
                for (int i = 0; i < 6; ++i) {
                    const RoadStop stop = stopAt(static_cast<double>(random() % 101) / 100);
                    QVERIFY(growing.growTo(stop));
                    QCOMPARE(growing.timeOf(stop), whole.timeOf(stop));
                    QCOMPARE(growing.wayOf(stop), whole.wayOf(stop));
                    ways += whole.timeOf(stop).ms != noWay;
                    early += growing.grownMs() != noWay;
                }
                QVERIFY(growing.grow(50000, 0));
                for (std::uint32_t node = 0; node < graph.nodeCount(); ++node)
                    QCOMPARE(growing.msAt(node), whole.msAt(node) <= growing.grownMs() ? whole.msAt(node) : noWay);
                QVERIFY(growing.grownMs() >= 50000);
                QVERIFY(growing.grow(noWay, 0));
                QCOMPARE(growing.grownMs(), noWay);
                QCOMPARE(growing.settled().size(), whole.settled().size());
            }
        }
        QVERIFY2(ways > 400 && early > 60, qPrintable(QStringLiteral("%1 %2").arg(ways).arg(early)));
    }

    void aCancelledTreeIsOfNoUseUntilItIsPlantedAgain()
    {
        std::mt19937 random(29);
        const RoadGraph graph = RoadGraph::build(randomTown(random, 150).lines, tolerance);
        RoadTree tree(graph, RoadTree::Toward::Root);
        const std::atomic<bool> cancelled = true;
        const RoadStop root{graph.islandOf(0) == 0 ? 0U : 1U, 0, 0.5, {}, 0};
        tree.plant(root);
        QVERIFY(!tree.grow(noWay, 0, &cancelled));
        QVERIFY(!tree.isWhole() && !tree.grow(noWay, 0) && !tree.growTo({5, 0, 0.5, {}, 0}));
        tree.plant(root);
        QVERIFY(tree.isWhole() && tree.grow(noWay, 0));
        const RoadTree whole(graph, root, RoadTree::Toward::Root);
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node)
            QCOMPARE(tree.msAt(node), whole.msAt(node));
    }

    void theNearestAreTheFirstOfAllInOrder()
    {
        std::mt19937 random(23);
        int found = 0, early = 0;
        for (int town = 0; town < 30; ++town) {
            const RoadGraph graph = RoadGraph::build(randomTown(random, 4 + town * 2).lines, tolerance);
            const auto stopAt = [&](double off) {
                return RoadStop{static_cast<std::uint32_t>(random() % graph.edges().size()), 0, static_cast<double>(random() % 5) / 4, {}, off};
            };
            const auto unitAnywhere = [&](std::uint32_t i) -> RoadFleet::Unit {
                if (i % 11 == 3)
                    return {std::nullopt, 0, i % 2 == 0};
                return {stopAt(i % 4 ? 0 : static_cast<double>(random() % 600)), i % 3 ? 0 : 1.0 + static_cast<double>(random() % 12), true};
            };
            RoadFleet fleet;
            fleet.resize(static_cast<std::size_t>(1 + town * 40));
            for (std::uint32_t i = 0; i < fleet.units().size(); ++i)
                fleet.set(i, unitAnywhere(i));
            RoadTree tree(graph, RoadTree::Toward::Root);
            for (const std::size_t count : {1, 3, 10, 10, 100000, 0}) {
                const RoadStop root = stopAt(count == 3 ? 70 : 0);
                tree.plant(root);
                const RoadTree whole(graph, root, RoadTree::Toward::Root);
                std::vector<RoadFleet::Arrival> all;
                for (std::uint32_t i = 0; i < fleet.units().size(); ++i)
                    if (const RoadFleet::Unit &unit = fleet.units()[i]; unit.stop)
                        if (const RoadTime time = whole.timeOf(*unit.stop, unit.topSpeed); time.ms != noWay)
                            all.push_back(RoadFleet::arrivalOf(i, time));
                std::ranges::sort(all, [](const auto &a, const auto &b) { return std::pair(a.seconds, a.unit) < std::pair(b.seconds, b.unit); });
                all.resize(std::min(count, all.size()));
                for (int again = 0; again < 2; ++again) { // the second time the tree has grown already
                    const auto nearest = fleet.nearest(tree, count);
                    QCOMPARE(nearest.size(), all.size());
                    for (std::size_t i = 0; i < all.size(); ++i) {
                        QCOMPARE(nearest[i].unit, all[i].unit);
                        QCOMPARE(nearest[i].seconds, all[i].seconds);
                        QCOMPARE(nearest[i].metres, all[i].metres);
                    }
                }
                found += static_cast<int>(all.size());
                early += tree.grownMs() != noWay;
                const auto mover = static_cast<std::uint32_t>(random() % fleet.units().size());
                fleet.set(mover, unitAnywhere(mover));
            }
        }
        QVERIFY2(found > 5000 && early > 60, qPrintable(QStringLiteral("%1 %2").arg(found).arg(early)));
    }

    void theFirstOfManyIsTheFirstOfTheirOwnSearches()
    {
        std::mt19937 random(13);
        int first = 0, nobody = 0;
        for (int town = 0; town < 30; ++town) {
            const RoadGraph graph = RoadGraph::build(randomTown(random, 4 + town % 8).lines, tolerance);
            const auto stopAt = [&](double off) {
                return RoadStop{static_cast<std::uint32_t>(random() % graph.edges().size()), 0, static_cast<double>(random() % 101) / 100, {}, off};
            };
            std::vector<RoadSpread::Source> sources;
            std::vector<RoadTree> trees;
            for (std::uint32_t unit = 0; unit < 7; ++unit) {
                sources.push_back({stopAt(unit % 2 ? 25.0 * unit : 0), unit});
                trees.emplace_back(graph, sources.back().stop, RoadTree::Toward::Leaves);
            }
            const RoadSpread all(graph, sources, 0, noWay - 2), soon(graph, sources, 0, 40000);
            for (int i = 0; i < 50; ++i) {
                const RoadStop stop = stopAt(i % 3 ? 0 : 40);
                std::uint32_t earliest = noWay;
                for (const RoadTree &tree : trees)
                    earliest = std::min(earliest, tree.timeOf(stop).ms);
                const RoadSpread::First found = all.at(stop);
                QCOMPARE(found.ms == noWay, earliest == noWay);
                ++(earliest == noWay ? nobody : first);
                if (earliest == noWay)
                    continue;
                QVERIFY(std::abs(static_cast<double>(found.ms) - earliest) <= 2); // off the road is rounded once or twice
                QVERIFY(std::abs(static_cast<double>(found.ms) - trees[found.unit].timeOf(stop).ms) <= 2);
                QCOMPARE(soon.at(stop).ms, found.ms <= 40000 ? found.ms : noWay);
            }
        }
        QVERIFY2(first > 700 && nobody > 20, qPrintable(QStringLiteral("%1 %2").arg(first).arg(nobody)));
    }

    void aSlowOneFindsTheWayThatIsFastestForHim()
    {
        std::mt19937 random(17);
        for (int town = 0; town < 20; ++town) {
            Plain fast = randomTown(random, 4 + town % 6), slow = fast;
            for (RoadLine &line : slow.lines)
                line.speed = std::min(line.speed, 6.0);
            const RoadGraph graph = RoadGraph::build(fast.lines, tolerance), capped = RoadGraph::build(slow.lines, tolerance);
            QCOMPARE(graph.edges().size(), capped.edges().size());
            const RoadSpread::Source source{{static_cast<std::uint32_t>(random() % graph.edges().size()), 0, 0.5, {}, 0}, 3};
            const RoadSpread spread(graph, {source}, 6, noWay - 2), expected(capped, {source}, 0, noWay - 2);
            for (std::uint32_t e = 0; e < graph.edges().size(); ++e) {
                const std::uint32_t is = spread.at({e, 0, 0.25, {}, 0}).ms, should = expected.at({e, 0, 0.25, {}, 0}).ms;
                QCOMPARE(is == noWay, should == noWay);
                QVERIFY(is == noWay || std::abs(static_cast<double>(is) - should) <= 60); // a millisecond an edge
            }
        }
    }
};

QTEST_GUILESS_MAIN(RoadEarlyTest)
#include "roadearlytest.moc"
