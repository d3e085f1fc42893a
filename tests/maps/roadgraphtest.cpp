// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/roadcover.h"
#include "maps/engine/roadfleet.h"
#include "maps/engine/roadrules.h"
#include "maps/engine/roadspread.h"

#include <QTest>
#include <cmath>
#include <map>
#include <random>

using namespace huying;

namespace
{

constexpr double tolerance = 0.001; ///< metres: less than what lies between any two vertices here

using Key = std::pair<double, double>;
using Times = std::map<Key, std::uint32_t>;

Key keyOf(RoadPoint p) { return {p.lon, p.lat}; }

/// The network once more, as a list of lines of two points each, and nothing of the packed one.
struct Plain
{
    std::vector<RoadLine> lines;

    static std::uint32_t msOf(const RoadLine &line)
    {
        return static_cast<std::uint32_t>(metresBetween(line.points[0], line.points[1]) / line.speed * 1000 + 0.5);
    }
    /// Bellman and Ford, not Dijkstra: to (or from) some places whose times are given.
    Times times(Times known, bool toward) const
    {
        for (bool better = true; better;) {
            better = false;
            const auto relax = [&](RoadPoint settled, RoadPoint next, std::uint32_t ms) {
                const auto from = known.find(keyOf(settled));
                if (from == known.end())
                    return;
                const std::uint32_t sum = from->second + ms;
                const auto to = known.try_emplace(keyOf(next), noWay).first;
                if (sum < to->second) {
                    to->second = sum;
                    better = true;
                }
            };
            for (const RoadLine &line : lines) {
                const RoadPoint a = line.points[0], b = line.points[1];
                if (line.forward)
                    toward ? relax(b, a, msOf(line)) : relax(a, b, msOf(line));
                if (line.backward)
                    toward ? relax(a, b, msOf(line)) : relax(b, a, msOf(line));
            }
        }
        return known;
    }
};

/// Streets at random on a lattice: one-ways, parallel ones, islands, loops, and some as good as without length.
Plain randomTown(std::mt19937 &random, int side)
{
    std::uniform_int_distribution<int> at(0, side - 1), step(-1, 1), percent(0, 99);
    std::uniform_real_distribution<double> wobble(-0.0003, 0.0003);
    std::vector<RoadPoint> corners;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            corners.push_back({109.3 + x * 0.002 + wobble(random), 23.7 + y * 0.002 + wobble(random)});
    const auto corner = [&](int x, int y) { return corners[static_cast<std::size_t>(y * side + x)]; };
    Plain town;
    for (int i = 0; i < side * side * 2; ++i) {
        const int x = at(random), y = at(random), nx = std::clamp(x + step(random), 0, side - 1), ny = std::clamp(y + step(random), 0, side - 1);
        if ((x < side / 2) != (nx < side / 2) && side % 2) // two islands in every other town
            continue;
        const int kind = percent(random);
        RoadLine line{{corner(x, y), corner(nx, ny)}, 3.0 + percent(random) / 4.0, kind < 85, kind >= 15};
        if (kind == 50)
            line.points[1] = {line.points[0].lon + 1e-6, line.points[0].lat + 4e-7}; // a decimetre, along no street
        town.lines.push_back(line);
        if (kind > 90)
            town.lines.push_back(line); // a parallel one, slower or faster
        if (kind > 95)
            town.lines.back().speed *= 2;
    }
    return town;
}

double lengthOf(const std::vector<RoadPoint> &way)
{
    double metres = 0;
    for (std::size_t i = 1; i < way.size(); ++i)
        metres += metresBetween(way[i - 1], way[i]);
    return metres;
}

bool isInside(const std::vector<std::vector<RoadPoint>> &rings, RoadPoint p)
{
    bool inside = false;
    for (const auto &ring : rings)
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const RoadPoint a = ring[i - 1], b = ring[i];
            if ((a.lat > p.lat) != (b.lat > p.lat) && p.lon < a.lon + (p.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon))
                inside = !inside;
        }
    return inside;
}

RoadLine street(std::vector<RoadPoint> points, double speed = 10, bool back = true)
{
    return {std::move(points), speed, true, back};
}

} // namespace

/// The road network of the map engine: what is packed, found and measured is what an independent search says.
class RoadGraphTest : public QObject
{
    Q_OBJECT
private slots:
    void timesAreThoseOfAnIndependentSearch()
    {
        std::mt19937 random(7);
        int reached = 0, cutOff = 0;
        for (int town = 0; town < 40; ++town) {
            const Plain plain = randomTown(random, 3 + town % 8);
            const RoadGraph graph = RoadGraph::build(plain.lines, tolerance);
            if (graph.edges().empty())
                continue;
            for (int question = 0; question < 6; ++question) {
                const auto e = static_cast<std::uint32_t>(random() % graph.edges().size());
                const RoadGraph::Edge &edge = graph.edges()[e];
                const bool toward = question % 2;
                const double share = question < 2 ? 0 : question < 4 ? 1 : 0.25;
                RoadStop root{e, 0, share, graph.places()[edge.from], 0};
                const RoadTree tree(graph, root, toward ? RoadTree::Toward::Root : RoadTree::Toward::Leaves);
                QVERIFY(tree.isWhole());
                Times known;
                const auto seed = [&](std::uint32_t node, std::uint32_t ms, double part) {
                    if (ms == noWay && part != 0)
                        return;
                    const auto its = static_cast<std::uint32_t>(part == 0 ? 0 : std::lround(ms * part));
                    const auto [it, isNew] = known.try_emplace(keyOf(graph.places()[node]), its);
                    it->second = std::min(it->second, its);
                };
                seed(edge.from, toward ? edge.forwardMs : edge.backwardMs, share);
                seed(edge.to, toward ? edge.backwardMs : edge.forwardMs, 1 - share);
                const Times expected = plain.times(known, toward);
                for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
                    const auto it = expected.find(keyOf(graph.places()[node]));
                    QCOMPARE(tree.msAt(node), it == expected.end() ? noWay : it->second);
                    ++(tree.msAt(node) == noWay ? cutOff : reached);
                }
            }
        }
        QVERIFY2(reached > 3000 && cutOff > 300, qPrintable(QStringLiteral("%1 %2").arg(reached).arg(cutOff)));
    }

    void waysAreAsLongAsTheyAreSaidToBe()
    {
        std::mt19937 random(11);
        int ways = 0;
        for (int town = 0; town < 40; ++town) {
            const RoadGraph graph = RoadGraph::build(randomTown(random, 4 + town % 8).lines, tolerance);
            const auto stopAt = [&](double share) {
                const auto e = static_cast<std::uint32_t>(random() % graph.edges().size());
                const RoadPoint a = graph.points()[graph.edges()[e].firstPoint], b = graph.points()[graph.edges()[e].firstPoint + 1];
                return RoadStop{e, 0, share, {a.lon + share * (b.lon - a.lon), a.lat + share * (b.lat - a.lat)}, 0};
            };
            const RoadStop root = stopAt(0.3);
            const bool toward = town % 2;
            const RoadTree tree(graph, root, toward ? RoadTree::Toward::Root : RoadTree::Toward::Leaves);
            for (int i = 0; i < 30; ++i) {
                const RoadStop stop = stopAt(static_cast<double>(random() % 101) / 100);
                const RoadTime time = tree.timeOf(stop);
                const std::vector<RoadPoint> way = tree.wayOf(stop);
                QCOMPARE(way.empty(), time.ms == noWay);
                if (way.empty())
                    continue;
                QVERIFY(std::abs(lengthOf(way) - time.metres) < 0.01 + time.metres * 1e-4);
                const RoadPoint first = toward ? stop.at : root.at, last = toward ? root.at : stop.at;
                QVERIFY(metresBetween(way.front(), first) < 0.5 && metresBetween(way.back(), last) < 0.5);
                ++ways;
            }
        }
        QVERIFY(ways > 300);
    }

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

    void aTravellerIsNoFasterThanHeIs()
    {
        const RoadGraph graph = RoadGraph::build({street({{109, 23}, {109.1, 23}}, 20)}, 0.5);
        const RoadTree tree(graph, {0, 0, 0, {109, 23}, 25}, RoadTree::Toward::Root);
        const RoadTime car = tree.timeOf({0, 0, 1, {109.1, 23}, 0}), moped = tree.timeOf({0, 0, 1, {109.1, 23}, 0}, 5);
        QVERIFY(std::abs(car.ms - ((car.metres - 25) / 20 * 1000 + 10000)) < 2);
        QVERIFY(std::abs(moped.ms - ((car.metres - 25) / 5 * 1000 + 10000)) < 2);
    }

    void linesMeetWhereTheyShareAVertexOrEndOnEachOther()
    {
        const RoadLine main = street({{109, 23}, {109.001, 23}, {109.002, 23}});
        const auto nodes = [&](const RoadLine &other, double tolerance) { return RoadGraph::build({main, other}, tolerance); };
        const RoadGraph crossing = nodes(street({{109.001, 22.999}, {109.001, 23}, {109.001, 23.001}}), 0.5);
        QCOMPARE(crossing.nodeCount(), 5U);
        QCOMPARE(crossing.edges().size(), std::size_t(4));
        QCOMPARE(crossing.islandCount(), 1U);
        // A bridge shares no vertex with what it crosses.
        QCOMPARE(nodes(street({{109.0005, 22.999}, {109.0005, 23.001}}), 0.5).islandCount(), 2U);
        // A side street that ends a few decimetres from a vertex, or anywhere on the line.
        QCOMPARE(nodes(street({{109.001, 23.001}, {109.001, 23.000003}}), 0.5).islandCount(), 1U);
        const RoadGraph tee = nodes(street({{109.0005, 23.001}, {109.0005, 23.000002}}), 0.5);
        QCOMPARE(tee.islandCount(), 1U);
        QCOMPARE(tee.edges().size(), std::size_t(3));
        QCOMPARE(nodes(street({{109.0005, 23.001}, {109.0005, 23.0001}}), 0.5).islandCount(), 2U);
        QVERIFY(std::abs(tee.metres() - crossing.metres()) < 150);
    }

    void brokenLinesAreLeftOut()
    {
        const double nan = std::nan("");
        const RoadGraph graph = RoadGraph::build({street({}), street({{109, 23}}), street({{109, 23}, {109, 23}}), street({{nan, 23}, {109, 23}}),
                                                  street({{109, 123}, {109, 23}}), street({{109, 23}, {109.01, 23}}, 0),
                                                  street({{109, 23}, {109.01, 23}})}, 0.5);
        QCOMPARE(graph.edges().size(), std::size_t(1));
        QCOMPARE(RoadGraph::build({}, 0.5).nodeCount(), 0U);
        QVERIFY(!RoadIndex(RoadGraph::build({}, 0.5)).nearest({109, 23}));
        QVERIFY(!RoadIndex(graph).nearest({nan, 23}));
        QVERIFY(!RoadIndex(graph).nearest({110, 23}));
        const std::atomic<bool> cancelled = true;
        QCOMPARE(RoadGraph::build({street({{109, 23}, {109.01, 23}})}, 0.5, &cancelled).edges().size(), std::size_t(0));
        QVERIFY(!RoadTree(RoadGraph(graph), {0, 0, 0, {}, 0}, RoadTree::Toward::Root, noWay, nullptr).wayOf({0, 0, 1, {}, 0}).empty());
    }

    void aPlaceIsBroughtToTheRoadThatLeadsSomewhere()
    {
        // A yard's own lane, not joined to the street 40 m away; and a hamlet far from all.
        const RoadGraph graph = RoadGraph::build({street({{109, 23}, {109.05, 23}}), street({{109.02, 23.0004}, {109.0205, 23.0004}}),
                                                  street({{109.02, 23.03}, {109.021, 23.03}})}, 0.5);
        QCOMPARE(graph.islandCount(), 3U);
        const RoadIndex index(graph);
        const auto yard = index.nearest({109.0202, 23.00041}), hamlet = index.nearest({109.0202, 23.0301});
        QVERIFY(yard && hamlet);
        QVERIFY(graph.isMainland(graph.islandOf(yard->edge)));
        QVERIFY(!graph.isMainland(graph.islandOf(hamlet->edge)));
        QVERIFY(std::abs(yard->offMetres - 45.4) < 1);
        QVERIFY(std::abs(yard->share - 0.404) < 0.001);
        const RoadTree tree(graph, *yard, RoadTree::Toward::Root);
        QCOMPARE(tree.timeOf(*hamlet).ms, noWay);
        QVERIFY(tree.wayOf(*hamlet).empty());
    }

    void areasHoldWhatIsInTime()
    {
        std::mt19937 random(3);
        const RoadGraph graph = RoadGraph::build(randomTown(random, 14).lines, tolerance);
        const RoadIndex index(graph);
        const auto root = index.nearest({109.313, 23.713});
        QVERIFY(root);
        constexpr std::uint32_t limit = 300000;
        const RoadTree tree(graph, *root, RoadTree::Toward::Root, limit);
        const RoadCover cover(graph, tree, limit);
        const auto near = cover.within(limit / 3), far = cover.within(limit);
        QVERIFY(!near.empty() && !far.empty());
        const double slack = 3 * cover.cellMetres() / offRoadSpeed * 1000; // ms
        std::uniform_real_distribution<double> lon(109.29, 109.34), lat(23.69, 23.74);
        int inside = 0, outside = 0;
        for (int i = 0; i < 1500; ++i) {
            const RoadPoint p{lon(random), lat(random)};
            // The best over all roads, not only the nearest, straight from the definition.
            double best = 1e12;
            for (std::uint32_t e = 0; e < graph.edges().size(); ++e)
                for (int k = 0; k <= 20; ++k) {
                    const RoadPoint a = graph.points()[graph.edges()[e].firstPoint], b = graph.points()[graph.edges()[e].firstPoint + 1];
                    const RoadPoint q{a.lon + k / 20.0 * (b.lon - a.lon), a.lat + k / 20.0 * (b.lat - a.lat)};
                    if (const RoadTime time = tree.timeAt(e, k / 20.0); time.ms != noWay)
                        best = std::min(best, time.ms + (metresBetween(p, q) + root->offMetres) / offRoadSpeed * 1000);
                }
            const bool in = isInside(far, p);
            if (best < limit - slack)
                QVERIFY2(in, qPrintable(QStringLiteral("%1 %2: %3 ms").arg(p.lon).arg(p.lat).arg(best)));
            else if (best > limit + slack)
                QVERIFY2(!in, qPrintable(QStringLiteral("%1 %2: %3 ms").arg(p.lon).arg(p.lat).arg(best)));
            QVERIFY(!isInside(near, p) || in);
            ++(in ? inside : outside);
        }
        QVERIFY2(inside > 150 && outside > 150, qPrintable(QStringLiteral("%1 %2").arg(inside).arg(outside)));
    }

    void rulesOfRoads_data()
    {
        QTest::addColumn<QString>("klass");
        QTest::addColumn<QString>("oneway");
        QTest::addColumn<QString>("speed");
        QTest::addColumn<QString>("more");
        QTest::addColumn<double>("kmh"); // 0: nobody goes there
        QTest::addColumn<QString>("ways");
        QTest::newRow("store") << "secondary" << "0" << "50.0" << "" << 50.0 << "both";
        QTest::newRow("store, one way") << "residential" << "1" << "25" << "" << 25.0 << "along";
        QTest::newRow("store, against") << "residential" << "-1" << "" << "" << 30.0 << "against";
        QTest::newRow("link") << "primary_link" << "" << "" << "" << 60.0 << "both";
        QTest::newRow("tags") << "primary" << "" << "" << R"("lanes"=>"2","oneway"=>"yes","maxspeed"=>"70")" << 70.0 << "along";
        QTest::newRow("roundabout") << "primary" << "" << "" << R"("junction"=>"roundabout")" << 60.0 << "along";
        QTest::newRow("no") << "primary" << "" << "" << R"("junction"=>"roundabout","oneway"=>"no")" << 60.0 << "both";
        QTest::newRow("miles") << "primary" << "" << "30 mph" << "" << 48.28 << "both";
        QTest::newRow("walk") << "footway" << "" << "30" << "" << 5.0 << "both";
        QTest::newRow("closed") << "service" << "" << "" << R"("access"=>"no")" << 0.0 << "";
        QTest::newRow("not built") << "construction" << "" << "60" << "" << 0.0 << "";
        QTest::newRow("no road") << "" << "" << "" << R"("power"=>"line")" << 0.0 << "";
        QTest::newRow("国道") << "国道" << "B" << "" << "" << 80.0 << "both";
        QTest::newRow("单行") << "支路" << "是" << "限速" << "" << 40.0 << "along";
    }
    void rulesOfRoads()
    {
        QFETCH(QString, klass);
        QFETCH(QString, oneway);
        QFETCH(QString, speed);
        QFETCH(QString, more);
        QFETCH(double, kmh);
        QFETCH(QString, ways);
        const auto rules = rulesOf({klass, oneway, speed, more}, true);
        QCOMPARE(rules.has_value(), kmh > 0);
        if (!rules)
            return;
        QVERIFY(std::abs(rules->speed * 3.6 - kmh) < 0.01);
        QCOMPARE(QString::fromLatin1(rules->forward ? rules->backward ? "both" : "along" : "against"), ways);
    }
};

QTEST_GUILESS_MAIN(RoadGraphTest)
#include "roadgraphtest.moc"
